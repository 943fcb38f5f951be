import type { Mapping } from '../../domain/description/description-fields.ts';
import { AUSTRALIAN_MAPPING } from '../australian/mapping.ts';

const onlyCode = 'By code without name; the object type is lost.';

/** What becomes of every member of a description in CSIRO 3.0: ARDC's with fewer types and plain texts. */
export const CSIRO_MAPPING: Mapping = {
  ...AUSTRALIAN_MAPPING,
  prefix: { omitted: 'Identifiers are bare codes.' },
  alternateIdentifiers: {
    to: 'alternateIdentifiers/alternateIdentifier',
    narrowed: 'Types are lost; they come back as other names.',
  },
  curations: {
    to: 'curationDetails/curation',
    narrowed: 'Curators by name only; the archives stand here where no stay is stated.',
  },
  parent: { to: 'relatedResources/relatedResource', narrowed: onlyCode },
  furtherParents: { to: 'relatedResources/relatedResource', narrowed: onlyCode },
  children: { to: 'relatedResources/relatedResource', narrowed: onlyCode },
  relatedWorks: {
    to: 'relatedResources/relatedResource',
    narrowed: 'Without title; the nearest listed relation; left out where none of 21 identifier types fits.',
  },
};
