import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, field } from './describe.ts';

/** A person or organisation of an expedition, with one role (a person with two roles has two rows). */
export const CONTRIBUTOR_FIELDS: readonly FieldDescriptor[] = [
  field('contributor', 'text', 'identity', 'Name', 'As `Family, Given` for a person, in full for an organisation.', {
    entry: 'required',
    maxLength: 255,
    aliases: ['name'],
  }),
  field('role', 'text', 'people', 'Role', 'DataCite contributor type, for example ProjectLeader.', {
    entry: 'required',
    vocabulary: 'contributor-type',
    maxLength: 40,
  }),
  field('is_organisation', 'boolean', 'people', 'Organisation', 'True for an organisation.'),
  field('orcid', 'text', 'people', 'ORCID', 'ORCID of the person.', { maxLength: 40 }),
  field('affiliation', 'text', 'people', 'Affiliation', 'Where the person works.', { maxLength: 255 }),
  field('ror', 'text', 'people', 'ROR', 'ROR of the organisation or affiliation.', { maxLength: 60 }),
  field('is_creator', 'boolean', 'people', 'Cited as creator', 'True when named in the citation of every object.'),
];

/** A publication or data set that belongs to the expedition as a whole. */
export const RELATED_WORK_FIELDS: readonly FieldDescriptor[] = [
  field('related_work', 'text', 'identity', 'Identifier', 'DOI, handle or address of the work.', {
    entry: 'required',
    maxLength: 255,
    aliases: ['doi', 'identifier'],
  }),
  field('identifier_type', 'text', 'identity', 'Identifier type', 'DOI, Handle or URL.', { maxLength: 20 }),
  field('relation_type', 'text', 'identity', 'Relation', 'DataCite relation from the object to the work.', {
    vocabulary: 'relation-type',
    maxLength: 40,
    entry: 'required',
  }),
  field('title', 'text', 'identity', 'Title', 'Title of the work.', { maxLength: 1000, entry: 'recommended' }),
  field('citation', 'text', 'identity', 'Citation', 'Authors, year and place of publication in one line.', {
    maxLength: 1000,
  }),
  COMMENT,
];
