import { present } from './present.ts';
import type { SampleDescription } from './sample-description.ts';

/** Numbers of a description that may be stated with doubt. Depths are those of the first interval, ages in the unit of the age range. */
export const UNCERTAIN_NUMBERS = [
  'latitudeDeg',
  'longitudeDeg',
  'latitudeEndDeg',
  'longitudeEndDeg',
  'elevationM',
  'elevationEndM',
  'depthTopM',
  'depthBottomM',
  'lengthM',
  'ageMinimum',
  'ageMaximum',
] as const;

/** One of the numbers that may be stated with doubt. */
export type UncertainOf = (typeof UNCERTAIN_NUMBERS)[number];

/**
 * A number as somebody stated it who was not sure: `text` is verbatim, with its unit where that is another than the member's. The
 * numbers are what the text means, in the unit of the member, and absent where it means none (`shallow`): the best value, how
 * much more or less it may be, or the ends between which it lies, of which one may be open.
 */
export interface UncertainNumber extends NumbersStated {
  readonly of: UncertainOf;
  readonly text: string;
}

/** What a text with doubt means in numbers. */
export interface NumbersStated {
  readonly value?: number;
  readonly plusMinus?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** True for `~`, `ca.`, `?` and the like. */
  readonly isAbout?: boolean;
}

/** The longest text that is taken for a number with doubt, in characters; longer ones are stories. */
export const LONGEST_UNCERTAIN = 200;

const NUMBER = String.raw`([-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d{1,3})?)`;
const UNIT = String.raw`((?:[\p{L}µ°%][\p{L}\d.°/]{0,20}(?: [\p{L}.]{1,20}){0,3})?)`;
const ABOUT =
  /^(?:~|≈|∼|(?:circa|ca\.?|approximately|approx\.?|about|around|some|c\.|etwa|rund|ungefähr|environ|env\.|cirka|omkring)(?=[\s\d.+-]))\s*/iu;
const PLUS_MINUS = new RegExp(String.raw`^${NUMBER}\s*(?:±|\+\/-|\+-)\s*${NUMBER}\s*${UNIT}$`, 'iu');
const BETWEEN = new RegExp(
  String.raw`^(?:between )?${NUMBER}\s*${UNIT}\s*(?:-|\.\.\.?|to|and|bis|till|à)\s*${NUMBER}\s*${UNIT}$`,
  'iu',
);
const LESS = new RegExp(
  String.raw`^(?:<=?|≤|less than|below|under|at most|up to|max\.?|maximum)\s*${NUMBER}\s*${UNIT}$`,
  'iu',
);
const MORE = new RegExp(
  String.raw`^(?:>=?|≥|more than|above|over|at least|min\.?|minimum)\s*${NUMBER}\s*${UNIT}$`,
  'iu',
);
const ONE = new RegExp(String.raw`^${NUMBER}\s*${UNIT}$`, 'iu');

/** What a text with doubt means: its numbers in the unit that it states itself, absent where it states none. */
export interface UncertainText extends NumbersStated {
  readonly unit?: string;
}

/**
 * Reads a number with doubt: `~120 m`, `ca. 1980`, `120 ± 5`, `50 ± 10 %`, `3-4 cm`, `> 200`, `12?`; with decimal comma too unless three
 * digits follow it, which may be thousands. Undefined for what says no number in one of these ways, and for texts of more than
 * {@link LONGEST_UNCERTAIN} characters.
 */
