import { sql } from 'kysely';
import type {
  Below,
  HarvestedRecord,
  OwnRecord,
  RecordsOfIgsn,
  SearchSource,
} from '../../operations/search/search-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import { privacyOf } from '../ports/privacy-columns.ts';
import { findLastChange } from '../read/find-last-change.ts';
import { readRecords, recordsWithDescription } from '../read/find-record.ts';
import type { Engine, Queries } from '../store.ts';

/** The register and what was harvested, as the search index reads them. */
export function searchSource(db: Queries, engine: Engine): SearchSource {
  return {
    changedAfter: (seq, limit) => changedAfter(db, seq, limit),
    pathsWithChildren: (igsns) => pathsWithChildren(db, engine, igsns),
    igsnsBelow: (top, after, limit) => igsnsBelow(db, top, after, limit),
    recordsOf: async (igsns) => {
      const [own, harvested] = await Promise.all([ownRecords(db, engine, igsns), harvestedRecords(db, engine, igsns)]);
      return igsns.map((igsn) => together(igsn, own.get(igsn), harvested.get(igsn)));
    },
  };
}

function together(igsn: string, own: OwnRecord | undefined, harvested: HarvestedRecord | undefined): RecordsOfIgsn {
  return { igsn, ...(own !== undefined && { own }), ...(harvested !== undefined && { harvested }) };
}

// Both lists are read alike and cut at the same number. Neither looks beyond the last change there was before: what is committed
// between the two would be passed over.
async function changedAfter(db: Queries, seq: number, limit: number) {
  const through = await findLastChange(db);
  const own = db
    .selectFrom('record')
    .select(['igsn', 'changed_seq'])
    .where('changed_seq', '>', seq)
    .where('changed_seq', '<=', through)
    .orderBy('changed_seq')
    .limit(limit);
  const harvested = db
    .selectFrom('harvested_record')
    .select(['igsn', 'changed_seq'])
    .where('changed_seq', '>', seq)
    .where('changed_seq', '<=', through)
    .orderBy('changed_seq')
    .limit(limit);
  const rows = [...(await own.execute()), ...(await harvested.execute())]
    .toSorted((one, other) => one.changed_seq - other.changed_seq)
    .slice(0, limit);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const igsns = new Set(rows.flatMap(({ igsn }) => (igsn === null || igsn === '' ? [] : [igsn])));
  return { throughSeq: last.changed_seq, igsns: [...igsns] };
}

async function pathsWithChildren(db: Queries, engine: Engine, igsns: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('tree_object as top')
    .select('top.path')
    .where(isOneOf(engine, 'top.igsn', igsns))
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('tree_object as child').select('child.id').whereRef('child.parent_id', '=', 'top.id')),
    )
    .orderBy('top.path')
    .execute();
  return rows.map(({ path }) => path);
}

async function igsnsBelow(db: Queries, top: string, after: string, limit: number): Promise<Below> {
  // Paths sort by bytes, and what lies below begins with a stroke, behind which comes the nought.
  const rows = await db
    .selectFrom('tree_object')
    .select(['igsn', 'path'])
    .where('path', '>', after === '' ? `${top}/` : after)
    .where('path', '<', `${top}0`)
    .where('igsn', 'is not', null)
    .orderBy('path')
    .limit(limit)
    .execute();
  return { igsns: rows.flatMap(({ igsn }) => igsn ?? []), last: rows.length < limit ? undefined : rows.at(-1)?.path };
}

async function ownRecords(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Map<string, OwnRecord>> {
  const rows = await readRecords(db, recordsWithDescription(db).where(isOneOf(engine, 'record.igsn', igsns)));
  return new Map(
    rows.map((row) => [
      row.igsn,
      {
        state: row.state,
        agentSymbol: row.agent_symbol,
        changedSeq: row.changed_seq,
        privacy: privacyOf(row),
        relatives: row.relatives,
        description: row.description,
      },
    ]),
  );
}

async function harvestedRecords(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<Map<string, HarvestedRecord>> {
  const rows = await db
    .selectFrom('harvested_record as h')
    .innerJoin('harvest_source as s', 's.name', 'h.source')
    .select(['h.igsn', 'h.source', 's.title', 'h.changed_seq', 'h.landing_url', 'h.description'])
    .where(sql<boolean>`h.is_shown = 1`)
    .where('h.state', '=', 'present')
    .where('h.description', '<>', '')
    .where(isOneOf(engine, 'h.igsn', igsns))
    .orderBy('h.changed_seq')
    .execute();
  return new Map(
    rows.map((row) => [
      row.igsn ?? '',
      {
        source: row.source,
        sourceTitle: row.title,
        changedSeq: row.changed_seq,
        landingUrl: row.landing_url,
        description: row.description ?? '',
      },
    ]),
  );
}
