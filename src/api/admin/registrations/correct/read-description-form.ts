import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../../domain/description/description-fields.ts';
import { type FieldPart, FORM_MEMBERS, statedBy } from '../../../../domain/description/field-parts.ts';
import { type Finding, finding } from '../../../../domain/finding.ts';
import { inForm, MOST_ITEMS } from './description-form.ts';

/** What a form says of a description, as the JSON of the API has it; members that the form does not ask for stay as they were. */
export interface DescriptionRead {
  readonly said: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

type Parts = Readonly<Record<string, unknown>>;

/**
 * Reads the fields of a description; an empty one takes its member away. Of a member with parts, what the form does not ask for stays.
 * Findings: `not-a-number`, at the field.
 */
export function readDescriptionForm(form: URLSearchParams, before: object): DescriptionRead {
  const said: Record<string, unknown> = { ...before };
  const findings: Finding[] = [];
  for (const field of FORM_MEMBERS) {
    const value = statedIn(form, field, said[field], findings);
    if (value === undefined) delete said[field];
    else said[field] = value;
  }
  return { said, findings };
}

function statedIn(form: URLSearchParams, field: DescriptionField, before: unknown, findings: Finding[]): unknown {
  const stated = statedBy(field);
  const { holds, isMany = false, label } = DESCRIPTION_FIELDS[field];
  const name = inForm(field);
  if (stated.by === 'parts' && isMany) return itemsOf(form, name, stated.parts, (before ?? []) as Parts[], findings);
  if (stated.by === 'parts') {
    const isAsked = stated.parts.some((part) => form.has(`${name}.${part.name}`));
    return isAsked ? partsOf(form, name, name, stated.parts, before as Parts | undefined, findings) : before;
  }
  const text = form.get(name);
  if (text === null) return before;
  if (stated.by === 'lines') return linesOf(text);
  if (text.trim() === '') return undefined;
  if (holds === 'yes or no') return text === 'yes';
  return holds === 'number' ? numberOf(text, name, label, findings) : textOf(text, before);
}

/** A browser sends line ends of its own, and a field of one line without those of its text: what looks the same stays as it was. */
function textOf(text: string, before: unknown): string {
  const given = text.replaceAll('\r\n', '\n').trim();
  if (typeof before !== 'string') return given;
  const shown = [before.replaceAll('\r\n', '\n'), before.replace(/[\r\n]/g, '')];
  return shown.some((one) => one.trim() === given) ? before : given;
}

function linesOf(text: string): readonly string[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? undefined : lines;
}

function itemsOf(
  form: URLSearchParams,
  name: string,
  parts: readonly FieldPart[],
  before: readonly Parts[],
  findings: Finding[],
): readonly Parts[] | undefined {
  const items: Parts[] = [];
  for (let at = 0; at < Math.max(MOST_ITEMS, before.length); at++) {
    const isAsked = parts.some((part) => form.has(`${name}.${at}.${part.name}`));
    const item = isAsked ? partsOf(form, `${name}.${at}`, name, parts, before[at], findings) : before[at];
    if (item !== undefined) items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

/** An object of parts; undefined where all of them are empty. `field` is where its findings are shown. */
function partsOf(
  form: URLSearchParams,
  name: string,
  field: string,
  parts: readonly FieldPart[],
  before: Parts | undefined,
  findings: Finding[],
): Parts | undefined {
  const stated = parts.filter((part) => (form.get(`${name}.${part.name}`) ?? '').trim() !== '');
  if (stated.every((part) => part.holds === 'yes or no')) return undefined;
  const item: Record<string, unknown> = { ...before };
  for (const part of parts) {
    const text = (form.get(`${name}.${part.name}`) ?? '').trim();
    if (part.holds === 'yes or no') item[part.name] = text === 'yes';
    else if (text === '') delete item[part.name];
    else
      item[part.name] =
        part.holds === 'number' ? numberOf(text, field, part.label, findings) : textOf(text, before?.[part.name]);
  }
  return item;
}

function numberOf(text: string, field: string, label: string, findings: Finding[]): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed)) return Number(trimmed);
  findings.push(
    finding('not-a-number', `${label} is no number.`, { field, value: text, rule: 'a number such as 63.4017' }),
  );
  return undefined;
}

/** Findings of a description or an address, each at the field of the form that it is about. */
export function atFormFields(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((one) => {
    const [member = ''] = (one.field ?? '').replace(/^description\./, '').split(/[.[]/);
    if (member === 'url') return { ...one, field: 'landingUrl' };
    const field = FORM_MEMBERS.find((known) => known === member);
    return field === undefined ? one : { ...one, field: inForm(field) };
  });
}
