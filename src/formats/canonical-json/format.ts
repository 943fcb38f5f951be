import {
  DESCRIPTION_FIELDS,
  type DescriptionField,
  type Mapping,
} from '../../domain/description/description-fields.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format, ReadableFormat, WriteContext } from '../format.ts';
import { asRead, ownDoi, ownHandle, pageOf } from '../identifier-forms.ts';
import { fromJson, isCanonical } from './from-json.ts';

/** The canonical description as it is, with the facts of the register and the spellings of the identifier. */
export const CANONICAL_JSON: Format & ReadableFormat = {
  name: 'json',
  label: 'Corestone JSON',
  version: '1',
  mediaTypes: ['application/json'],
  fileEnding: 'json',
  syntax: 'json',
  mapping: Object.fromEntries(fields().map((field) => [field, { to: `description.${field}` }])) as Mapping,
  recognises: (source) =>
    source.syntax === 'json' && isCanonical(Array.isArray(source.value) ? source.value[0] : source.value),
  read: fromJson,
  write: toJson,
};

function toJson(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const known = asRead(description, facts);
  return JSON.stringify({
    identifiers: {
      igsn: description.igsn,
      handle: ownHandle(known, context),
      doi: ownDoi(known, context),
      landingPage: pageOf(known, context),
    },
    description,
    registration: facts,
  }).replaceAll('<', '\\u003c');
}

function fields(): readonly DescriptionField[] {
  return Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];
}
