import type { FieldValue } from '../drilling/object-row.ts';
import { OBJECT_TYPES, type ObjectType } from '../drilling/object-type.ts';
import { FIELD_GROUPS, type FieldDescriptor, type FieldType, type Obligation, UNITS, type Unit } from '../field.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../finding.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';
import { checkOwnField } from './check-own-field.ts';
import type { OwnField } from './own-field.ts';

const TYPES: readonly FieldType[] = ['text', 'integer', 'decimal', 'date', 'date_time', 'boolean', 'list'];
const OBLIGATIONS: readonly Obligation[] = ['required', 'recommended', 'optional'];
const MOST_FIELDS = 1000;

/** What a template file says it is. */
export const TEMPLATE_KIND = 'corestone/fields';

/** One field as a template says it; what it does not mention is not so. */
export interface StatedField {
  readonly objectType: ObjectType;
  readonly name: string;
  readonly label: string;
  readonly definition?: string;
  readonly type: FieldType;
  readonly group?: string;
  readonly unit?: Unit;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly notBelow?: string;
  readonly notAbove?: string;
  readonly vocabulary?: string;
  readonly choices?: readonly string[];
  readonly entry?: Obligation;
  readonly default?: FieldValue;
  readonly retired?: boolean;
}

/** Own fields as a file that one installation writes and another reads. */
export interface FieldTemplate {
  readonly template: typeof TEMPLATE_KIND;
  readonly version: 1;
  readonly fields: readonly StatedField[];
}

/** The template of these fields, in their order. */
export function toTemplate(fields: readonly OwnField[]): FieldTemplate {
  return { template: TEMPLATE_KIND, version: 1, fields: fields.map(stated) };
}

function stated({ objectType, field, defaultValue, isRetired }: OwnField): StatedField {
  const { source: _source, privacy: _privacy, aliases: _aliases, scale: _scale, definition, ...rest } = field;
  return {
    objectType,
    ...rest,
    ...(definition !== '' && { definition }),
    ...(defaultValue !== undefined && { default: defaultValue }),
    ...(isRetired && { retired: true }),
  };
}

/**
 * Reads a template from parsed JSON. All findings at once, each with its place (`fields[3].type`): `template-shape` for what is not
 * of the shape, `own-field-twice`, and those of {@link checkOwnField}. No field is taken where one is wrong.
 */
export function readTemplate(json: unknown, vocabularies: Vocabularies = BUILT_IN): Checked<readonly OwnField[]> {
  const fields = isObject(json) ? json.fields : undefined;
  if (!isObject(json) || json.template !== TEMPLATE_KIND || json.version !== 1 || !Array.isArray(fields)) {
    const rule = `{ "template": "${TEMPLATE_KIND}", "version": 1, "fields": [ … ] }`;
    return bad(finding('template-shape', 'This is no template of fields.', { rule }));
  }
  if (fields.length > MOST_FIELDS) {
    const about = { field: 'fields', value: fields.length, rule: `at most ${MOST_FIELDS}` };
    return bad(finding('template-shape', 'There are too many fields.', about));
  }
  const read = fields.map((one, at) => readField(one, `fields[${at}]`, vocabularies));
  const findings = [...read.flatMap((one) => one.findings), ...twice(read.flatMap((one) => one.own ?? []))];
  return hasError(findings)
    ? bad(...findings)
    : good(
        read.flatMap((one) => one.own ?? []),
        findings,
      );
}

function twice(fields: readonly OwnField[]): Finding[] {
  const keys = fields.map(({ objectType, field }) => `${objectType}.${field.name}`);
  return keys
    .filter((key, at) => keys.indexOf(key) !== at)
    .map((key) => finding('own-field-twice', `${key} stands here twice.`, { field: key, rule: 'once' }));
}

interface FieldRead {
  readonly own?: OwnField;
  readonly findings: readonly Finding[];
}

function readField(json: unknown, place: string, vocabularies: Vocabularies): FieldRead {
  const findings = isObject(json) ? shapeOf(json, place) : [wrong(place, json, 'an object')];
  if (!isObject(json) || findings.length > 0) return { findings };
  const own = asOwnField(json as unknown as StatedField);
  const findingsOf = checkOwnField(own, vocabularies);
  return { own, findings: findingsOf.map((one) => ({ ...one, field: `${place}.${one.field ?? ''}` })) };
}

function asOwnField(one: StatedField): OwnField {
  const { objectType, default: defaultValue, retired, group, definition, entry, label, choices, ...rest } = one;
  const field: FieldDescriptor = {
    ...rest,
    label: label.trim(),
    definition: definition ?? '',
    group: (group ?? 'remarks') as FieldDescriptor['group'],
    entry: entry ?? 'optional',
    privacy: 'internal',
    source: 'own field of the installation',
    // As values are kept: a choice with a blank behind it could never be chosen.
    ...(choices !== undefined && { choices: choices.map((choice) => choice.trim().normalize('NFC')) }),
  };
  return { objectType, field, ...(defaultValue !== undefined && { defaultValue }), isRetired: retired === true };
}

type Test = readonly [isRight: (value: unknown) => boolean, rule: string];

const oneOf = (values: readonly string[]): Test => [
  (value) => typeof value === 'string' && values.includes(value),
  `one of ${values.join(', ')}`,
];
const isText: Test = [(value) => typeof value === 'string', 'text'];
const isNumber: Test = [(value) => Number.isFinite(value), 'a number'];
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

const MEMBERS: Readonly<Record<keyof StatedField, Test>> = {
  objectType: oneOf(OBJECT_TYPES),
  name: isText,
  label: isText,
  definition: isText,
  type: oneOf(TYPES),
  group: oneOf(FIELD_GROUPS),
  unit: oneOf(UNITS),
  minimum: isNumber,
  maximum: isNumber,
  maxLength: [(value) => Number.isSafeInteger(value) && Number(value) > 0, 'a whole number above 0'],
  pattern: isText,
  notBelow: isText,
  notAbove: isText,
  vocabulary: isText,
  choices: [isTextList, 'a list of texts'],
  entry: oneOf(OBLIGATIONS),
  default: [
    (value) => typeof value !== 'object' || value === null || isTextList(value),
    'text, number, yes or no, list',
  ],
  retired: [(value) => typeof value === 'boolean', 'true or false'],
};

const DEMANDED: readonly (keyof StatedField)[] = ['objectType', 'name', 'label', 'type'];

function shapeOf(json: Readonly<Record<string, unknown>>, place: string): Finding[] {
  const missing = DEMANDED.filter((name) => json[name] === undefined).map((name) =>
    wrong(`${place}.${name}`, 'nothing', MEMBERS[name][1]),
  );
  const unfit = Object.entries(json).flatMap(([name, value]) => {
    if (!Object.hasOwn(MEMBERS, name)) return [wrong(`${place}.${name}`, value, 'a member of a field')];
    const [isRight, rule] = MEMBERS[name as keyof StatedField];
    return value === undefined || isRight(value) ? [] : [wrong(`${place}.${name}`, value, rule)];
  });
  return [...missing, ...unfit];
}

function wrong(field: string, value: unknown, rule: string): Finding {
  return finding('template-shape', `${field} is not ${rule}.`, { field, value, rule });
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
