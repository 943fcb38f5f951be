import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, CURATOR, field, metres } from './describe.ts';

/** Fields of a section (mDIS core_section). Section 9 or `CC` with `core_catcher` set is the core catcher. */
export const SECTION_FIELDS: readonly FieldDescriptor[] = [
  field('section', 'integer', 'identity', 'Section', 'Number of the section within the run, from the top.', {
    entry: 'required',
    minimum: 0,
    maximum: 999,
    aliases: ['sect'],
  }),
  metres('section_length_m', 'depth', 'Section length', 'Length when cut at the drill site.', {
    minimum: 0,
    maximum: 20,
    aliases: ['section_length', 'length'],
  }),
  metres('curated_length_m', 'depth', 'Curated length', 'Length after curation; the section length until edited.', {
    minimum: 0,
    maximum: 20,
    entry: 'required',
    aliases: ['curated_length', 'curatedlength'],
  }),
  field('core_catcher', 'boolean', 'drilling', 'Core catcher', 'Whether this is the core-catcher section.'),
  field('section_condition', 'text', 'drilling', 'Condition', 'State of the core.', { maxLength: 255 }),
  field('rock_type', 'text', 'geology', 'Rock', 'Main rock of the section.', {
    maxLength: 255,
    aliases: ['lithology'],
  }),
  field('geological_unit', 'text', 'geology', 'Geological unit', 'Formation, nappe or other unit.', { maxLength: 500 }),
  CURATOR,
  COMMENT,
];

/** Fields of a split (mDIS curation_section_split). WR is the whole round, A… archive, W… working. */
export const SPLIT_FIELDS: readonly FieldDescriptor[] = [
  field('split', 'text', 'identity', 'Split', 'WR whole round, A archive, W working, with a number where cut again.', {
    entry: 'required',
    maxLength: 4,
    vocabulary: 'split-type',
    aliases: ['split_type', 'half', 'aw', 'a_w'],
  }),
  field('percent_pc', 'decimal', 'curation', 'Share', 'Share of the whole round.', {
    unit: '%',
    minimum: 0,
    maximum: 100,
    entry: 'recommended',
    aliases: ['percent'],
  }),
  field(
    'origin_split',
    'text',
    'curation',
    'Cut from',
    'Split of the same section that it was cut from, `WR` or `W`.',
    {
      maxLength: 4,
      vocabulary: 'split-type',
      aliases: ['origin_split_type'],
    },
  ),
  field('still_exists', 'boolean', 'curation', 'Still exists', 'False once it was cut into further splits or used up.'),
  field('sampleable', 'boolean', 'curation', 'May be sampled', 'Archive halves usually may not.'),
  field('core_box', 'text', 'curation', 'Core box', 'Name of the box it lies in.', {
    maxLength: 20,
    aliases: ['corebox', 'corebox_name', 'box'],
  }),
  field('core_box_slot', 'integer', 'curation', 'Slot', 'Slot in the box.', {
    minimum: 0,
    maximum: 999,
    aliases: ['corebox_slot'],
  }),
  field('core_box_position', 'text', 'curation', 'Position in the slot', 'Where in the slot it lies.', {
    maxLength: 20,
    aliases: ['corebox_position'],
  }),
  field('crate', 'text', 'curation', 'Crate', 'Name of the crate it was shipped in.', {
    maxLength: 40,
    aliases: ['crate_name'],
  }),
  field('weight_kg', 'decimal', 'curation', 'Weight', 'Weight of the split.', {
    unit: 'kg',
    minimum: 0,
    aliases: ['weight'],
  }),
  CURATOR,
  COMMENT,
];
