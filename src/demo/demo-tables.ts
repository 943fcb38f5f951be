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
  core_boxes: 'core_box',
  sample_requests: 'sample_request',
  core_runs: 'core_run',
  sections: 'section',
  splits: 'split',
  samples: 'sample',
  thin_sections: 'thin_section',
  fluids: 'fluid',
  gases: 'gas',
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

const LINEAGE: Readonly<Partial<Record<ObjectType, readonly ObjectType[]>>> = {
  expedition: ['program'],
  contributor: ['program', 'expedition'],
  related_work: ['program', 'expedition'],
  sample_request: ['program', 'expedition'],
  site: ['program', 'expedition'],
  hole: ['program', 'expedition', 'site'],
  lithology: ['program', 'expedition', 'site', 'hole'],
  core_box: ['program', 'expedition', 'site', 'hole'],
  core_run: ['program', 'expedition', 'site', 'hole'],
  fluid: ['program', 'expedition', 'site', 'hole'],
  gas: ['program', 'expedition', 'site', 'hole'],
  section: ['program', 'expedition', 'site', 'hole', 'core_run'],
  split: ['program', 'expedition', 'site', 'hole', 'core_run', 'section'],
  sample: ['program', 'expedition', 'site', 'hole', 'core_run', 'section', 'split'],
  thin_section: ['program', 'expedition', 'site', 'hole', 'core_run', 'section', 'split', 'sample'],
};

/** The columns that together name an object of the table: its ancestors' name fields and its own, root first. */
export function nameColumns(table: DemoTableName): readonly string[] {
  const type = DEMO_TABLES[table];
  return [...(LINEAGE[type] ?? []), type].map((one) => OBJECT_TYPE[one].nameField);
}

/** Every column a table may have: names, `igsn`, then the fields in the order of {@link OBJECT_FIELDS}. */
export function tableColumns(table: DemoTableName): readonly string[] {
  const fields = OBJECT_FIELDS[DEMO_TABLES[table]].map((field) => field.name);
  return [...new Set([...nameColumns(table), 'igsn', ...fields])];
}
