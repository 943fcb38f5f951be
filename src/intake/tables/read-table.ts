import type { IntakeItem, ObjectRow } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Finding } from '../../domain/finding.ts';
import { ColumnNotes } from '../cells/column-notes.ts';
import type { IntakeOptions } from '../intake-options.ts';
import { mapColumns } from '../mapping/map-columns.ts';
import { mappingOf } from '../mapping/table-mapping.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { isRecord, type Table } from '../table.ts';
import { completeRow } from './complete-row.ts';
import { PlacesTold } from './found-place.ts';
import { impliedAncestors } from './implied-ancestors.ts';
import { matchColumns } from './match-columns.ts';
import { draftRow } from './row-draft.ts';

/**
 * Reads a table of objects of one type: for each row the ancestors it names that were not met before (implied), then the
 * object. A row with an error is left out, the others go on.
 */
export async function* readTable(
  table: Table,
  type: ObjectType,
  options: IntakeOptions,
  seen: SeenObjects,
): AsyncGenerator<IntakeItem> {
  const mapping = mappingOf(options.mapping, table);
  const { ownFields } = options;
  const { columns, findings } =
    mapping === undefined ? matchColumns(table, type, ownFields) : mapColumns(table, mapping, ownFields);
  yield* findings.map(asFinding);
  const places = new PlacesTold(table);
  const context = { table, type, options, seen, notes: new ColumnNotes(table), said: new Set<string>() };
  for await (const item of table.read()) {
    if (!isRecord(item)) {
      yield asFinding(item);
      continue;
    }
    const completed = completeRow(context, draftRow(context, columns, item), item.row);
    yield* completed.findings.map(asFinding);
    if (completed.row === undefined) continue;
    const { row } = completed;
    const { told, findings: ofPlaces } = places.take(row, completed.told, seen);
    yield* ofPlaces.map(asFinding);
    yield* impliedAncestors(type, row.names, row.at, seen, { ...completed, told }).map(asRow);
    yield asRow(row);
  }
}

/** A finding as an intake yields it. */
export const asFinding = (finding: Finding): IntakeItem => ({ kind: 'finding', finding });

/** A row as an intake yields it. */
export const asRow = (row: ObjectRow): IntakeItem => ({ kind: 'row', row });
