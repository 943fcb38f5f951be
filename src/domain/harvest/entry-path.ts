/** By what a public record is named: its IGSN, or, where a harvested one has none, its source and the source's own name for it. */
export interface EntryName {
  readonly igsn: string | null;
  readonly source: string;
  readonly item: string | null;
}

/** An item of a source by the source's own name for it. */
export interface SourceItem {
  readonly source: string;
  readonly item: string;
}

/** Path of the page of a harvested record that has no IGSN. */
export function harvestedPath(source: string, item: string): string {
  return `/harvested/${encodeURIComponent(source.toWellFormed())}/${encodeURIComponent(item.toWellFormed())}`;
}

/** Path of the page of any public record below the base address. */
export function entryPath({ igsn, source, item }: EntryName): string {
  return igsn === null ? harvestedPath(source, item ?? '') : `/igsn/${encodeURIComponent(igsn.toWellFormed())}`;
}

/** What a record is called where its IGSN would stand. */
export function entryLabel({ igsn, item }: Pick<EntryName, 'igsn' | 'item'>): string {
  return igsn ?? item ?? '';
}
