import {
  bestValue,
  doubtOf,
  LONGEST_UNCERTAIN,
  readUncertain,
  scaledNumbers,
  type UncertainNumber,
  type UncertainOf,
} from '../../domain/description/uncertain-number.ts';
import { legalDecimal } from '../legal-values.ts';
import type { FlatCell, FlatElement, FlatSource } from './flat-element.ts';
import { stated } from './flat-element.ts';
import { inMetres, metresIn } from './units.ts';

/** How a number is read: within which limits, in which unit its cell is, and what a unit in the text itself means. */
export interface NumberForm {
  readonly least?: number;
  readonly most?: number;
  /** Units of the member in one of the cell; 1 unless told. */
  readonly factor?: number;
  /** The unit of the cell in words, for texts that do not say their own; needed where the factor is not 1. */
  readonly unit?: string;
  /** Units of the member in one of a unit that the text says itself; undefined for a unit that is not known. */
  readonly factorOf: (unit: string) => number | undefined;
}

/** A number as it stands in the member, and its doubts, none for a plain one. */
export interface NumberRead {
  readonly value?: number;
  readonly doubts: readonly UncertainNumber[];
}

const NOTHING: NumberRead = { doubts: [] };

/** Metric units of length. */
export const LENGTHS: NumberForm = { factorOf: metresIn };

const DEGREES = /^(?:°|deg\.?|degrees?)?\s*([NESW])?$/i;

/** Degrees, of which the sign or a letter tells the direction: up to 90 they are north and south, beyond east and west. */
export function degrees(most: 90 | 180): NumberForm {
  const [towards, away] = most === 90 ? ['N', 'S'] : ['E', 'W'];
  const factorOf = (unit: string) => {
    const found = DEGREES.exec(unit);
    const letter = found?.[1]?.toUpperCase() ?? towards;
    if (found === null || (letter !== towards && letter !== away)) return undefined;
    return letter === away ? -1 : 1;
  };
  return { least: -most, most, factorOf };
}

/**
 * The number of a cell. One with doubt (`~120 m`, `120 ± 5`, `3-4`) is the number it means, with the doubt beside and a finding
 * `uncertain-number`; words in its place are kept as doubt alone, with `not-a-number`, and a unit that is not known with
 * `unit-not-converted`. What is outside the limits is refused with `out-of-range`, a story with `not-a-number`.
 */
export function readNumber(cell: FlatCell | undefined, of: UncertainOf, form: NumberForm): NumberRead {
  if (cell === undefined) return NOTHING;
  const plain = Number(cell.text);
  if (Number.isFinite(plain)) return within(cell, [inMetres(plain, form.factor ?? 1)], form, NOTHING);
  if (cell.text.length > LONGEST_UNCERTAIN) return refused(cell);
  return doubtful(cell, of, form);
}

function doubtful(cell: FlatCell, of: UncertainOf, form: NumberForm): NumberRead {
  const read = readUncertain(cell.text);
  if (read === undefined) {
    cell.find('not-a-number', `${cell.text} is no number and is kept as words.`, { rule: 'a decimal number' });
    return { doubts: [{ of, text: cell.text }] };
  }
  const { unit, ...numbers } = read;
  const factor = unit === undefined ? (form.factor ?? 1) : form.factorOf(unit);
  const text =
    unit === undefined && form.factor !== undefined && form.factor !== 1 ? `${cell.text} ${form.unit}` : cell.text;
  if (factor === undefined) {
    cell.find('unit-not-converted', `${cell.text} is kept as stated.`, { value: unit, rule: 'a unit that is known' });
    return { doubts: [{ of, text }] };
  }
  const means = scaledNumbers(numbers, factor);
  const ends = [means.value, means.minimum, means.maximum].filter((one) => one !== undefined);
  const value = bestValue(means, of);
  // A unit beside an otherwise plain number is no doubt.
  const isPlain = unit !== undefined && Object.keys(numbers).join() === 'value';
  const found = { ...(value !== undefined && { value }), doubts: isPlain ? [] : [{ of, text, ...means }] };
  const rule = 'a number without doubt';
  if (!isPlain) cell.find('uncertain-number', `${cell.text} is kept with its doubt.`, { severity: 'info', rule });
  return within(cell, ends, form, found);
}

/** The reading where all numbers of it lie within the limits. */
function within(
  cell: FlatCell,
  numbers: readonly number[],
  { least = -1e15, most = 1e15 }: NumberForm,
  read: NumberRead,
) {
  if (numbers.every((one) => one >= least && one <= most))
    return read === NOTHING && numbers[0] !== undefined ? { value: numbers[0], doubts: [] } : read;
  cell.refuse('out-of-range', `${cell.text} is out of range.`, { rule: `${least} to ${most}` });
  return NOTHING;
}

function refused(cell: FlatCell): NumberRead {
  cell.refuse('not-a-number', `${cell.text} is no number.`, { rule: 'a decimal number' });
  return NOTHING;
}

/** Doubts as a list says them: absent where there is none. */
export function doubtsIn(...read: readonly NumberRead[]): { readonly uncertainNumbers?: readonly UncertainNumber[] } {
  const doubts = read.flatMap((one) => one.doubts);
  return doubts.length === 0 ? {} : { uncertainNumbers: doubts };
}

/** A number as it is written: with the words of its doubt where the list takes them, else as `plain`. */
export function numberText({ description, dialect }: FlatSource, of: UncertainOf, plain: string | undefined) {
  return dialect.takesDoubt ? (doubtOf(description, of)?.text ?? plain) : plain;
}

/** An element that stands for one number in degrees. */
export function degreesElement(
  name: string,
  member: 'latitudeEndDeg' | 'longitudeEndDeg',
  most: 90 | 180,
): FlatElement {
  const form = degrees(most);
  return {
    name,
    members: [member],
    write: (source) => stated(numberText(source, member, legalDecimal(source.description[member], -most, most))),
    read: (list) => {
      const read = readNumber(list.value(name), member, form);
      return { [member]: read.value, ...doubtsIn(read) };
    },
  };
}