export function readUncertain(stated: string): UncertainText | undefined {
  if (stated.length > LONGEST_UNCERTAIN) return undefined;
  const plain = stated
    .normalize('NFC')
    .replaceAll(/[−–—‒]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const text = plain.replaceAll(/(\d),(?=\d{1,2}(?!\d)|\d{4,})/g, '$1.');
  const isQuestioned = /\s*(?:\(\?\)|\?)$/.test(text);
  const bare = text.replace(/\s*(?:\(\?\)|\?)$/, '');
  const rest = bare.replace(ABOUT, '');
  const read = numbersIn(rest);
  if (read === undefined || Object.values(read).some((one) => one === Infinity || one === -Infinity)) return undefined;
  return isQuestioned || rest !== bare ? { ...read, isAbout: true } : read;
}

function numbersIn(text: string): UncertainText | undefined {
  const spread = PLUS_MINUS.exec(text);
  if (spread !== null) return spreadOf(Number(spread[1]), Number(spread[2]), spread[3]);
  const between = BETWEEN.exec(text);
  if (between !== null) return betweenOf(between);
  const less = LESS.exec(text);
  if (less !== null) return inUnit({ maximum: Number(less[1]) }, less[2]);
  const more = MORE.exec(text);
  if (more !== null) return inUnit({ minimum: Number(more[1]) }, more[2]);
  const one = ONE.exec(text);
  return one === null ? undefined : inUnit({ value: Number(one[1]) }, one[2]);
}

/** A spread in percent is one of the value, whose unit is then not said. */
function spreadOf(value: number, spread: number, unit: string | undefined): UncertainText {
  if (unit === '%') return { value, plusMinus: Number(((Math.abs(value) * Math.abs(spread)) / 100).toPrecision(10)) };
  return inUnit({ value, plusMinus: Math.abs(spread) }, unit);
}

/** Ends in two units are not taken for numbers. */
function betweenOf([, one, unit = '', other, ownUnit = '']: RegExpExecArray): UncertainText | undefined {
  if (unit !== '' && unit !== ownUnit) return undefined;
  const ends = [Number(one), Number(other)];
  return inUnit({ minimum: Math.min(...ends), maximum: Math.max(...ends) }, ownUnit);
}

function inUnit(numbers: NumbersStated, unit: string | undefined): UncertainText {
  return unit === undefined || unit === '' ? numbers : { ...numbers, unit };
}

/**
 * The one number that stands in the member itself: the best value; else for the upper end of a depth and the lesser age the least,
 * for the lower end and the greater age the greatest. Undefined where a range has no such end: its middle was stated by nobody.
 */
export function bestValue(stated: NumbersStated, of: UncertainOf): number | undefined {
  if (stated.value !== undefined) return stated.value;
  if (of === 'depthTopM' || of === 'ageMinimum') return stated.minimum;
  return of === 'depthBottomM' || of === 'ageMaximum' ? stated.maximum : undefined;
}

/** The same numbers times a factor, which may be negative, without the noise of multiplying decimal fractions. */
export function scaledNumbers(stated: NumbersStated, factor: number): NumbersStated {
  if (factor === 1) return stated;
  const times = (value: number | undefined) => (value === undefined ? value : Number((value * factor).toFixed(9)));
  const [minimum, maximum] = [times(stated.minimum), times(stated.maximum)];
  const spread = times(stated.plusMinus);
  return present({
    value: times(stated.value),
    plusMinus: spread === undefined ? undefined : Math.abs(spread),
    minimum: factor < 0 ? maximum : minimum,
    maximum: factor < 0 ? minimum : maximum,
    isAbout: stated.isAbout,
  });
}

/**
 * The doubt with which a number is stated; undefined where none is, and where the number was changed since without it: a doubt that
 * does not agree with the member is about another value.
 */
export function doubtOf(description: SampleDescription, of: UncertainOf): UncertainNumber | undefined {
  const found = description.uncertainNumbers?.find((one) => one.of === of);
  return found !== undefined && bestValue(found, of) === memberValue(description, of) ? found : undefined;
}

function memberValue({ depths, ageRange, ...plain }: SampleDescription, of: UncertainOf): number | undefined {
  if (of === 'depthTopM') return depths[0]?.topM;
  if (of === 'depthBottomM') return depths[0]?.bottomM;
  if (of === 'ageMinimum') return ageRange?.minimum;
  return of === 'ageMaximum' ? ageRange?.maximum : plain[of];
}
