import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../domain/description/description-fields.ts';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import type { FieldWords } from '../shown-field.ts';

// The fields of types with a page come last: where names are shared, theirs is the label.
const WITHOUT_PAGE = [
  'program',
  'site',
  'core_box',
  'sample_request',
  'lithology',
  'structure',
  'bit_run',
  'driller_report',
  'daily_report',
  'contributor',
  'related_work',
];
const LABELS = Object.entries(OBJECT_FIELDS)
  .toSorted(([one], [other]) => Number(WITHOUT_PAGE.includes(other)) - Number(WITHOUT_PAGE.includes(one)))
  .flatMap(([, fields]) => fields.map(({ name, label }) => [name, label]));

/** Labels of fields in English, as their descriptors have them; a name that several types share has one label. */
export const EN_FIELDS = Object.fromEntries(LABELS) as FieldWords;

/** Members of a description, as their descriptors have them. */
export const EN_MEMBERS = Object.fromEntries(
  Object.entries(DESCRIPTION_FIELDS).map(([member, { label }]) => [member, label]),
) as Readonly<Record<DescriptionField, string>>;
