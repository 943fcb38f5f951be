import type { FieldDescriptor, FieldGroup } from '../../field.ts';
import { COMMENT, type FieldOptions, field, metres } from './describe.ts';

/*
 * mDIS has these tables but publishes no columns of them (drilling-information-system 1.3), so the fields are ours. Depths are
 * on the driller's scale: that is what stands in the books of the rig.
 */

const SOURCE = 'Corestone; tables named in drilling-information-system 1.3';

const own: typeof field = (name, type, group, label, definition, options: FieldOptions = {}) =>
  field(name, type, group, label, definition, { source: SOURCE, ...options });

const depthDrf = (name: string, label: string, definition: string) =>
  metres(name, 'depth', label, definition, { scale: 'drf', source: SOURCE });

const words = (name: string, group: FieldGroup, label: string, definition: string) =>
  own(name, 'text', group, label, definition);

const hours = (name: string, label: string, definition: string) =>
  own(name, 'decimal', 'drilling', label, definition, { unit: 'h', minimum: 0, maximum: 10000 });

/** What a shift or a day came to, as it was reported; the station fills it in from what was entered. */
const COUNTED: readonly FieldDescriptor[] = [
  own('run_count', 'integer', 'drilling', 'Core runs', 'How many core runs came on deck.', {
    minimum: 0,
    maximum: 1000,
  }),
  metres('drilled_m', 'drilling', 'Drilled', 'Metres drilled with core.', { minimum: 0, source: SOURCE }),
  metres('recovered_m', 'drilling', 'Recovered', 'Metres of core that came up.', { minimum: 0, source: SOURCE }),
];

const WEATHER = own('weather', 'text', 'remarks', 'Weather', 'Weather on the rig.', { maxLength: 255 });

/** Fields of a driller's report: what one shift did at a hole. */
export const DRILLER_REPORT_FIELDS: readonly FieldDescriptor[] = [
  own('driller_report', 'text', 'identity', 'Report', 'Day and number of the shift, such as `2026-11-22-1`.', {
    entry: 'required',
    maxLength: 40,
    aliases: ['shift_report'],
  }),
  own('shift', 'text', 'identity', 'Shift', 'Day, night, or what the crew calls it.', { maxLength: 40 }),
  own('shift_start', 'date_time', 'drilling', 'Shift began', 'When it began, with UTC offset.', {
    entry: 'recommended',
  }),
  own('shift_end', 'date_time', 'drilling', 'Shift ended', 'When it ended, with UTC offset.', { entry: 'recommended' }),
  depthDrf('start_depth_m', 'Depth at the start', 'Depth of the hole when the shift began.'),
  depthDrf('end_depth_m', 'Depth at the end', 'Depth of the hole when the shift ended.'),
  ...COUNTED,
  own('bit_run', 'text', 'drilling', 'Bit run', 'Number of the bit run in the hole.', { maxLength: 40 }),
  own('fluid_type', 'text', 'drilling', 'Drilling fluid', 'Fluid in use.', { maxLength: 255 }),
  hours('drilling_h', 'Hours drilling', 'Hours with the bit turning on bottom.'),
  hours('standby_h', 'Hours waiting', 'Hours in which nothing could be done.'),
  words('operations', 'drilling', 'What was done', 'In the order it was done, with times.'),
  words('problems', 'drilling', 'Problems', 'What went wrong or was lost, and what was done about it.'),
  words('safety', 'drilling', 'Safety', 'Accidents, near misses, talks and drills.'),
  own('driller', 'text', 'people', 'Driller', 'Who led the shift.', { entry: 'recommended', maxLength: 255 }),
  own('crew', 'list', 'people', 'Crew', 'Who else was on shift.'),
  WEATHER,
  COMMENT,
];

/** Fields of a daily report: what the expedition did at a hole on one day. */
export const DAILY_REPORT_FIELDS: readonly FieldDescriptor[] = [
  own('daily_report', 'text', 'identity', 'Day', 'The day, such as `2026-11-22`.', {
    entry: 'required',
    maxLength: 40,
    aliases: ['report_day'],
  }),
  depthDrf('end_depth_m', 'Depth at the end', 'Depth of the hole at the end of the day.'),
  ...COUNTED,
  own('section_count', 'integer', 'drilling', 'Sections', 'Sections of the core that came on deck.', {
    minimum: 0,
    maximum: 100000,
  }),
  words('operations', 'drilling', 'What was done', 'Drilling and tests of the day.'),
  words('problems', 'drilling', 'Problems', 'What went wrong, and what was done about it.'),
  words('plan', 'drilling', 'Plan', 'What is to be done next.'),
  words('rocks', 'geology', 'Rocks met', 'What came up.'),
  words('curation', 'curation', 'Core handling', 'What was measured, cut, sampled and sent.'),
  own('reported_by', 'text', 'people', 'Reported by', 'Who wrote it.', { entry: 'recommended', maxLength: 255 }),
  own('people_on_site', 'integer', 'people', 'People on site', 'How many.', { minimum: 0, maximum: 10000 }),
  WEATHER,
  COMMENT,
];

/** Fields of a bit run: one bit from going in to coming out. */
export const BIT_RUN_FIELDS: readonly FieldDescriptor[] = [
  own('bit_run', 'text', 'identity', 'Bit run', 'Number of the bit run within the hole.', {
    entry: 'required',
    maxLength: 40,
    aliases: ['bit_number'],
  }),
  own('bit_type', 'text', 'drilling', 'Bit', 'Kind of bit: impregnated diamond, tricone …', {
    entry: 'recommended',
    maxLength: 255,
  }),
  own('bit_size_mm', 'decimal', 'drilling', 'Hole diameter', 'Diameter of the hole cut by the bit.', {
    unit: 'mm',
    minimum: 0,
    aliases: ['bit_size'],
  }),
  own('manufacturer', 'text', 'drilling', 'Maker', 'Who made the bit.', { maxLength: 255 }),
  own('serial_number', 'text', 'drilling', 'Serial number', 'As stamped on the bit.', { maxLength: 100 }),
  depthDrf('start_depth_m', 'Depth in', 'Depth at which the bit began to drill.'),
  depthDrf('end_depth_m', 'Depth out', 'Depth at which the bit was pulled.'),
  own('time_in', 'date_time', 'drilling', 'Went in', 'When the bit went in, with UTC offset.'),
  own('time_out', 'date_time', 'drilling', 'Came out', 'When the bit came out, with UTC offset.'),
  hours('drilling_h', 'Hours drilling', 'Hours with the bit turning on bottom.'),
  own('reason_pulled', 'text', 'drilling', 'Why it was pulled', 'Worn, stuck, change of size, end of hole …', {
    maxLength: 500,
  }),
  own('bit_condition', 'text', 'drilling', 'Condition', 'What the bit looked like when it came out.', {
    maxLength: 500,
  }),
  own('driller', 'text', 'people', 'Driller', 'Who ran it in.', { maxLength: 255 }),
  COMMENT,
];
