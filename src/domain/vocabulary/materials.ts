import type { Concept } from '../description/statements.ts';
import { odm2Uri } from './odm2-for.ts';

/** A material: ODM2 medium, and the words that mean it. */
export interface Material extends Concept {
  readonly uri: string;
  readonly words: readonly string[];
}

const ODM2 = 'http://vocabulary.odm2.org/medium/';

const material = (term: string, label: string, ...words: readonly string[]): Material => ({
  label,
  uri: `${ODM2}${term}`,
  words: [term.toLowerCase(), label.toLowerCase(), ...words],
});

/** What is said where nobody knows. */
const UNKNOWN_MATERIAL: Material = material('unknown', 'Unknown');

/** What is said where the words are not in the list. */
const OTHER_MATERIAL: Material = material('other', 'Other', 'synthetic');

/** The media of ODM2 that descriptions use, with the words that people have for them (metadata-schemas 2.1, 2.4, 5). */
export const MATERIALS: readonly Material[] = [
  material('liquidAqueous', 'Aqueous liquid', 'liquid>aqueous', 'water', 'porewater'),
  material('liquidOrganic', 'Organic liquid', 'liquid>organic', 'oil'),
  material('rock', 'Rock'),
  material('sediment', 'Sediment', 'sediments'),
  material('soil', 'Soil'),
  material('mineral', 'Mineral', 'minerals'),
  material('gas', 'Gas'),
  material('air', 'Air'),
  material('ice', 'Ice'),
  material('snow', 'Snow'),
  material('organism', 'Organism', 'biology'),
  material('tissue', 'Tissue'),
  material('particulate', 'Particulate', 'particulates'),
  material('notApplicable', 'Not applicable'),
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

/** Whether a word, in any case, means a listed material. */
export function isMaterialWord(text: string): boolean {
  return BY_WORD.has(text.trim().toLowerCase());
}

/**
 * The listed material with a URI, with or without trailing slash; that which a term of another vocabulary stands for, as basalt
 * of CGI does for rock; `other` for an unknown URI, `unknown` for none.
 */
export function materialByUri(uri: string | undefined): Material {
  if (uri === undefined) return UNKNOWN_MATERIAL;
  return (
    BY_URI.get(uri.endsWith('/') ? uri.slice(0, -1) : uri) ??
    BY_URI.get(odm2Uri({ label: '', uri }, 'medium') ?? '') ??
    OTHER_MATERIAL
  );
}

function wordWithin(text: string): Material {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const known = words.map((word) => BY_WORD.get(word)).filter((one) => one !== undefined);
  return known.at(-1) ?? OTHER_MATERIAL;
}

function conceptOf({ label, uri }: Material): Concept {
  return { label, uri };
}
