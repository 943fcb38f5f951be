import type { DescriptionField } from '../../domain/description/description-fields.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { atMost, legalDecimal } from '../legal-values.ts';
import { type FlatCell, type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';

/** How one value is spelled and read back. Both sides give undefined for what the list has no word for. */
export interface ValueCodec<T> {
  readonly write: (value: T) => string | undefined;
  readonly read: (cell: FlatCell) => T | undefined;
}

/** Text of at most so many characters; longer ones end in an ellipsis. */
export function text(longest?: number): ValueCodec<string> {
  return {
    write: (value) => (longest === undefined ? value : atMost(longest, value)),
    read: (cell) => cell.text,
  };
}

/** A number within limits, six decimal places. What is no number or outside is refused: `not-a-number`, `out-of-range`. */
export function decimal(least = -1e15, most = 1e15): ValueCodec<number> {
  return {
    write: (value) => legalDecimal(value, least, most),
    read: (cell) => {
      const value = numberIn(cell);
      if (value === undefined || (value >= least && value <= most)) return value;
      return cell.refuse('out-of-range', `${cell.text} is out of range.`, { rule: `${least} to ${most}` });
    },
  };
}

/** A word of a list, in any case; other words are not written, and read with a finding `unknown-term`. */
export function listed(terms: readonly string[]): ValueCodec<string> {
  const find = (word: string) => terms.find((one) => one.toLowerCase() === word.trim().toLowerCase());
  return {
    write: find,
    read: (cell) => {
      const term = find(cell.text);
      if (term === undefined) cell.find('unknown-term', `${cell.text} is not in the list.`, { rule: terms.join(', ') });
      return term ?? cell.text;
    },
  };
}

/** The number of a cell; refused with `not-a-number`. */
export function numberIn(cell: FlatCell): number | undefined {
  const value = Number(cell.text);
  if (Number.isFinite(value)) return value;
  return cell.refuse('not-a-number', `${cell.text} is no number.`, { rule: 'a decimal number' });
}

/** An element that stands for one member. */
export function one<Field extends DescriptionField>(
  name: string,
  member: Field,
  codec: ValueCodec<NonNullable<SampleDescription[Field]>>,
): FlatElement {
  return {
    name,
    members: [member],
    write: ({ description }) => written(description[member], codec),
    readOne: (list) => readValue(list, name, codec),
  };
}

/** The same, as one of GFZ's additions. */
export function oneOfGfz<Field extends DescriptionField>(
  name: string,
  member: Field,
  codec: ValueCodec<NonNullable<SampleDescription[Field]>>,
): FlatElement {
  return { ...one(name, member, codec), isGfz: true };
}

/** An element that stands for one part of a member that has several (`utm`, `launch`, `ageRange`). */
export function part<Field extends DescriptionField, Key extends keyof NonNullable<SampleDescription[Field]>>(
  name: string,
  member: Field,
  key: Key,
  codec: ValueCodec<NonNullable<NonNullable<SampleDescription[Field]>[Key]>>,
): FlatElement {
  return {
    name,
    members: [member],
    write: ({ description }) => written(partOf(description[member], key), codec),
    read: (list) => {
      const value = readValue(list, name, codec);
      return value === undefined ? {} : ({ [member]: { [key]: value } } as Said);
    },
  };
}

function partOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** `value` is what the codec writes, or nothing: the generic callers cannot show it to the compiler. */
function written<T>(value: unknown, codec: ValueCodec<T>) {
  return value === undefined || value === null ? [] : stated(codec.write(value as T));
}

function readValue<T>(list: FlatReader, name: string, codec: ValueCodec<T>): T | undefined {
  const cell = list.value(name);
  return cell && codec.read(cell);
}
