import { OBJECT_FIELDS } from '../domain/drilling/object-fields.ts';
import type { FieldValue } from '../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../domain/drilling/object-type.ts';

/** The tables of a demonstration expedition, parents before their children; also the stems of their files. */
export const DEMO_TABLES = {
  programs: 'program',
  expeditions: 'expedition',
  contributors: 'contributor',
  related_works: 'related_work',
  sites: 'site',
  holes: 'hole',
  lithologies: 'lithology',
  cuttings: 'cuttings',
  core_boxes: 'core_box',
  sample_requests: 'sample_request',
  core_runs: 'core_run',
  sections: 'section',
  splits: 'split',
  samples: 'sample',
  thin_sections: 'thin_section',
  smear_slides: 'smear_slide',
  structures: 'structure',
  muds: 'mud',
  waters: 'water',
  fluids: 'fluid',
  gases: 'gas',
  bit_runs: 'bit_run',
  driller_reports: 'driller_report',
  daily_reports: 'daily_report',
} as const satisfies Readonly<Record<string, ObjectType>>;

/** Name of a table, one of {@link DEMO_TABLES}. */
export type DemoTableName = keyof typeof DEMO_TABLES;

/**
 * One row: values by field name, names of the ancestors by their name fields, and `igsn` where the object has a published
 * one. A field that is not stated is absent.
 */
export type DemoRow = Readonly<Record<string, FieldValue>>;

/** All tables; a table without rows is empty, never absent. */
export type DemoTables = Readonly<Record<DemoTableName, readonly DemoRow[]>>;

/** Kinds that may lie in many places, and where they lie here. */
const LIES_IN: Readonly<Partial<Record<ObjectType, ObjectType>>> = {
  lithology: 'hole',
  fluid: 'hole',
  gas: 'hole',
  structure: 'section',
};

/** The types on the way to an object of these tables, root first, its own last. */
function wayTo(type: ObjectType): readonly ObjectType[] {
  const parent = LIES_IN[type] ?? OBJECT_TYPE[type].parents[0];
  return parent === undefined ? [type] : [...wayTo(parent), type];
}

/** The columns that together name an object of the table: its ancestors' name fields and its own, root first. */
function nameColumns(table: DemoTableName): readonly string[] {
  return wayTo(DEMO_TABLES[table]).map((one) => OBJECT_TYPE[one].nameField);
}

/** Every column a table may have: the names that lead to an object, `igsn`, then the other fields in the order of {@link OBJECT_FIELDS}. */
export function tableColumns(table: DemoTableName): readonly string[] {
  const fields = OBJECT_FIELDS[DEMO_TABLES[table]].map((field) => field.name);
  return [...new Set([...nameColumns(table), 'igsn', ...fields])];
}
