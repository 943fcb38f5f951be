import { catcherNumber, isCatcherName } from '../../domain/drilling/core-catcher.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { readInteger, tidyNumber } from '../cells/read-number.ts';
import { plainText } from '../cells/read-text.ts';
import type { Cell } from '../table.ts';

/** A name as the tree keeps it, with the values that its printed form tells besides; or the rule it breaks. */
export type NameReading =
  | { readonly ok: true; readonly name: string; readonly values: FieldValues }
  | { readonly ok: false; readonly rule: string };

const CORE_WITH_TYPE = /^(\d+)-?([A-Za-z])$/;

/**
 * Reads the name of an object of the type. Core runs and sections are numbers, `007` is 7; the legacy `233Z` is core run 233 of
 * core type Z; `CC` stays the name of a core catcher, whose section number is 9. Other names are text in NFC, a number in a
 * workbook is its digits.
 */
export function readName(type: ObjectType, cell: Cell): NameReading {
  const text = typeof cell === 'number' ? String(tidyNumber(cell)) : plainText(String(cell ?? ''));
  if (type === 'core_run') return readCore(text);
  if (type === 'section') return readSection(text);
  return { ok: true, name: text, values: {} };
}

function readCore(text: string): NameReading {
  const typed = CORE_WITH_TYPE.exec(text);
  const values = typed === null ? {} : { core_type: typed[2]!.toUpperCase() };
  return numbered(typed?.[1] ?? text, 'core', values, 'a whole number, perhaps with the core type (233 or 233Z)');
}

function readSection(text: string): NameReading {
  if (!isCatcherName(text)) return numbered(text, 'section', {}, 'a whole number, or CC for the core catcher');
  return { ok: true, name: 'CC', values: { section: catcherNumber(() => false), core_catcher: true } };
}

function numbered(text: string, field: string, values: FieldValues, rule: string): NameReading {
  const reading = readInteger(text);
  if (!reading.ok || typeof reading.value !== 'number' || reading.value < 0) return { ok: false, rule };
  return { ok: true, name: String(reading.value), values: { ...values, [field]: reading.value } };
}
