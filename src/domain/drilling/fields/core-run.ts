import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, CURATOR, field, metres } from './describe.ts';

/** Fields of a core run (mDIS core_core): one trip of the core barrel. */
export const CORE_RUN_FIELDS: readonly FieldDescriptor[] = [
  field('core', 'integer', 'identity', 'Core run', 'Number of the run within the hole.', {
    entry: 'required',
    minimum: 0,
    maximum: 99999,
    aliases: ['core_run', 'run', 'core_number'],
  }),
  field('core_type', 'text', 'drilling', 'Core type', 'Tool that took the core, one letter.', {
    vocabulary: 'core-type',
    maxLength: 1,
    aliases: ['type'],
  }),
  metres('drillers_top_depth_m', 'depth', 'Top, driller’s depth', 'Top of the run below the rig reference (mbrf).', {
    scale: 'drf',
    entry: 'required',
    aliases: ['drillers_top_depth', 'top_depth'],
  }),
  metres('drilled_length_m', 'depth', 'Drilled length', 'Advance of the bit in this run.', {
    minimum: 0,
    maximum: 1000,
    entry: 'recommended',
    aliases: ['drilled_length'],
  }),
  metres('core_recovery_m', 'drilling', 'Recovered length', 'Length of core that came up.', {
    minimum: 0,
    maximum: 1000,
    aliases: ['core_recovery', 'recovery'],
  }),
  field(
    'recovery_reason',
    'text',
    'drilling',
    'Reason for the recovery',
    'Why recovery is over 100 % or core was lost.',
    {
      aliases: ['core_loss_reason'],
      maxLength: 500,
    },
  ),
  metres('csf_b_offset_m', 'depth', 'CSF-B offset', 'Shift of the run on CSF-B against CSF-A; 0 unless stated.', {
    source: 'IODP depth scale terminology; section listings of drilling teams',
  }),
  field('core_ondeck', 'date_time', 'drilling', 'Core on deck', 'When the core reached the deck, with UTC offset.', {
    entry: 'recommended',
    aliases: ['core_on_deck', 'ondeck'],
  }),
  field('bit_size_mm', 'decimal', 'drilling', 'Hole diameter', 'Diameter of the hole cut by the bit.', {
    unit: 'mm',
    minimum: 0,
    aliases: ['bit_size'],
  }),
  metres('barrel_length_m', 'drilling', 'Barrel length', 'Length of the core barrel.', {
    minimum: 0,
    aliases: ['barrel_length'],
  }),
  field('core_diameter_mm', 'decimal', 'drilling', 'Core diameter', 'Diameter of the core.', {
    unit: 'mm',
    minimum: 0,
    aliases: ['core_diameter'],
  }),
  field('core_oriented', 'boolean', 'drilling', 'Oriented', 'Whether the core was oriented.'),
  field('continuity', 'text', 'drilling', 'Continuity', 'Whether the core fits to that of the run above.', {
    maxLength: 255,
  }),
  field('fluid_type', 'text', 'drilling', 'Drilling fluid', 'Fluid in use.', { maxLength: 255 }),
  field('rqd_pc', 'decimal', 'drilling', 'RQD', 'Rock quality designation.', {
    unit: '%',
    minimum: 0,
    maximum: 100,
    aliases: ['rqd'],
  }),
  field('section_count', 'integer', 'drilling', 'Sections', 'How many sections the run was cut into.', {
    minimum: 0,
    maximum: 99,
  }),
  CURATOR,
  COMMENT,
];
