import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, CURATOR, field, metres, offsetCm, TERMS_OF_USE } from './describe.ts';

const TAKEN = field('sample_date', 'date', 'curation', 'Taken', 'When the sample was taken.', {
  aliases: ['sampling_datetime', 'date'],
});
const AMOUNT = field('amount', 'text', 'curation', 'Amount', 'How much there is, with its unit.', {
  maxLength: 255,
  aliases: ['sample_size'],
});
const MATERIAL = field('material', 'text', 'geology', 'Material', 'What it is made of.', {
  vocabulary: 'material',
  aliases: ['sample_material'],
});
const ROCK = field('rock_type', 'text', 'geology', 'Rock', 'Rock of the sample.', { maxLength: 255 });
const named = (name: string, label: string): FieldDescriptor =>
  field(name, 'text', 'identity', label, 'Name or number among its siblings.', { entry: 'required', maxLength: 40 });
const depths: readonly FieldDescriptor[] = [
  metres('top_depth_m', 'depth', 'Top', 'Top below surface.', { scale: 'csf_a', aliases: ['top_depth', 'top'] }),
  metres('bottom_depth_m', 'depth', 'Bottom', 'Bottom below surface.', {
    scale: 'csf_a',
    aliases: ['bottom_depth', 'bottom'],
  }),
];

/** Fields of a core sample (mDIS curation_sample). Offsets are from the top of the section. */
export const SAMPLE_FIELDS: readonly FieldDescriptor[] = [
  field(
    'sample',
    'text',
    'identity',
    'Sample',
    'Interval in cm such as `10-15`, filled in from the offsets; what was made of a sample has a number or a name.',
    {
      maxLength: 40,
    },
  ),
  field(
    'former_number',
    'text',
    'identity',
    'Old number',
    'Number in the list of an older collection, as written there.',
    {
      maxLength: 40,
      aliases: ['old_number', 'inventory_number', 'accession_number', 'collection_number', 'inventarnummer'],
      source: 'Corestone',
    },
  ),
  offsetCm('top_offset_cm', 'Top in section', 'From the top of the section.', ['top', 'top_offset']),
  offsetCm('bottom_offset_cm', 'Bottom in section', 'From the top of the section.', ['bottom', 'bottom_offset']),
  metres('top_depth_m', 'depth', 'Top below surface', 'Of a sample that lies in no core.', {
    scale: 'csf_a',
    aliases: ['top_depth'],
    source: 'Corestone',
  }),
  metres('bottom_depth_m', 'depth', 'Bottom below surface', 'Of a sample that lies in no core.', {
    scale: 'csf_a',
    aliases: ['bottom_depth'],
    source: 'Corestone',
  }),
  field(
    'split_fraction_pc',
    'decimal',
    'curation',
    'Share of the split',
    'How much of the split’s cross-section was taken.',
    {
      unit: '%',
      minimum: 0,
      maximum: 100,
      aliases: ['split_fraction_taken'],
    },
  ),
  field('cut', 'text', 'curation', 'Cut', 'How the piece was cut: slab, plug, quarter, u-channel, powder …', {
    maxLength: 40,
    vocabulary: 'sample-cut',
    aliases: ['cut_as', 'sample_cut', 'sample_shape', 'cut_type'],
    source: 'Corestone, after the sample types of SESAR',
  }),
  field('weight_g', 'decimal', 'curation', 'Weight', 'Weight of the sample.', {
    unit: 'g',
    minimum: 0,
    maximum: 10_000_000,
    aliases: ['sample_weight', 'weight'],
    source: 'Corestone',
  }),
  field('sample_request', 'text', 'curation', 'Request', 'Request the sample answers.', {
    maxLength: 40,
    aliases: ['sample_request_id', 'request'],
  }),
  { ...TAKEN, aliases: [...(TAKEN.aliases ?? []), 'collection_date', 'collected_on'] },
  AMOUNT,
  MATERIAL,
  { ...ROCK, aliases: ['what', 'rock_name'] },
  field('purpose', 'text', 'curation', 'Purpose', 'What the sample is for.', { maxLength: 500 }),
  field('sampled_by', 'text', 'people', 'Sampled by', 'Who took it.', {
    maxLength: 255,
    aliases: ['collector', 'collected_by'],
  }),
  ...TERMS_OF_USE,
  CURATOR,
  COMMENT,
];

