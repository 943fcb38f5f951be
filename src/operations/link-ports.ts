/** A record that another one is linked with, and how. */
export interface LinkRow {
  readonly igsn: string;
  readonly other: string;
  readonly relation: string;
}

/** Links between records; both directions are kept. */
export interface LinkPort {
  /** Adds a link; false where it stood already. */
  readonly add: (link: LinkRow, actor: string, at: string) => Promise<boolean>;
  readonly remove: (link: LinkRow) => Promise<boolean>;
}
