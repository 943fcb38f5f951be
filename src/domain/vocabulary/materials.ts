import type { Concept } from '../description/statements.ts';

/** A material: ODM2 medium, the value it has in GFZ's list of 13, and further words that mean it. */
export interface Material extends Concept {
  readonly uri: string;
  readonly gfz: string;
  readonly words: readonly string[];
}

const ODM2 = 'http://vocabulary.odm2.org/medium/';

const material = (term: string, label: string, gfz: string, ...words: readonly string[]): Material => ({
  label,
  uri: `${ODM2}${term}`,
  gfz,
  words: [term.toLowerCase(), label.toLowerCase(), ...words],
});

/** What is said where nobody knows. */
const UNKNOWN_MATERIAL: Material = material('unknown', 'Unknown', 'Other');

/** What is said where the words are not in the list. */
const OTHER_MATERIAL: Material = material('other', 'Other', 'Other', 'synthetic');

/** Media of ODM2 with the material of GFZ description-ext (metadata-schemas 2.1, 2.4, 5). */
export const MATERIALS: readonly Material[] = [
  material('liquidAqueous', 'Aqueous liquid', 'Liquid>aqueous', 'liquid>aqueous', 'water', 'porewater'),
  material('liquidOrganic', 'Organic liquid', 'Liquid>organic', 'liquid>organic', 'oil'),
  material('rock', 'Rock', 'Rock'),
  material('sediment', 'Sediment', 'Sediment', 'sediments'),
  material('soil', 'Soil', 'Soil'),
  material('mineral', 'Mineral', 'Mineral', 'minerals'),
  material('gas', 'Gas', 'Gas'),
  material('air', 'Air', 'Gas'),
  material('ice', 'Ice', 'Ice'),
  material('snow', 'Snow', 'Ice'),
  material('organism', 'Organism', 'Biology', 'biology'),
  material('tissue', 'Tissue', 'Biology'),
  material('particulate', 'Particulate', 'Particulate', 'particulates'),
  material('notApplicable', 'Not applicable', 'Not applicable'),
  OTHER_MATERIAL,
  UNKNOWN_MATERIAL,
];

const BY_WORD = new Map(MATERIALS.flatMap((one) => one.words.map((word) => [word, one] as const)));
const BY_URI = new Map(MATERIALS.map((one) => [one.uri, one]));

/**
 * The material a person means by a word. A word of the list gives the term itself; a longer text keeps its own words and
 * takes the URI of the last listed word in it (`Lake sediment` is sediment), or that of `other`. Blank gives `unknown`.
 */
export function materialOf(text: string | undefined): Concept {
  const stated = text?.trim();
  if (!stated) return conceptOf(UNKNOWN_MATERIAL);
  const listed = BY_WORD.get(stated.toLowerCase());
  return listed ? conceptOf(listed) : { label: stated, uri: wordWithin(stated).uri };
}

/** The listed material with a URI, with or without trailing slash; `other` for a foreign URI, `unknown` for none. */
export function materialByUri(uri: string | undefined): Material {
  if (uri === undefined) return UNKNOWN_MATERIAL;
  return BY_URI.get(uri.endsWith('/') ? uri.slice(0, -1) : uri) ?? OTHER_MATERIAL;
}

function wordWithin(text: string): Material {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const known = words.map((word) => BY_WORD.get(word)).filter((one) => one !== undefined);
  return known.at(-1) ?? OTHER_MATERIAL;
}

function conceptOf({ label, uri }: Material): Concept {
  return { label, uri };
}
