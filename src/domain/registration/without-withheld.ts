import type { SampleDescription } from '../description/sample-description.ts';
import { plainTitle } from './plain-title.ts';
import { type Withheld, withheldNow } from './privacy.ts';
import { type Relative, withoutUnseen } from './relatives.ts';
import { searchWords } from './search-words.ts';
import { leaves, type TakenApart, takeOwnOut, takeRepeatedOut } from './withholding.ts';

/**
 * A description without what is withheld on a day (ISO, UTC): what its owner withholds, and what it repeats of others that
 * withhold it or do not show themselves. Nor does its prose tell it: a title in which a value of those stands gives way to kind and
 * name, other prose is left out. The same description where nothing is.
 */
export function withoutWithheld(
  description: SampleDescription,
  withheld: Withheld | null,
  today: string,
  relatives: readonly Relative[] = [],
): SampleDescription {
  let shown = withoutUnseen(description, relatives, today);
  const told: (string | number)[] = [];
  const take = (apart: TakenApart) => {
    shown = apart.shown;
    // What may only repeat others is no value of its own.
    const { stated: _, foreign: __, ...named } = apart.taken;
    told.push(...leaves(named));
  };
  for (const relative of relatives) {
    const theirs = withheldNow(relative.withheld, today);
    if (relative.above !== null && theirs !== null) take(takeRepeatedOut(shown, theirs, relative.above));
  }
  const ours = withheldNow(withheld, today);
  if (ours !== null) take(takeOwnOut(shown, ours));
  return told.length === 0 ? shown : withSilentProse(shown, tellsOneOf(told));
}

/** Members that are sentences, which may say anything again. */
const PROSE = ['abstract', 'furtherTitles', 'furtherDescriptions', 'comment'] as const;

function withSilentProse(shown: SampleDescription, tells: (text: string) => boolean): SampleDescription {
  const telling = new Set<string>(PROSE.filter((field) => leaves(shown[field]).some((one) => tells(String(one)))));
  const isTitle = tells(shown.title);
  const keywords = shown.keywords.filter((one) => !tells(one));
  if (telling.size === 0 && !isTitle && keywords.length === shown.keywords.length) return shown;
  const members = Object.entries(shown).filter(([field]) => !telling.has(field));
  const rest = Object.fromEntries(members) as unknown as SampleDescription;
  return { ...rest, keywords, title: isTitle ? plainTitle(shown) : shown.title };
}

const SHORTEST = 3;

/** Whether a text has one of the values in it: a text of three letters at least as whole words, a number however it is rounded. */
function tellsOneOf(values: readonly (string | number)[]): (text: string) => boolean {
  const texts = values.filter((one) => typeof one === 'string').map(asWords);
  const wanted = new Set(texts.filter((one) => one.trim().length >= SHORTEST));
  const numbers = new Set(values.filter((one) => typeof one === 'number').flatMap(spellings));
  return (text) => {
    const words = asWords(text);
    if ([...wanted].some((one) => words.includes(one))) return true;
    return (text.match(/\d+(?:\.\d+)?/g) ?? []).some((one) => numbers.has(Number(one)));
  };
}

// Full stops and colons belong to depths and names, and end sentences.
const asWords = (text: string): string => ` ${searchWords(text.replace(/[.:]+(?=\s|$)/g, ' ')).join(' ')} `;

function spellings(value: number): number[] {
  const size = Math.abs(value);
  return [size, Number(size.toFixed(1)), Number(size.toFixed(2)), Number(size.toFixed(3))];
}
