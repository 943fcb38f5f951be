import { CorestoneError } from '../../domain/error.ts';
import type { GatheredWrites, KeptOutcome } from '../../operations/station/station-ports.ts';
import { type Row, type Write, writeTogether } from '../engine/set-based.ts';
import { isUniqueViolation } from '../engine/unique-violation.ts';
import type { Engine, Queries } from '../store.ts';
import { toAuditRow } from './audit-rows.ts';
import { toDetailRow } from './field-columns.ts';
import { toIdentifierColumns } from './identifier-store.ts';
import { toTreeRow } from './tree-store.ts';

/**
 * Writes what the operations of stations gathered: new objects, changes, and what is noted of both. One statement on
 * PostgreSQL, two where there are new objects and changes. Throws `already-exists`.
 */
export async function keepGathered(db: Queries, engine: Engine, gathered: GatheredWrites): Promise<void> {
  const [made, rest] = [rowsOfMade(gathered), [...rowsOfChanged(gathered), ...rowsOfNotes(gathered)]];
  const isBoth = gathered.made.length > 0 && gathered.changed.length > 0;
  try {
    for (const some of isBoth ? [made, rest] : [[...made, ...rest]]) await writeTogether(db, engine, some);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    const message = 'Somebody else took one of these names or IGSNs at the same moment; nothing was kept.';
    throw new CorestoneError('already-exists', message, { cause });
  }
}

function rowsOfMade({ identifiers, made, at }: GatheredWrites): Write[] {
  const objects = made.map(({ object, by, seq }) => ({ ...toTreeRow(object, at), changed_by: by, change_seq: seq }));
  const details = Map.groupBy(made, ({ object }) => object.type);
  return [
    { insert: 'identifier', rows: identifiers.map((one) => toIdentifierColumns(one, at)) },
    { insert: 'tree_object', rows: objects },
    ...[...details].map(
      ([type, some]): Write => ({
        insert: type,
        rows: some.map(({ object }) => toDetailRow(object.id, type, object.values)),
      }),
    ),
  ];
}

function rowsOfChanged({ changed, at }: GatheredWrites): Write[] {
  const objects = changed.map(({ object: { id }, by, seq }) => ({
    id,
    changed_at: at,
    changed_by: by,
    change_seq: seq,
  }));
  const details = Map.groupBy(changed, ({ object }) => object.type);
  return [
    ...[...details].map(
      ([type, some]): Write => ({
        update: type,
        key: 'id',
        rows: some.map(({ object }) => toDetailRow(object.id, type, object.values)),
      }),
    ),
    { update: 'tree_object', key: 'id', rows: objects, counted: 'revision' },
  ];
}

function rowsOfNotes({ trail, outcomes, at }: GatheredWrites): Write[] {
  return [
    { insert: 'audit', rows: trail.map(({ actor, entry }) => toAuditRow(actor, entry, at)) },
    { insert: 'station_outcome', rows: outcomes.map((one) => toOutcomeRow(one, at)) },
  ];
}

function toOutcomeRow({ expeditionId, account, objectId, outcome }: KeptOutcome, at: string): Row {
  const text = JSON.stringify({ ...outcome, objectId });
  return { id: outcome.id, expedition_id: expeditionId, account, at, outcome: text };
}
