import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, drillingEnvironment, field, MORATORIUM_START, otherName, TERMS_OF_USE } from './describe.ts';

/** Fields of a program (mDIS project_program). Its code is the IGSN namespace of its expeditions. */
export const PROGRAM_FIELDS: readonly FieldDescriptor[] = [
  field(
    'program',
    'text',
    'identity',
    'Program code',
    'Short code of the program, for example ICDP; the IGSN namespace.',
    {
      entry: 'required',
      maxLength: 10,
      aliases: ['program_acronym', 'programacronym'],
    },
  ),
  field('program_name', 'text', 'identity', 'Program', 'Full name of the program.', {
    maxLength: 255,
    aliases: ['name'],
  }),
  COMMENT,
];

/** Fields of an expedition (mDIS project_expedition, both template generations). */
export const EXPEDITION_FIELDS: readonly FieldDescriptor[] = [
  field('expedition', 'text', 'identity', 'Expedition code', 'Code of the expedition; ICDP uses four digits.', {
    entry: 'required',
    maxLength: 20,
    aliases: ['exp', 'expedition_code'],
  }),
  field('expedition_name', 'text', 'identity', 'Expedition', 'Full name of the expedition.', {
    entry: 'recommended',
    maxLength: 255,
    aliases: ['exp_name'],
  }),
  otherName('expedition_name_alt', 'exp_name_alt'),
  field('acronym', 'text', 'identity', 'Acronym', 'Short name people use, for example COSC-1.', {
    maxLength: 40,
    aliases: ['exp_acronym'],
  }),
  field('igsn_convention', 'text', 'identity', 'IGSN convention', 'How identifiers of the expedition are built.', {
    vocabulary: 'igsn-convention',
    source: 'drilling-information-system 2.3',
  }),
  field('chief_scientists', 'list', 'people', 'Chief scientists', 'Names as `Family, Given`.'),
  field('contact', 'text', 'people', 'Contact', 'Person or office that answers questions.', { maxLength: 255 }),
  field('operator', 'text', 'people', 'Operator', 'Who ran the drilling.', { maxLength: 255 }),
  field('funding_agencies', 'list', 'people', 'Funding', 'Who paid.', { aliases: ['funding_agency'] }),
  field(
    'funding_awards',
    'list',
    'people',
    'Funding awards',
    'Grants: funder | number | title | ROR or other id of the funder | address of the award.',
    {
      maxLength: 1000,
      aliases: ['funding_award', 'awards', 'grants'],
      source: 'DataCite 4.7, fundingReference',
    },
  ),
  field('start_date', 'date', 'drilling', 'Start', 'First day of operations.', { entry: 'recommended' }),
  field('end_date', 'date', 'drilling', 'End', 'Last day of operations.'),
  MORATORIUM_START,
  field('moratorium_end', 'date', 'curation', 'Moratorium until', 'Day on which samples and data become open to all.'),
  field(
    'moratorium_keeps',
    'text',
    'curation',
    'Moratorium keeps back',
    'What the public does not see until then: descriptions, all but the name, or nothing.',
    { vocabulary: 'moratorium-keeps' },
  ),
  field('repository', 'text', 'curation', 'Repository', 'Core repository that holds the material.', { maxLength: 300 }),
  field('repository_contact', 'text', 'curation', 'Repository contact', 'Address of the repository.', {
    maxLength: 1000,
  }),
  ...TERMS_OF_USE,
  field('country', 'text', 'location', 'Country', 'Country or countries drilled in.', { maxLength: 255 }),
  field('state', 'text', 'location', 'State or province', 'First level below the country.', { maxLength: 255 }),
  field('county', 'text', 'location', 'County', 'Second level below the country.', { maxLength: 255 }),
  field('city', 'text', 'location', 'Town', 'Nearest town.', { maxLength: 255 }),
  field('project_location', 'text', 'location', 'Region', 'Lake, sea, mountains or other region.', { maxLength: 255 }),
  field('location_description', 'text', 'location', 'Description of the place', 'Where it was drilled, in words.'),
  drillingEnvironment(['type_of_drilling']),
  field('objectives', 'text', 'remarks', 'Objectives', 'What the expedition set out to learn.'),
  field('keywords', 'list', 'remarks', 'Keywords', 'Free keywords.'),
  field('material', 'text', 'geology', 'Material', 'What the cores are made of unless an object says otherwise.', {
    vocabulary: 'material',
  }),
  field('rock_classification', 'list', 'geology', 'Rock classes', 'Rocks met.'),
  field('rock_distribution', 'text', 'geology', 'Rocks and their places', 'Which rock was met where.', {
    aliases: ['comment_2'],
  }),
  field('geological_age', 'list', 'geology', 'Geological age', 'Ages met, oldest first.'),
  field('is_demonstration', 'boolean', 'remarks', 'Demonstration', 'Generated data, not a real expedition record.', {
    source: 'Corestone',
  }),
  COMMENT,
];