/** Fields of cuttings (mDIS curation_cuttings). */
export const CUTTINGS_FIELDS: readonly FieldDescriptor[] = [
  field('cuttings', 'text', 'identity', 'Cuttings', 'Interval in m such as `100-105`; filled in from the depths.', {
    maxLength: 40,
  }),
  ...depths,
  TAKEN,
  field('weight_g', 'decimal', 'curation', 'Weight', 'Weight of the sample.', {
    unit: 'g',
    minimum: 0,
    aliases: ['sample_weight'],
  }),
  field('sieve_mm', 'decimal', 'drilling', 'Sieve', 'Mesh of the driller’s sieve.', {
    unit: 'mm',
    minimum: 0,
    aliases: ['drillers_sieve'],
  }),
  field('rock_clasts_pc', 'decimal', 'geology', 'Rock clasts', 'Share of rock clasts.', {
    unit: '%',
    minimum: 0,
    maximum: 100,
    aliases: ['ratio_rock_clasts'],
  }),
  field('max_clast_mm', 'decimal', 'geology', 'Largest clast', 'Largest diameter of a rock clast.', {
    unit: 'mm',
    minimum: 0,
    aliases: ['max_diameter_rock_clasts', 'clast_size'],
  }),
  field('clast_shape', 'list', 'geology', 'Shape of the clasts', 'Angular, rounded …', { aliases: ['shape_clasts'] }),
  field('sorting', 'list', 'geology', 'Sorting', 'How alike the clasts are in size.'),
  field('munsell_color', 'list', 'geology', 'Munsell colour', 'Colours by the Munsell chart: `10YR 6/3`.', {
    aliases: ['color_munsell', 'munsell', 'munsell_colour'],
  }),
  field('fossils', 'boolean', 'geology', 'Fossils', 'Whether fossils were seen.', { aliases: ['fossiles'] }),
  field('fossils_seen', 'text', 'geology', 'Fossils seen', 'Which fossils, and how many.', {
    maxLength: 1000,
    aliases: ['comment_fossiles', 'comment_fossils'],
  }),
  field('petrology', 'list', 'geology', 'Petrology', 'Rocks seen.'),
  field('minerals', 'list', 'geology', 'Minerals', 'Minerals seen.'),
  ROCK,
  field('drillers_comment', 'text', 'drilling', 'Driller’s remark', 'What the driller noted.', {
    maxLength: 1000,
    aliases: ['comment_drillers'],
  }),
  CURATOR,
  COMMENT,
];

/** Fields of the tagged objects that share one shape: mud, fluid, gas, water, bottle, thin section, smear slide, sidewall core. */
export const takenFields = (name: string, label: string): readonly FieldDescriptor[] => [
  named(name, label),
  ...depths,
  offsetCm('top_offset_cm', 'Top in section', 'From the top of the section, where it was cut from one.', [
    'top_offset',
  ]),
  offsetCm('bottom_offset_cm', 'Bottom in section', 'From the top of the section, where it was cut from one.', [
    'bottom_offset',
  ]),
  TAKEN,
  AMOUNT,
  MATERIAL,
  ROCK,
  field('sample_request', 'text', 'curation', 'Request', 'Request it answers.', {
    maxLength: 40,
    aliases: ['sample_request_id', 'request'],
  }),
  field('purpose', 'text', 'curation', 'Purpose', 'What it is for.', { maxLength: 500 }),
  CURATOR,
  COMMENT,
];
