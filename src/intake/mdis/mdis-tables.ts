import type { ObjectType } from '../../domain/drilling/object-type.ts';

/**
 * A table of mDIS or of the DIS before it: what it holds, and what its columns fill. `top + extent` is put together from two
 * columns, `litho_unit or id` is the first, and the second where that is empty.
 */
export interface MdisTable {
  readonly type: ObjectType;
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that only mean something inside mDIS, or that it calculates; they are passed over without a word. */
  readonly internal?: readonly string[];
}

/** Keys of rows and of their parents, and what every table may carry besides. */
export const INTERNAL = ['id', 'skey', 'combined_id', 'archive_files'];

const DATES = { start_date: 'start_date', date_start: 'start_date', end_date: 'end_date', date_end: 'end_date' };

/**
 * The tables by name, without the `EXP_` of the legacy DIS (drilling-information-system 1.3). Columns that are not here are
 * told as not read: among them `bit_size`, `weight` and `mcd_offset`, whose unit or scale mDIS does not state.
 */
export const MDIS_TABLES: Readonly<Record<string, MdisTable>> = {
  project_program: {
    type: 'program',
    columns: {
      program: 'program',
      program_acronym: 'program',
      name: 'program_name',
      program_name: 'program_name',
      remarks: 'comment',
    },
  },
  project_expedition: {
    type: 'expedition',
    columns: {
      expedition: 'expedition',
      exp_name: 'expedition_name',
      exp_acronym: 'acronym',
      chief_scientists: 'chief_scientists',
      contact: 'contact',
      ...DATES,
      keywords: 'keywords',
      objectives: 'objectives',
      rock_classification: 'rock_classification',
      geological_age: 'geological_age',
      funding_agency: 'funding_agencies',
      country: 'country',
      moratorium_end: 'moratorium_end',
      repository: 'repository',
      repository_contact: 'repository_contact',
      comment: 'comment',
    },
    internal: ['program_id'],
  },
  project_site: {
    type: 'site',
    columns: {
      site: 'site',
      site_name: 'site_name',
      description: 'description',
      country: 'country',
      state: 'state',
      county: 'county',
      city: 'city',
      lithology: 'lithology',
      geological_age: 'geological_age',
      comment: 'comment',
    },
    internal: ['expedition_id'],
  },
  project_hole: {
    type: 'hole',
    columns: {
      hole: 'hole',
      hole_name: 'hole_name',
      igsn: 'igsn',
      drilling_method: 'drilling_method',
      depth_water: 'water_depth_m',
      drillers_reference_height: 'reference_height_m',
      latitude: 'latitude_deg',
      longitude: 'longitude_deg',
      elevation: 'elevation_m',
      ground_level: 'elevation_m',
      direction: 'direction_deg',
      inclination: 'inclination_deg',
      platform_name: 'platform_name',
      platform_operator: 'platform_operator',
      platform_type: 'platform_type',
      platform_description: 'platform_description',
      methods_in_hole: 'methods_in_hole',
      repository_name: 'repository',
      ...DATES,
      moratorium_end: 'moratorium_end',
      comment: 'comment',
    },
    internal: ['site_id', 'depth_drilled', 'total_cored_length', 'total_core_recovery'],
  },
  core_core: {
    type: 'core_run',
    columns: {
      core: 'core',
      igsn: 'igsn',
      core_ondeck: 'core_ondeck',
      drillers_top_depth: 'drillers_top_depth_m',
      drilled_length: 'drilled_length_m',
      barrel_length: 'barrel_length_m',
      fluid_type: 'fluid_type',
      core_recovery: 'core_recovery_m',
      core_loss_reason: 'recovery_reason',
      core_type: 'core_type',
      core_oriented: 'core_oriented',
      core_diameter: 'core_diameter_mm',
      section_count: 'section_count',
      last_section: 'section_count',
      rqd: 'rqd_pc',
      curator: 'curator',
      comment: 'comment',
    },
    internal: [
      'hole_id',
      'drillers_bottom_depth',
      'core_top_depth',
      'core_bottom_depth',
      'core_recovery_pc',
      'section_split_exist',
    ],
  },
  core_section: {
    type: 'section',
    columns: {
      section: 'section',
      section_length: 'section_length_m',
      curated_length: 'curated_length_m',
      core_catcher: 'core_catcher',
      section_condition: 'section_condition',
      curator: 'curator',
      comment: 'comment',
    },
    internal: ['core_id', 'top_depth', 'bottom_depth', 'mcd_top', 'mcd_bottom', 'section_split_exist'],
  },
  curation_section_split: {
    type: 'split',
    columns: {
      type: 'split',
      percent: 'percent_pc',
      igsn: 'igsn',
      still_exists: 'still_exists',
      sampleable: 'sampleable',
      curator: 'curator',
      corebox_name: 'core_box',
      corebox_slot: 'core_box_slot',
      comment: 'comment',
    },
    internal: ['section_id', 'corebox_id', 'curated_length', 'mcd_top_depth', 'mcd_bottom_depth'],
  },
  curation_sample: {
    type: 'sample',
    columns: {
      igsn: 'igsn',
      sample_request_id: 'sample_request',
      sample_date: 'sample_date',
      top: 'top_offset_cm',
      'top + sample_length': 'bottom_offset_cm',
      'sample_size + sample_size_unit': 'amount',
      split_fraction_taken: 'split_fraction_pc',
      sample_material: 'material',
      curator: 'curator',
      purpose: 'purpose',
      comment: 'comment',
    },
    internal: [
      'section_split_id',
      'sample_combined_id',
      'bottom',
      'mcd_top',
      'mcd_bottom',
      'sample_length',
      'sample_size',
      'sample_size_unit',
    ],
  },
  curation_sample_request: {
    type: 'sample_request',
    columns: {
      'request_no + request_part': 'sample_request',
      scientist_1: 'scientists',
      scientist_2: 'scientists',
      scientist_3: 'scientists',
      purpose: 'purpose',
      destructive: 'destructive',
      number_samples: 'number_samples',
      date_submission: 'date_submission',
      date_approval: 'date_approval',
      approved_by: 'approved_by',
      curator: 'curator',
      comment: 'comment',
    },
    internal: ['expedition_id', 'request_combined_id', 'request_combined_name_id', 'request_no', 'request_part'],
  },
  curation_cuttings: {
    type: 'cuttings',
    columns: {
      igsn: 'igsn',
      curator: 'curator',
      sampling_datetime: 'sample_date',
      top_depth: 'top_depth_m',
      bottom_depth: 'bottom_depth_m',
      drillers_sieve: 'sieve_mm',
      sample_weight: 'weight_g',
      ratio_rock_clasts: 'rock_clasts_pc',
      petrology: 'petrology',
      minerals: 'minerals',
      inferred_lithology: 'rock_type',
      comment: 'comment',
    },
    internal: ['hole_id', 'cuttings_combined_id', 'average_depth'],
  },
  // Depths are those on the section, in cm, whatever the names say.
  geology_lithology: {
    type: 'lithology',
    columns: {
      'litho_unit or id': 'lithology',
      top_depth: 'top_offset_cm',
      'bottom_depth or top_depth + unit_length': 'bottom_offset_cm',
      rock_class: 'rock_class',
      rock_type: 'rock_type',
      color: 'color',
      description: 'description',
      curator: 'curator',
      comment: 'comment',
    },
    internal: [
      'section_split_id',
      'litho_unit',
      'bottom_depth',
      'unit_length',
      'mcd_top',
      'mcd_bottom',
      'section_length',
    ],
  },
  geology_structure: {
    type: 'structure',
    columns: {
      // mDIS names them by nothing else.
      id: 'structure',
      top: 'top_offset_cm',
      'top + extent': 'bottom_offset_cm',
      dip: 'dip_deg',
      dipdirection: 'dip_direction_deg',
      other: 'description',
      curator: 'curator',
      comments: 'comment',
    },
    internal: ['section_id', 'extent'],
  },
  curation_corebox: {
    type: 'core_box',
    columns: { corebox: 'core_box', storage_combined_id: 'storage', comment: 'comment' },
    internal: ['hole_id', 'corebox_combined_id', 'storage_id', 'contained_section_splits'],
  },
};
