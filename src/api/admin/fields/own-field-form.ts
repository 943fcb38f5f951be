import { type Html, html } from '../../../dissemination/frame/html.ts';
import { KNOWN_VOCABULARIES } from '../../../domain/drilling/check-row-vocabulary.ts';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { FIELD_GROUPS, type FieldType, UNIT_ENDINGS, UNITS, type Unit } from '../../../domain/field.ts';
import { TEMPLATE_KIND } from '../../../domain/own-fields/field-template.ts';
import type { OwnField } from '../../../domain/own-fields/own-field.ts';
import type { Vocabularies } from '../../../domain/vocabulary/vocabularies.ts';
import { areaField, checkField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

/** Fields of the form of an own field. */
export const OWN_FIELD_FIELDS = [
  'objectType',
  'name',
  'label',
  'definition',
  'type',
  'unit',
  'minimum',
  'maximum',
  'pattern',
  'notBelow',
  'notAbove',
  'choices',
  'vocabulary',
  'group',
  'entry',
  'default',
];

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  text: 'Text',
  integer: 'Whole number',
  decimal: 'Number',
  date: 'Date',
  date_time: 'Date and time',
  boolean: 'Yes or no',
  list: 'Several texts',
};

/** What people read of units that they would not know by their sign. */
const UNIT_WORDS: Partial<Readonly<Record<Unit, string>>> = { h: 'hours' };

const UNIT_CHOICES = UNITS.map(
  (unit) => [unit, `${UNIT_WORDS[unit] ?? unit}, the name ends in ${UNIT_ENDINGS[unit]}`] as const,
);

const OBLIGATION_WORDS = [
  ['optional', 'may be left empty'],
  ['recommended', 'is missed where it is empty'],
  ['required', 'must be filled in'],
] as const;

/** Where the form goes, whether it is for a field that there is not yet, and the lists it may be chosen from. */
export interface OwnFieldAsked {
  readonly action: string;
  readonly isNew: boolean;
  readonly lists: Vocabularies;
}

/** The form of an own field; type of object and name of one that is there cannot be changed. */
export function ownFieldForm(visit: Visit, { action, isNew, lists }: OwnFieldAsked, state: FormState): Html {
  const types = OBJECT_TYPES.map((type) => [type, OBJECT_TYPE[type].label] as const);
  const none = [['', 'none']] as const;
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${formProblem(state)}
${isNew && choiceField(state, 'objectType', 'Belongs to', types)}
${isNew && textField(state, 'name', 'Name', { isRequired: true, isMono: true, longest: 60, hint: 'Heading of its column in tables: x_, small letters, digits and _; a number with a unit ends in it, as x_weight_kg. It never changes.' })}
${textField(state, 'label', 'Label', { isRequired: true, longest: 60, hint: 'What people read beside it.' })}
${areaField(state, 'definition', 'Help', { longest: 4000, hint: 'What is to be entered, and how it is measured.' })}
${choiceField(state, 'type', 'What stands in it', Object.entries(TYPE_WORDS))}
${choiceField(state, 'unit', 'Unit', [...none, ...UNIT_CHOICES])}
${textField(state, 'minimum', 'Smallest value', { hint: 'Of numbers.' })}
${textField(state, 'maximum', 'Largest value')}
${textField(state, 'pattern', 'Pattern', { isMono: true, longest: 200, hint: 'Of texts: \\d is a digit, [A-Z] a letter, {2,4} how often; [A-Z]{2}-\\d{3} is AB-012. The whole text is compared.' })}
${textField(state, 'notBelow', 'Not below', { isMono: true, longest: 60, hint: 'Name of another field of the object, as top_depth_m; a value below it wants a reason. Of numbers and dates.' })}
${textField(state, 'notAbove', 'Not above', { isMono: true, longest: 60 })}
${areaField(state, 'choices', 'Choices', { longest: 20_000, hint: 'One a line, where nothing else may be entered.' })}
${choiceField(state, 'vocabulary', 'Vocabulary', [...none, ...vocabularyChoices(lists)], { hint: 'A list that is chosen from; other words are taken with a reason. An own list is made below Vocabularies.' })}
${choiceField(
  state,
  'group',
  'Stands among',
  FIELD_GROUPS.map((one) => [one, one] as const),
)}
${choiceField(state, 'entry', 'It', OBLIGATION_WORDS)}
${textField(state, 'default', 'Begins with', { longest: 4000, hint: 'What a new form shows; yes or no for such a field.' })}
${!isNew && checkField(state, 'retired', 'Retired: keeps its values, is asked for no more')}
<div class="act"><button class="btn p">Keep</button><a class="btn" href="${link(visit, '/admin/fields')}">Back</a></div></form></section>`;
}

/** The lists of this installation first, then what Corestone's own fields are chosen from, then all else. */
function vocabularyChoices({ schemes }: Vocabularies): readonly (readonly [string, string])[] {
  const named = schemes.map(({ name, title }) => [name, `${title} (${name})`] as const);
  const own = named.filter(([name]) => name.startsWith(OWN_LISTS));
  const others = named.filter(([name]) => !name.startsWith(OWN_LISTS));
  return [...own, ...Object.keys(KNOWN_VOCABULARIES).map((one) => [one, one] as const), ...others];
}

const OWN_LISTS = 'own/';

/** What the form shows of a field that is there. */
export function valuesOfField({ objectType, field, defaultValue, isRetired }: OwnField): Record<string, string> {
  const { choices, minimum, maximum, unit = '', vocabulary = '', pattern = '', notBelow = '', notAbove = '' } = field;
  return {
    objectType,
    ...{ name: field.name, label: field.label, definition: field.definition, type: field.type, unit, vocabulary },
    ...{ minimum: minimum?.toString() ?? '', maximum: maximum?.toString() ?? '', choices: choices?.join('\n') ?? '' },
    ...{ pattern, notBelow, notAbove },
    ...{ group: field.group, entry: field.entry, default: defaultText(defaultValue) },
    ...(isRetired && { retired: 'yes' }),
  };
}

function defaultText(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/** The form as a template of one field, which is read and checked as one from a file is. */
export function templateOfForm({ form }: Visit, fixed: { readonly objectType?: string; readonly name?: string } = {}) {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const type = text('type');
  const choices = text('choices')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const said = {
    objectType: fixed.objectType ?? text('objectType'),
    name: fixed.name ?? text('name'),
    label: text('label'),
    ...{ type, group: text('group'), entry: text('entry') },
    ...optional('definition', text('definition')),
    ...optional('unit', text('unit')),
    ...optional('vocabulary', text('vocabulary')),
    ...optional('pattern', text('pattern')),
    ...optional('notBelow', text('notBelow')),
    ...optional('notAbove', text('notAbove')),
    ...optional('minimum', numberOrText(text('minimum'))),
    ...optional('maximum', numberOrText(text('maximum'))),
    ...(choices.length > 0 && { choices }),
    ...optional('default', defaultOf(type, text('default'))),
    ...(form.get('retired') === 'yes' && { retired: true }),
  };
  return { template: TEMPLATE_KIND, version: 1, fields: [said] };
}

function optional(name: string, value: unknown): Record<string, unknown> {
  return value === '' ? {} : { [name]: value };
}

/** What is no number stays text, and the check of the template says so. */
function numberOrText(text: string): number | string {
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function defaultOf(type: string, text: string): FieldValue {
  if (text === '') return '';
  if (type === 'boolean') return text === 'yes' ? true : text === 'no' ? false : text;
  if (type === 'list') return text.split(';').map((one) => one.trim());
  return type === 'integer' || type === 'decimal' ? numberOrText(text) : text;
}
