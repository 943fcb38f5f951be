import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, CURATOR, field, metres, offsetCm } from './describe.ts';

/** Fields of a core box (mDIS curation_corebox). */
export const CORE_BOX_FIELDS: readonly FieldDescriptor[] = [
  field('core_box', 'text', 'identity', 'Core box', 'Name of the box within the hole.', {
    entry: 'required',
    maxLength: 20,
    aliases: ['corebox', 'box'],
  }),
  metres('top_depth_m', 'depth', 'Top', 'Top of the first core in the box, below surface.', {
    scale: 'csf_a',
    aliases: ['top_depth'],
  }),
  metres('bottom_depth_m', 'depth', 'Bottom', 'Bottom of the last core in the box, below surface.', {
    scale: 'csf_a',
    aliases: ['bottom_depth'],
  }),
  field('empty_weight_kg', 'decimal', 'curation', 'Weight of the empty box', 'What the box weighs without core.', {
    unit: 'kg',
    minimum: 0,
    maximum: 1000,
    aliases: ['tare_kg', 'box_weight'],
    source: 'Corestone',
  }),
  field('storage', 'text', 'curation', 'Storage place', 'Where the box stands.', {
    maxLength: 255,
    aliases: ['storage_combined_id', 'storage_id'],
  }),
  COMMENT,
];

/** Fields of a sample request (mDIS curation_sample_request). */
export const SAMPLE_REQUEST_FIELDS: readonly FieldDescriptor[] = [
  field(
    'sample_request',
    'text',
    'identity',
    'Request',
    'Number of the request, with its part where it has one (`7-b`).',
    {
      entry: 'required',
      maxLength: 20,
      aliases: ['request_no', 'request'],
    },
  ),
  field('scientists', 'list', 'people', 'Scientists', 'Who asked.', { aliases: ['scientist_1'] }),
  field('purpose', 'text', 'curation', 'Purpose', 'What the samples are for.', { maxLength: 1000 }),
  field('destructive', 'boolean', 'curation', 'Destructive', 'Whether the material is used up.'),
  field('number_samples', 'integer', 'curation', 'Samples asked for', 'How many samples.', {
    minimum: 0,
    maximum: 100000,
  }),
  field('date_submission', 'date', 'curation', 'Submitted', 'When it was submitted.'),
  field('date_approval', 'date', 'curation', 'Approved', 'When it was approved.'),
  field('approved_by', 'text', 'people', 'Approved by', 'Who approved it.', { maxLength: 255 }),
  CURATOR,
  COMMENT,
];

/**
 * Fields of a lithology unit (mDIS geology_lithology). A unit of a hole states its depths below surface, a unit of a section
 * or split its offsets there.
 */
export const LITHOLOGY_FIELDS: readonly FieldDescriptor[] = [
  field('lithology', 'text', 'identity', 'Unit', 'Number of the unit among its siblings.', {
    entry: 'required',
    maxLength: 40,
    aliases: ['litho_unit', 'unit'],
  }),
  metres('top_depth_m', 'depth', 'Top', 'Top below surface.', { scale: 'csf_a', aliases: ['top_depth'] }),
  metres('bottom_depth_m', 'depth', 'Bottom', 'Bottom below surface.', { scale: 'csf_a', aliases: ['bottom_depth'] }),
  offsetCm('top_offset_cm', 'Top in section', 'From the top of the section it was described in.', ['top_offset']),
  offsetCm('bottom_offset_cm', 'Bottom in section', 'From the top of the section it was described in.', [
    'bottom_offset',
  ]),
  field('rock_class', 'text', 'geology', 'Rock class', 'Class of the rock.', { maxLength: 255 }),
  field('rock_type', 'text', 'geology', 'Rock', 'Name of the rock.', { entry: 'recommended', maxLength: 255 }),
  field('composition', 'list', 'geology', 'Composition', 'Minerals or grains it is made of.'),
  field('color', 'list', 'geology', 'Colour', 'Colours.', { aliases: ['colour'] }),
  field('description', 'text', 'geology', 'Description', 'What it looks like.'),
  CURATOR,
  COMMENT,
];
