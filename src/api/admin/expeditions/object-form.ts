import { type Html, html } from '../../../dissemination/frame/html.ts';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import type { FieldValue, FieldValues } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { IGSN_CONVENTIONS } from '../../../domain/identifier/read-convention.ts';
import { convertCell } from '../../../intake/cells/convert-cell.ts';
import { areaField, choiceField, type FormState, textField } from '../form-fields.ts';

const KEEPS = [
  ['descriptions', 'descriptions: rock, ages, measurements, requests, comments'],
  ['all-but-name', 'all but name, type, number and what it belongs to'],
  ['nothing', 'nothing'],
] as const;

/** Texts that are usually longer than a line. */
const LONG = new Set(['objectives', 'comment', 'description', 'platform_description']);

/** The names of a type's fields in forms. */
export function formNamesOf(type: ObjectType): readonly string[] {
  return OBJECT_FIELDS[type].map((field) => inForm(type, field.name));
}

/** The fields of a type as form fields: those that are asked for first, all others folded away. `isNew` asks for the name, too. */
export function objectFields(state: FormState, type: ObjectType, isNew: boolean): Html {
  const fields = OBJECT_FIELDS[type].filter((field) => isNew || field.name !== OBJECT_TYPE[type].nameField);
  const isFirst = (field: FieldDescriptor) => field.entry !== 'optional' || isStated(state, type, field);
  const rest = fields.filter((field) => !isFirst(field));
  return html`${fields.filter(isFirst).map((field) => formField(state, type, field))}${rest.length > 0 && html`<details class="more"><summary>${rest.length} further fields of the ${OBJECT_TYPE[type].label.toLowerCase()}</summary>${rest.map((field) => formField(state, type, field))}</details>`}`;
}

/** These fields of a type, in this order, all of them to be seen. */
export function fieldsNamed(state: FormState, type: ObjectType, names: readonly string[]): Html {
  const fields = new Map(OBJECT_FIELDS[type].map((field) => [field.name, field]));
  return html`${names.map((name) => formField(state, type, fields.get(name)!))}`;
}

function isStated({ errors }: FormState, type: ObjectType, field: FieldDescriptor): boolean {
  return errors?.[inForm(type, field.name)] !== undefined;
}

function formField(state: FormState, type: ObjectType, field: FieldDescriptor): Html {
  const name = inForm(type, field.name);
  const label = field.unit === undefined ? field.label : `${field.label}, ${field.unit}`;
  const hint = field.type === 'list' ? `${field.definition} Several are divided by semicolons.` : field.definition;
  if (field.vocabulary === 'igsn-convention')
    return choiceField(state, name, label, [['', 'as usual'], ...IGSN_CONVENTIONS.map((one) => [one, one] as const)], {
      hint,
    });
  if (field.vocabulary === 'moratorium-keeps')
    return choiceField(state, name, label, [['', 'as usual: descriptions'], ...KEEPS], { hint });
  if (field.type === 'boolean') {
    const choices = [
      ['', 'not stated'],
      ['yes', 'yes'],
      ['no', 'no'],
    ] as const;
    return choiceField(state, name, label, choices, { hint });
  }
  const look = { hint, isRequired: field.entry === 'required', longest: field.maxLength ?? 4000 };
  if (LONG.has(field.name)) return areaField(state, name, label, look);
  return textField(state, name, label, field.type === 'date' ? { ...look, hint: `${hint} As 2014-05-05.` } : look);
}

/** What the form shows of values that are there. */
export function shownValues(type: ObjectType, values: FieldValues): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const field of OBJECT_FIELDS[type]) shown[inForm(type, field.name)] = textOf(values[field.name]);
  return shown;
}

function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/**
 * What a form says of an object of the type, with everything that cannot be read. An empty field empties what `before` has, and is
 * otherwise unsaid.
 */
export function readObjectForm(
  form: URLSearchParams,
  type: ObjectType,
  before: FieldValues = {},
): { readonly values: FieldValues; readonly findings: readonly Finding[] } {
  const values: Record<string, FieldValue> = {};
  const findings: Finding[] = [];
  for (const field of OBJECT_FIELDS[type]) {
    const name = inForm(type, field.name);
    const text = form.get(name)?.trim();
    if (text === undefined) continue;
    if (text === '' && field.entry === 'required') {
      findings.push(finding('missing-field', `${field.label} is missing.`, { field: name, rule: 'required' }));
      continue;
    }
    if (text === '') {
      if (before[field.name] !== undefined) values[field.name] = null;
      continue;
    }
    const conversion = convertCell(text, field.type, 'text');
    if (conversion.ok) values[field.name] = conversion.value;
    else
      findings.push(
        finding(conversion.code, `${field.label} cannot be read.`, { field: name, value: text, rule: conversion.rule }),
      );
  }
  return { values, findings };
}

/** Findings about fields of a type, beside the form's field of the same label; `fieldIn` says how the form calls a field. */
export function atFormFields(
  type: ObjectType,
  findings: readonly Finding[],
  fieldIn: (name: string) => string = (name) => inForm(type, name),
): readonly Finding[] {
  const byLabel = new Map(OBJECT_FIELDS[type].map((field) => [field.label, fieldIn(field.name)]));
  return findings.map(({ at: _, ...one }) => {
    const field = byLabel.get(one.field ?? '');
    return field === undefined ? one : { ...one, field };
  });
}

/** The name of a field in a form, which may ask for several objects at once. */
export function inForm(type: ObjectType, name: string): string {
  return `${type}.${name}`;
}
