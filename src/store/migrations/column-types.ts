import { type ColumnDataType, type Expression, sql } from 'kysely';
import type { FieldType } from '../../domain/field.ts';
import type { Engine } from '../store.ts';

/** A column type of one engine. */
export type ColumnType = ColumnDataType | Expression<unknown>;

/** How each engine keeps our few kinds of value. Keys are UUIDv7; times are ISO 8601 UTC text; switches are 0 or 1. */
export interface ColumnTypes {
  readonly key: ColumnType;
  readonly text: ColumnType;
  /** Text that sorts by bytes, for paths. */
  readonly bytesText: ColumnType;
  readonly decimal: ColumnType;
  readonly integer: ColumnType;
  readonly long: ColumnType;
  /** Octets as they came. */
  readonly bytes: ColumnType;
}

const SQLITE: ColumnTypes = {
  key: 'text',
  text: 'text',
  bytesText: 'text',
  decimal: 'real',
  integer: 'integer',
  long: 'integer',
  bytes: 'blob',
};

const POSTGRES: ColumnTypes = {
  key: 'uuid',
  text: 'text',
  bytesText: sql`text collate "C"`,
  decimal: 'double precision',
  integer: 'integer',
  long: 'bigint',
  bytes: 'bytea',
};

/** The column types of an engine. */
export function columnTypes(engine: Engine): ColumnTypes {
  return engine === 'sqlite' ? SQLITE : POSTGRES;
}

/** The column type of a described field; lists are JSON text. */
export function fieldColumnType(type: FieldType, types: ColumnTypes): ColumnType {
  if (type === 'decimal') return types.decimal;
  if (type === 'integer' || type === 'boolean') return types.integer;
  return types.text;
}
