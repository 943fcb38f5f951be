import type { FieldDescriptor } from '../field.ts';
import { CORE_RUN_FIELDS } from './fields/core-run.ts';
import { CORE_BOX_FIELDS, LITHOLOGY_FIELDS, SAMPLE_REQUEST_FIELDS } from './fields/curation.ts';
import { EXPEDITION_FIELDS, PROGRAM_FIELDS } from './fields/expedition.ts';
import { CONTRIBUTOR_FIELDS, RELATED_WORK_FIELDS } from './fields/expedition-context.ts';
import { HOLE_FIELDS, SITE_FIELDS } from './fields/hole.ts';
import { BIT_RUN_FIELDS, DAILY_REPORT_FIELDS, DRILLER_REPORT_FIELDS } from './fields/rig-reports.ts';
import { CUTTINGS_FIELDS, SAMPLE_FIELDS, takenFields } from './fields/sample.ts';
import { SECTION_FIELDS, SPLIT_FIELDS } from './fields/section.ts';
import { STRUCTURE_FIELDS } from './fields/structure.ts';
import type { ObjectType } from './object-type.ts';

/** Every field of every object type, in the order of forms and columns. The detail table of a type has exactly these columns. */
export const OBJECT_FIELDS: Readonly<Record<ObjectType, readonly FieldDescriptor[]>> = {
  program: PROGRAM_FIELDS,
  expedition: EXPEDITION_FIELDS,
  site: SITE_FIELDS,
  hole: HOLE_FIELDS,
  core_run: CORE_RUN_FIELDS,
  section: SECTION_FIELDS,
  split: SPLIT_FIELDS,
  sample: SAMPLE_FIELDS,
  cuttings: CUTTINGS_FIELDS,
  mud: takenFields('mud', 'Mud sample'),
  fluid: takenFields('fluid', 'Fluid sample'),
  gas: takenFields('gas', 'Gas sample'),
  water: takenFields('water', 'Water sample'),
  bottle: takenFields('bottle', 'Bottle'),
  thin_section: takenFields('thin_section', 'Thin section'),
  smear_slide: takenFields('smear_slide', 'Smear slide'),
  sidewall_core: takenFields('sidewall_core', 'Sidewall core'),
  core_box: CORE_BOX_FIELDS,
  sample_request: SAMPLE_REQUEST_FIELDS,
  lithology: LITHOLOGY_FIELDS,
  structure: STRUCTURE_FIELDS,
  bit_run: BIT_RUN_FIELDS,
  driller_report: DRILLER_REPORT_FIELDS,
  daily_report: DAILY_REPORT_FIELDS,
  contributor: CONTRIBUTOR_FIELDS,
  related_work: RELATED_WORK_FIELDS,
};
