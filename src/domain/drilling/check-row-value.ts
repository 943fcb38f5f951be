import { readAward } from '../description/object-rights.ts';
import { type FieldDescriptor, LONGEST_TEXT } from '../field.ts';
import type { Finding } from '../finding.ts';
import { isInCalendar, isTimeOfDay, isUtcOffset } from '../in-calendar.ts';
import { UNWRITABLE_IN_TEXT } from '../unwritable.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';
import { rowFinding } from './check-row-finding.ts';
import { vocabularyNamed } from './check-row-vocabulary.ts';
import { numberRule } from './number-rule.ts';
import type { FieldValue, ObjectRow } from './object-row.ts';

const ISO_DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const ISO_DATE_TIME = /^(\d{4}-\d\d-\d\d)T([\d:.]+)(Z|[+-]\d\d:\d\d)$/;

/**
 * Checks one value against its descriptor: type, limits in the field's own unit, length in characters, vocabulary. `null`
 * and absent values are nobody's business here. Codes: `wrong-type`, `out-of-range`, `too-long`, `unwritable-character`,
 * `unknown-term`.
 */
export function checkRowValue(
  row: ObjectRow,
  field: FieldDescriptor,
  vocabularies: Vocabularies = BUILT_IN,
): Finding[] {
  const value = row.values[field.name];
  if (value === undefined || value === null) return [];
  const rule = typeRule(field, value);
  if (rule !== undefined) {
    return [rowFinding(row, 'wrong-type', `${field.label} is not ${rule}`, { field: field.label, value, rule })];
  }
  if (typeof value === 'number') return checkRange(row, field, value);
  if (typeof value === 'boolean') return [];
  return (typeof value === 'string' ? [value] : value).flatMap((text) => checkText(row, field, text, vocabularies));
}

function typeRule(field: FieldDescriptor, value: Exclude<FieldValue, null>): string | undefined {
  switch (field.type) {
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : numberRule(value, 'a whole number');
    case 'decimal':
      return Number.isFinite(value) ? undefined : numberRule(value, 'a number');
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'yes or no';
    case 'list':
      return Array.isArray(value) ? undefined : 'a list';
    default:
      return typeof value === 'string' ? textRule(field.type, value) : 'text';
  }
}

function textRule(type: 'text' | 'date' | 'date_time', value: string): string | undefined {
  if (type === 'date' && !isDate(value)) return 'a date of the calendar such as 2014, 2014-05 or 2014-05-05';
  if (type === 'date_time' && !isMoment(value)) return 'a time such as 2014-05-05T08:30:00+02:00';
  return undefined;
}

const isDate = (text: string): boolean => ISO_DATE.test(text) && isInCalendar(text);

function isMoment(text: string): boolean {
  const [, date, time, offset] = ISO_DATE_TIME.exec(text) ?? [];
  return date !== undefined && isInCalendar(date) && isTimeOfDay(time!) && isUtcOffset(offset!);
}

function checkRange(row: ObjectRow, field: FieldDescriptor, value: number): Finding[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, label } = field;
  if (value >= minimum && value <= maximum) return [];
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  const bounds = [
    ...(value < minimum || Number.isFinite(minimum) ? [`at least ${minimum}${unit}`] : []),
    ...(Number.isFinite(maximum) ? [`at most ${maximum}${unit}`] : []),
  ];
  const rule = bounds.join(', ');
  return [
    rowFinding(row, 'out-of-range', `${label} ${value}${unit} is outside its limits`, { field: label, value, rule }),
  ];
}

function checkText(row: ObjectRow, field: FieldDescriptor, text: string, vocabularies: Vocabularies): Finding[] {
  const longest = field.maxLength ?? LONGEST_TEXT;
  const about = { field: field.label, value: text };
  if (text.length > longest) {
    return [
      rowFinding(row, 'too-long', `${field.label} is too long`, { ...about, rule: `at most ${longest} characters` }),
    ];
  }
  if (UNWRITABLE_IN_TEXT.test(text)) {
    const rule = 'printable characters, tabs and line ends only';
    return [rowFinding(row, 'unwritable-character', `${field.label} holds a control character`, { ...about, rule })];
  }
  if (field.name === 'funding_awards' && readAward(text) === undefined)
    return [rowFinding(row, 'wrong-type', `${field.label} cannot be read`, { ...about, rule: AWARD_RULE })];
  return checkTerm(row, field, text, vocabularies);
}

const AWARD_RULE = 'funder | number | title | ROR or other id of the funder | address of the award';

function checkTerm(row: ObjectRow, field: FieldDescriptor, text: string, vocabularies: Vocabularies): Finding[] {
  if (field.choices !== undefined && !field.choices.includes(text)) {
    const rule = `one of ${field.choices.join(', ')}`;
    return [
      rowFinding(row, 'unknown-term', `${field.label} ${text} is not in the list`, {
        field: field.label,
        value: text,
        rule,
      }),
    ];
  }
  const vocabulary = field.vocabulary === undefined ? undefined : vocabularyNamed(field.vocabulary, vocabularies);
  if (vocabulary === undefined || vocabulary.has(text, vocabularies)) return [];
  const severity = vocabulary.openness === 'open' ? 'warning' : 'error';
  const message = `${field.label} ${text} is not in the list`;
  const rule = vocabulary.rule(text, vocabularies);
  return [rowFinding(row, 'unknown-term', message, { severity, field: field.label, value: text, rule })];
}
