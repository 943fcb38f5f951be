import {
  DESCRIPTION_FIELDS,
  type DescriptionField,
  type Mapping,
} from '../../domain/description/description-fields.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format, WriteContext } from '../format.ts';
import { doiOf, handleOf } from '../identifier-forms.ts';

/** The canonical description as it is, with the facts of the register and the spellings of the identifier. */
export const CANONICAL_JSON: Format = {
  name: 'json',
  label: 'Corestone JSON',
  version: '1',
  mediaTypes: ['application/json'],
  fileEnding: 'json',
  syntax: 'json',
  mapping: Object.fromEntries(fields().map((field) => [field, { to: `description.${field}` }])) as Mapping,
  write: toJson,
};

function toJson(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const { igsn } = description;
  return JSON.stringify({
    identifiers: {
      igsn,
      handle: handleOf(igsn, context),
      doi: doiOf(igsn, context),
      landingPage: context.landingUrl(igsn),
    },
    description,
    registration: facts,
  }).replaceAll('<', '\\u003c');
}

function fields(): readonly DescriptionField[] {
  return Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];
}
