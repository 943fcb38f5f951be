import { ageNamed, type GeologicalAge } from '../vocabulary/geological-ages.ts';

/** What stands between two ages of one text: `Silurian to Devonian`, `Ordovician–Silurian`. */
const BETWEEN = /\s*(?:[-\u2010-\u2015/,;&]|\b(?:to|through|until|and|or|bis|und)\b)\s*/i;
/** Such a text is no name of an age. */
const LONGEST_NAME = 100;
const MOST_PARTS = 8;

/**
 * The units of the international chart that words of ages name, each once in the order named: `Oxfordian`, `early Ordovician`, both of
 * `Silurian to Devonian`. Words that the chart does not have give nothing.
 */
export function chartAges(words: readonly string[]): readonly GeologicalAge[] {
  const found = words.filter((text) => text.length <= LONGEST_NAME).flatMap(agesIn);
  return [...new Map(found.map((age) => [age.key, age])).values()];
}

/**
 * The same with every unit that these are part of, the narrower first: `Oxfordian` gives Upper Jurassic, Jurassic, Mesozoic and Phanerozoic
 * as well, so that who seeks the Jurassic finds it.
 */
export function chartAgesWithin(words: readonly string[]): readonly GeologicalAge[] {
  const known = new Map(chartAges(words).map((age) => [age.key, age]));
  for (const { broader } of known.values()) {
    for (const key of broader) {
      const wider = known.has(key) ? undefined : ageNamed(key);
      if (wider !== undefined) known.set(wider.key, wider);
    }
  }
  return [...known.values()];
}

function agesIn(text: string): readonly GeologicalAge[] {
  const whole = ageNamed(text);
  if (whole !== undefined) return [whole];
  const parts = text.split(BETWEEN).filter((part) => part !== '');
  return parts.length > MOST_PARTS ? [] : parts.flatMap((part) => ageNamed(part) ?? []);
}
