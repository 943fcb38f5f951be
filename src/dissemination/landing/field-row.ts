import type { StatedField } from '../../domain/description/sample-description.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor, FieldGroup } from '../../domain/field.ts';
import { html, type Part, webAddress } from '../frame/html.ts';
import { measure, plain, preciseDate } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { Words } from '../words/words.ts';
import { COVERED_FIELDS } from './covered-fields.ts';

/** A labelled value as a group shows it. */
export interface FieldRow {
  readonly label: string;
  readonly value: Part;
}

/** A row that is left out when there is no value. */
export function row(label: string, value: Part, words: Words): readonly FieldRow[] {
  const isNothing = value === undefined || value === null || value === false || value === '' || isEmpty(value);
  return isNothing ? [] : [{ label, value: typeof value === 'string' ? unfoldable(value, words) : value }];
}

const LONGEST_VALUE = 3000;

/** A text without end as its beginning and the whole of it to unfold. */
function unfoldable(text: string, { groups }: Words): Part {
  if (text.length <= LONGEST_VALUE) return text;
  return html`${shortenedText(text, LONGEST_VALUE / 4)}<details class="whole"><summary>${groups.allOfIt}</summary><p>${text}</p></details>`;
}

/** A row that says "Not stated" when there is no value. */
export function wantedRow(label: string, value: Part, words: Words): readonly FieldRow[] {
  const found = row(label, value, words);
  return found.length > 0 ? found : [{ label, value: html`<span class="ns">${words.record.notStated}</span>` }];
}

/** The public fields of one group that an object states itself, without those shown from the description, as rows. */
export function statedRows(
  type: ObjectType,
  stated: readonly StatedField[],
  group: FieldGroup,
  words: Words,
): readonly FieldRow[] {
  const values = new Map(stated.map((one) => [one.field, one.value]));
  return OBJECT_FIELDS[type]
    .filter((field) => field.group === group && field.privacy !== 'internal' && !COVERED_FIELDS.has(field.name))
    .flatMap((field) => {
      const value = values.get(field.name);
      return value === undefined ? [] : row(labelOf(field, words), shown(field, value, words), words);
    });
}

/** Text in which a web address or mail address is a link. */
export function linked(text: string): Part {
  const found = /https?:\/\/[^\s,;<>]+/.exec(text);
  const address = found === null ? undefined : webAddress(found[0]);
  if (found === null || address === undefined) return text;
  const end = found.index + found[0].length;
  return html`${text.slice(0, found.index)}<a class="brk" href="${address}">${found[0]}</a>${text.slice(end)}`;
}

function isEmpty(value: Part): boolean {
  return Array.isArray(value) && value.length === 0;
}

function labelOf({ name, label, scale }: FieldDescriptor, { fields, groups }: Words): string {
  // Every uncovered column has a label (ShownField); a type without a page of its own has none and says its own.
  const own = (fields as Readonly<Record<string, string>>)[name] ?? label;
  return scale === undefined ? own : groups.fieldOnScale[scale](own);
}

function shown(field: FieldDescriptor, value: StatedField['value'], { groups }: Words): Part {
  if (typeof value === 'boolean') return value ? groups.yes : groups.no;
  if (typeof value === 'number') return field.unit === undefined ? plain(value) : measure(value, field.unit);
  if (typeof value === 'object') return value.join('; ');
  return field.type === 'date' || field.type === 'date_time' ? preciseDate(value) : linked(value);
}
