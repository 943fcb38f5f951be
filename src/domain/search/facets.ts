/** By what results can be narrowed, in the order shown. */
export const FACETS = [
  'type',
  'source',
  'agent',
  'expedition',
  'material',
  'lithology',
  'age',
  'method',
  'country',
  'year',
  'repository',
  'has',
] as const;

/** One of {@link FACETS}. */
export type Facet = (typeof FACETS)[number];

/** One value of a facet: `value` as compared and as it stands in addresses, `label` as shown. */
export interface FacetValue {
  readonly facet: Facet;
  readonly value: string;
  readonly label: string;
}

/** Heads of the facets as people see them. */
export const FACET_LABEL: Readonly<Record<Facet, string>> = {
  type: 'Object type',
  source: 'Source',
  agent: 'Agent',
  expedition: 'Expedition',
  material: 'Material',
  lithology: 'Rock',
  age: 'Age',
  method: 'Method',
  country: 'Country',
  year: 'Year taken',
  repository: 'Kept at',
  has: 'Has',
};
