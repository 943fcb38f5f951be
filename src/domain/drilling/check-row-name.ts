import type { Finding } from '../finding.ts';
import { UNWRITABLE_IN_NAMES } from '../unwritable.ts';
import { rowFinding } from './check-row-finding.ts';
import { MOST_NESTED_SAMPLES, samplesAlong } from './nested-sample.ts';
import { OBJECT_FIELDS } from './object-fields.ts';
import type { ObjectRow } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

/** Types whose names say what the object is called outside, separators included: people and works. Nothing lies below them. */
const FREE_NAMES: ReadonlySet<ObjectType> = new Set(['contributor', 'related_work']);

/** `_` and `:` join combined ids, `;` joins lists. */
const SEPARATORS = /[_:;]/;
const LONGEST_NAME = 255;

/** As long as the field that names the type may be, in characters. */
const LONGEST = Object.fromEntries(
  OBJECT_TYPES.map((type) => {
    const named = OBJECT_FIELDS[type].find((field) => field.name === OBJECT_TYPE[type].nameField);
    return [type, named?.maxLength ?? LONGEST_NAME];
  }),
) as Readonly<Record<ObjectType, number>>;

interface Habit {
  readonly pattern: RegExp;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
}

/** How names usually look; what differs is legal but often a slip, except where numbers are needed. */
const HABITS: Readonly<Partial<Record<ObjectType, Habit>>> = {
  program: { pattern: /^[A-Za-z][A-Za-z0-9]*$/, rule: 'letters and digits, a letter first', severity: 'error' },
  expedition: { pattern: /^[A-Za-z0-9][A-Za-z0-9.-]*$/, rule: 'letters, digits, dots and hyphens', severity: 'error' },
  site: {
    pattern: /^[A-Za-z]{0,4}\d{1,5}[A-Za-z]?$/,
    rule: 'a number, perhaps with letters (1, U1357)',
    severity: 'warning',
  },
  hole: { pattern: /^[A-Za-z]{1,2}\d{0,2}$/, rule: 'a letter (A), perhaps with a number', severity: 'warning' },
  core_run: { pattern: /^\d{1,5}$/, rule: 'a number of up to five digits', severity: 'error' },
  section: { pattern: /^(?:\d{1,3}|CC)$/, rule: 'a number of up to three digits, or CC', severity: 'error' },
};

/**
 * Checks the names of a row, its own and its ancestors'. Codes: `illegal-name` for characters that would break combined
 * ids or for a name that cannot be one of its type, `sample-too-deep`, `unusual-name` as warning for what is legal but rare.
 * A sample may be named by its way (`10-15:P1`).
 */
export function checkRowNames(row: ObjectRow): Finding[] {
  const findings: Finding[] = [];
  for (const type of OBJECT_TYPES) {
    const name = row.names[type];
    if (name === undefined || isUsual(type, name)) continue;
    findings.push(...(type === 'sample' ? checkWay(row, name) : checkName(row, type, name)));
  }
  return findings;
}

function checkWay(row: ObjectRow, way: string): Finding[] {
  const names = samplesAlong(way);
  if (names.length > MOST_NESTED_SAMPLES) return [tooDeep(row, names.length)];
  return names.flatMap((name) => checkName(row, 'sample', name));
}

/** The finding `sample-too-deep`: this sample would be the `depth`th of samples below each other. */
export function tooDeep(row: ObjectRow, depth: number): Finding {
  const message = `${depth} samples would hang below each other`;
  const rule = `at most ${MOST_NESTED_SAMPLES} samples below each other`;
  return rowFinding(row, 'sample-too-deep', message, { field: OBJECT_TYPE.sample.label, value: depth, rule });
}

/** What looks as such names usually do has no character and no length that could be wrong. */
function isUsual(type: ObjectType, name: string): boolean {
  return name.length <= LONGEST[type] && HABITS[type]?.pattern.test(name) === true;
}

function checkName(row: ObjectRow, type: ObjectType, name: string): Finding[] {
  const about = { field: OBJECT_TYPE[type].label, value: name };
  if (name.trim() === '') return [rowFinding(row, 'illegal-name', 'an empty name', { ...about, rule: 'a name' })];
  const longest = LONGEST[type];
  if (name.length > longest) {
    const rule = `at most ${longest} characters`;
    return [
      rowFinding(row, 'illegal-name', `the name of the ${about.field.toLowerCase()} is too long`, { ...about, rule }),
    ];
  }
  if (UNWRITABLE_IN_NAMES.test(name) || (!FREE_NAMES.has(type) && SEPARATORS.test(name))) {
    const rule = 'no _ : ; and no control characters, since they separate the parts of combined ids';
    return [rowFinding(row, 'illegal-name', `the name ${name} cannot be part of a combined id`, { ...about, rule })];
  }
  const habit = HABITS[type];
  if (habit === undefined || habit.pattern.test(name)) return [];
  const { severity, rule } = habit;
  const code = severity === 'error' ? 'illegal-name' : 'unusual-name';
  return [rowFinding(row, code, `${about.field} is named ${name}`, { ...about, rule, severity })];
}
