import type { Kysely } from 'kysely';
import type { FieldType } from '../../domain/field.ts';
import type { Engine } from '../store.ts';
import { columnTypes, fieldColumnType } from './column-types.ts';

/** Columns that mDIS has and that had no place here. Frozen: a new field is a new migration. */
const DETAIL_COLUMNS_0062: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  expedition: {
    expedition_name_alt: 'text',
    moratorium_start: 'date',
    state: 'text',
    county: 'text',
    city: 'text',
    project_location: 'text',
    location_description: 'text',
    drilling_environment: 'text',
    rock_distribution: 'text',
  },
  site: { site_name_alt: 'text', drilling_environment: 'text', drilling_method: 'list', bit_sizes: 'list' },
  hole: {
    coordinate_x: 'text',
    coordinate_y: 'text',
    spatial_reference_system: 'text',
    platform_manager: 'text',
    gear: 'list',
    moratorium_start: 'date',
  },
  core_run: { continuity: 'text' },
  split: { origin_split: 'text', core_box_position: 'text', crate: 'text' },
  cuttings: {
    max_clast_mm: 'decimal',
    clast_shape: 'list',
    sorting: 'list',
    munsell_color: 'list',
    fossils: 'boolean',
    fossils_seen: 'text',
    drillers_comment: 'text',
  },
  lithology: { composition: 'list' },
};

/** Other names, surveyed coordinates, gear and what else a reference table states of objects. */
export async function addReferenceColumns(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const types = columnTypes(engine);
  for (const [table, columns] of Object.entries(DETAIL_COLUMNS_0062))
    for (const [name, type] of Object.entries(columns))
      await db.schema.alterTable(table).addColumn(name, fieldColumnType(type, types)).execute();
}
