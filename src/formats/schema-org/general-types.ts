/** Types of schema.org for those of DataCite; a physical object has none, and DataCite says `CreativeWork` of it. */
const TYPES: Readonly<Record<string, string>> = {
  Book: 'Book',
  Collection: 'Collection',
  Dataset: 'Dataset',
  Event: 'Event',
  Image: 'ImageObject',
  JournalArticle: 'ScholarlyArticle',
  Report: 'Report',
  Software: 'SoftwareSourceCode',
};

const GENERAL_TYPES = new Map(Object.entries(TYPES).map(([general, type]) => [type, general]));

/** The type of schema.org for a general type of DataCite. */
export function typeOf(generalType: string | undefined): string {
  return TYPES[generalType ?? ''] ?? 'CreativeWork';
}

/** The general type of DataCite for a type of schema.org; undefined for a physical object and what is not listed. */
export function generalTypeOf(type: string): string | undefined {
  return GENERAL_TYPES.get(type);
}
