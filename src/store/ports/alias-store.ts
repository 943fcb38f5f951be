import type { Selectable } from 'kysely';
import { CorestoneError } from '../../domain/error.ts';
import type { AliasKind } from '../../domain/identifier/alias.ts';
import type { AliasPort, AliasRow } from '../../operations/alias-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import { isUniqueViolation } from '../engine/unique-violation.ts';
import type { IdentifierAliasTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** Other names of identifiers; inside a transaction, or on the reading side for its questions. */
export function aliasStore(db: Queries, engine: Engine): AliasPort {
  return {
    find: (spellings) => find(db, engine, spellings),
    ofIdentifier: async (igsn) => {
      const rows = await db
        .selectFrom('identifier_alias')
        .selectAll()
        .where('igsn', '=', igsn)
        .orderBy('spelling')
        .execute();
      return rows.map(toAlias);
    },
    add: (rows) => add(db, engine, rows),
    remove: async (spelling) => {
      await db.deleteFrom('identifier_alias').where('spelling', '=', spelling).execute();
    },
    list: (after, limit, kind) => list(db, after, limit, kind),
  };
}

async function find(db: Queries, engine: Engine, spellings: readonly string[]): Promise<Map<string, AliasRow>> {
  if (spellings.length === 0) return new Map();
  const rows = await db
    .selectFrom('identifier_alias')
    .selectAll()
    .where(isOneOf(engine, 'identifier_alias.spelling', spellings))
    .execute();
  return new Map(rows.map((row) => [row.spelling, toAlias(row)]));
}

async function add(db: Queries, engine: Engine, rows: readonly AliasRow[]): Promise<void> {
  const columns = rows.map(({ spelling, igsn, kind, createdAt, createdBy }) => ({
    spelling,
    igsn,
    kind,
    created_at: createdAt,
    created_by: createdBy,
  }));
  try {
    await insertRows(db, engine, 'identifier_alias', columns);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new CorestoneError('already-exists', 'One of these names was given by somebody else just now.', { cause });
  }
}

async function list(db: Queries, after: string, limit: number, kind: AliasKind | undefined): Promise<AliasRow[]> {
  let query = db.selectFrom('identifier_alias').selectAll().where('spelling', '>', after);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  const rows = await query.orderBy('spelling').limit(limit).execute();
  return rows.map(toAlias);
}

function toAlias(row: Selectable<IdentifierAliasTable>): AliasRow {
  return {
    spelling: row.spelling,
    igsn: row.igsn,
    kind: row.kind as AliasKind,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
