import type { FlatDialect } from '../sesar-shaped/flat-element.ts';
import { SESAR_SAMPLE_TYPES } from '../sesar-shaped/sample-types.ts';

/** The element list as SESAR 2 keeps it: SESAR's own, dates as precise as known, heights in metres. */
export const SESAR_2_DIALECT: FlatDialect = {
  format: 'sesar-2',
  hasGfzElements: false,
  sampleTypes: SESAR_SAMPLE_TYPES,
  dates: 'w3cdtf',
  lowestElevationM: -11000,
};

/**
 * Where an element of the list stands in SESAR 2, for those that changed their name (sesar-doc, migrating from v1): a member,
 * or a member of a nested object. All other elements keep theirs.
 */
export const SESAR_2_MEMBERS: Readonly<Record<string, readonly [member: string, within?: string]>> = {
  user_code: ['sesar_code'],
  sample_type: ['object_type'],
  description: ['sample_description'],
  age_min: ['numeric_age_min'],
  age_max: ['numeric_age_max'],
  age_unit: ['numeric_age_unit'],
  geological_age: ['geologic_age_verbatim'],
  geological_unit: ['geologic_unit'],
  collection_method: ['sampling_method'],
  collection_method_descr: ['sampling_method_detail'],
  navigation_type: ['location_method'],
  material: ['general_material_type'],
  classification: ['material_types'],
  parent_igsn: ['parent_sample'],
  sample_other_names: ['other_names'],
  platform_name: ['platform', 'label'],
  platform_type: ['platform', 'platform_type'],
  platform_descr: ['platform', 'description'],
  launch_platform_name: ['launch_platform', 'label'],
  launch_type_name: ['launch_platform', 'launch_type'],
  launch_id: ['launch_label'],
  collection_start_date: ['sampling_start_date'],
  collection_end_date: ['sampling_end_date'],
  collection_date_precision: ['sampling_date_precision'],
  current_archive: ['current_archive', 'label'],
  original_archive: ['original_archive', 'label'],
};

/** Elements that are lists in SESAR 2. */
export const SESAR_2_LISTS: ReadonlySet<string> = new Set(['classification', 'sample_other_names']);

/** Elements that are JSON numbers. */
export const SESAR_2_NUMBERS: ReadonlySet<string> = new Set([
  'latitude',
  'longitude',
  'latitude_end',
  'longitude_end',
  'elevation',
  'elevation_end',
  'northing',
  'easting',
  'age_min',
  'age_max',
  'depth_min',
  'depth_max',
]);
