import type { FieldType } from '../../domain/field.ts';
import { unmarked } from '../../domain/marked-text.ts';
import type { Cell, Origin } from '../table.ts';
import { type Conversion, converted, refused } from './conversion.ts';
import { readBoolean } from './read-boolean.ts';
import { readDate } from './read-date.ts';
import { readDateTime } from './read-date-time.ts';
import { readDecimal, readInteger, tidyNumber } from './read-number.ts';
import { plainText, readList, saysNothing } from './read-text.ts';

/**
 * Turns a cell with something in it into a value of the given type; `null` where it says `NULL`, `N/A` or `-`. Codes:
 * `not-a-number`, `ambiguous-number`, `not-whole`, `not-a-date`, `ambiguous-date`, `not-a-time`, `not-yes-or-no`, `wrong-type`.
 */
export function convertCell(cell: Exclude<Cell, null>, type: FieldType, origin: Origin): Conversion {
  if (typeof cell === 'string') return fromWritten(cell, type, origin);
  if (typeof cell === 'number') return fromNumber(cell, type, origin);
  if (typeof cell === 'boolean') return fromBoolean(cell, type);
  return type === 'list' ? readList(cell) : refused('wrong-type', 'a single value');
}

/** Text behind an apostrophe is that text, also where it says `NULL` or looks like a formula. */
function fromWritten(cell: string, type: FieldType, origin: Origin): Conversion {
  const text = unmarked(cell.trimStart());
  if (text !== undefined) return fromText(text, type, origin);
  return saysNothing(cell) ? converted(null) : fromText(cell, type, origin);
}

/** What a cell should hold, as findings say it. */
const KIND: Readonly<Record<Exclude<FieldType, 'boolean' | 'text'>, string>> = {
  decimal: 'a number',
  integer: 'a whole number',
  date: 'a date',
  date_time: 'a time',
  list: 'text',
};

function fromText(text: string, type: FieldType, origin: Origin): Conversion {
  switch (type) {
    case 'decimal':
      return readDecimal(text);
    case 'integer':
      return readInteger(text);
    case 'date':
      return readDate(text, origin);
    case 'date_time':
      return readDateTime(text, origin);
    case 'boolean':
      return readBoolean(text);
    case 'list':
      return readList(text);
    case 'text':
      return converted(plainText(text));
  }
}

function fromNumber(number: number, type: FieldType, origin: Origin): Conversion {
  const isWhole = Number.isSafeInteger(number);
  switch (type) {
    case 'decimal':
      return converted(tidyNumber(number));
    case 'integer':
      return isWhole ? converted(number) : refused('not-whole', 'a whole number');
    case 'date':
      return readDate(number, origin);
    case 'date_time':
      return readDateTime(number, origin);
    default:
      return fromText(String(tidyNumber(number)), type, origin);
  }
}

function fromBoolean(value: boolean, type: FieldType): Conversion {
  if (type === 'boolean') return converted(value);
  return type === 'text' ? converted(String(value)) : refused('wrong-type', KIND[type]);
}
