import type { Kysely } from 'kysely';
import type { FieldType } from '../../domain/field.ts';
import type { Engine } from '../store.ts';
import { columnTypes, fieldColumnType } from './column-types.ts';

/** The tables of four more types of object. Frozen: a new field is a new migration. */
const DETAIL_COLUMNS_0020: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  structure: {
    structure: 'text',
    structure_kind: 'text',
    top_offset_cm: 'decimal',
    bottom_offset_cm: 'decimal',
    dip_deg: 'decimal',
    dip_direction_deg: 'decimal',
    oriented_to: 'text',
    thickness_mm: 'decimal',
    filling: 'text',
    description: 'text',
    curator: 'text',
    comment: 'text',
  },
  bit_run: {
    bit_run: 'text',
    bit_type: 'text',
    bit_size_mm: 'decimal',
    manufacturer: 'text',
    serial_number: 'text',
    start_depth_m: 'decimal',
    end_depth_m: 'decimal',
    time_in: 'date_time',
    time_out: 'date_time',
    drilling_h: 'decimal',
    reason_pulled: 'text',
    bit_condition: 'text',
    driller: 'text',
    comment: 'text',
  },
  driller_report: {
    driller_report: 'text',
    shift: 'text',
    shift_start: 'date_time',
    shift_end: 'date_time',
    start_depth_m: 'decimal',
    end_depth_m: 'decimal',
    run_count: 'integer',
    drilled_m: 'decimal',
    recovered_m: 'decimal',
    bit_run: 'text',
    fluid_type: 'text',
    drilling_h: 'decimal',
    standby_h: 'decimal',
    operations: 'text',
    problems: 'text',
    safety: 'text',
    driller: 'text',
    crew: 'list',
    weather: 'text',
    comment: 'text',
  },
  daily_report: {
    daily_report: 'text',
    end_depth_m: 'decimal',
    run_count: 'integer',
    drilled_m: 'decimal',
    recovered_m: 'decimal',
    section_count: 'integer',
    operations: 'text',
    problems: 'text',
    plan: 'text',
    rocks: 'text',
    curation: 'text',
    reported_by: 'text',
    people_on_site: 'integer',
    weather: 'text',
    comment: 'text',
  },
};

/** Structures of sections, bit runs, driller's reports and daily reports; their values of own fields as with other types. */
export async function addRigTypes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const types = columnTypes(engine);
  for (const [table, columns] of Object.entries(DETAIL_COLUMNS_0020)) {
    let making = db.schema
      .createTable(table)
      .addColumn('id', types.key, (c) => c.primaryKey().references('tree_object.id').onDelete('cascade'));
    for (const [name, type] of Object.entries(columns)) making = making.addColumn(name, fieldColumnType(type, types));
    await making.addColumn('own', types.text).execute();
  }
}
