import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../../domain/description/description-fields.ts';
import { type FieldPart, FORM_MEMBERS, statedBy } from '../../../../domain/description/field-parts.ts';
import type { SampleDescription } from '../../../../domain/description/sample-description.ts';
import { OBJECT_TYPES } from '../../../../domain/drilling/object-type.ts';
import { areaField, checkGroup, choiceField, type FormState, textField } from '../../form-fields.ts';

/** More items of one member than a form asks for are left as they are. */
export const MOST_ITEMS = 50;
const FIRST: readonly DescriptionField[] = ['title', 'name', 'objectType', 'material', 'latitudeDeg', 'longitudeDeg'];
const LONG: readonly DescriptionField[] = [
  'abstract',
  'comment',
  'purpose',
  'classificationComment',
  'localityDescription',
  'locationDescription',
  'collectionMethodDescription',
  'platformDescription',
];
const YES_NO = [
  ['', 'not stated'],
  ['yes', 'yes'],
  ['no', 'no'],
] as const;

/** The name of a member's field in a form. */
export function inForm(field: DescriptionField): string {
  return `d.${field}`;
}

/** The names under which what is wrong with a member is shown. */
export const DESCRIPTION_FORM_FIELDS: readonly string[] = FORM_MEMBERS.map(inForm);

/** What the form shows of a description. */
export function descriptionValues(description: SampleDescription): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of FORM_MEMBERS) {
    const [value, stated, name] = [description[field] as unknown, statedBy(field), inForm(field)];
    if (value === undefined) continue;
    if (stated.by === 'parts' && Array.isArray(value))
      for (const [at, item] of value.entries()) addParts(values, `${name}.${at}`, stated.parts, item);
    else if (stated.by === 'parts') addParts(values, name, stated.parts, value);
    else
      values[name] = Array.isArray(value)
        ? value.join('\n')
        : typeof value === 'boolean'
          ? yesNo(value)
          : String(value);
  }
  return values;
}

function addParts(values: Record<string, string>, name: string, parts: readonly FieldPart[], item: unknown): void {
  for (const part of parts) {
    const value = (item as Readonly<Record<string, unknown>>)[part.name];
    if (value !== undefined) values[`${name}.${part.name}`] = typeof value === 'boolean' ? yesNo(value) : String(value);
  }
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** The members of a description as fields, by their descriptors: what is stated, wrong or asked for first, all others folded away. */
export function descriptionFields(state: FormState): Html {
  const isFirst = (field: DescriptionField) => FIRST.includes(field) || isStated(state, field);
  const rest = FORM_MEMBERS.filter((field) => !isFirst(field));
  return html`${FORM_MEMBERS.filter(isFirst).map((field) => memberField(state, field))}<details class="more"><summary>${rest.length} further members</summary>${rest.map((field) => memberField(state, field))}</details>`;
}

function isStated({ values, errors }: FormState, field: DescriptionField): boolean {
  const name = inForm(field);
  if (errors?.[name] !== undefined) return true;
  return Object.entries(values).some(([key, value]) => value !== '' && (key === name || key.startsWith(`${name}.`)));
}

function memberField(state: FormState, field: DescriptionField): Html {
  const { label, unit, definition, holds, isMany = false } = DESCRIPTION_FIELDS[field];
  const [name, stated] = [inForm(field), statedBy(field)];
  const words = unit === undefined ? label : `${label}, ${unit}`;
  if (stated.by === 'parts' && isMany) return itemFields(state, name, words, definition, stated.parts);
  if (stated.by === 'parts')
    return checkGroup(
      state,
      name,
      words,
      stated.parts.map((part) => partField(state, `${name}.${part.name}`, part, '')),
      { hint: definition },
    );
  if (field === 'objectType')
    return choiceField(
      state,
      name,
      words,
      OBJECT_TYPES.map((one) => [one, one.replaceAll('_', ' ')] as const),
      {
        hint: definition,
      },
    );
  if (holds === 'yes or no') return choiceField(state, name, words, YES_NO, { hint: definition });
  if (stated.by === 'lines') return areaField(state, name, words, { hint: `${definition} One a line.` });
  if (LONG.includes(field)) return areaField(state, name, words, { hint: definition });
  return textField(state, name, words, { hint: definition, longest: 4000, isRequired: field === 'title' });
}

/** Every item that is stated, and an empty one behind them. */
function itemFields(state: FormState, name: string, label: string, hint: string, parts: readonly FieldPart[]): Html {
  const numbers = Object.keys(state.values).flatMap((key) =>
    key.startsWith(`${name}.`) ? [Number(key.slice(name.length + 1).split('.')[0])] : [],
  );
  const count = Math.min(MOST_ITEMS, Math.max(-1, ...numbers.filter((one) => Number.isInteger(one))) + 2);
  const items = Array.from({ length: count }, (_, at) =>
    parts.map((part) => partField(state, `${name}.${at}.${part.name}`, part, ` ${at + 1}`)),
  );
  return checkGroup(state, name, label, items, { hint: `${hint} Emptied, one is taken away.` });
}

function partField(state: FormState, name: string, { label, holds, words = [] }: FieldPart, number: string): Html {
  if (holds === 'yes or no') return choiceField(state, name, `${label}${number}`, YES_NO.slice(1).toReversed());
  if (holds === 'word')
    return choiceField(state, name, `${label}${number}`, [
      ['', 'not stated'],
      ...words.map((one) => [one, one] as const),
    ]);
  return textField(state, name, `${label}${number}`, { longest: 4000 });
}
