/** Up to which change a follower has come; it belongs to the holder until it is given back or the time is over. */
export interface FollowerPosition {
  readonly seq: number;
}

/** How far each follower of the register's changes has come. */
export interface FollowerPort {
  /**
   * Takes hold of a follower until a moment (ISO 8601, UTC) and gives its position; one that is new, or that has another
   * fingerprint than it was kept with, begins before the first change. Undefined while somebody else holds it.
   */
  readonly hold: (
    follower: { readonly name: string; readonly fingerprint: string },
    holder: string,
    now: string,
    until: string,
  ) => Promise<FollowerPosition | undefined>;
  /** Moves a follower on; false, and nothing moves, when somebody else holds it by now. */
  readonly advance: (name: string, holder: string, seq: number, now: string, until: string) => Promise<boolean>;
  /** Gives a follower back before its time is over. */
  readonly release: (name: string, holder: string) => Promise<void>;
}
