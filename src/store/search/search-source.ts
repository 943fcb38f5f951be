import { sql } from 'kysely';
import type { HarvestedRecord, OwnRecord, RecordsOfIgsn, SearchSource } from '../../operations/search/search-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import { privacyOf } from '../ports/privacy-columns.ts';
import { readRecords, recordsWithDescription } from '../read/find-record.ts';
import type { Engine, Queries } from '../store.ts';

/** The register and what was harvested, as the search index reads them. */
export function searchSource(db: Queries, engine: Engine): SearchSource {
  return {
    changedAfter: (seq, limit) => changedAfter(db, seq, limit),
    igsnsBelow: (igsns) => igsnsBelow(db, engine, igsns),
    recordsOf: async (igsns) => {
      const [own, harvested] = await Promise.all([ownRecords(db, engine, igsns), harvestedRecords(db, engine, igsns)]);
      return igsns.map((igsn) => together(igsn, own.get(igsn), harvested.get(igsn)));
    },
  };
}

function together(igsn: string, own: OwnRecord | undefined, harvested: HarvestedRecord | undefined): RecordsOfIgsn {
  return { igsn, ...(own !== undefined && { own }), ...(harvested !== undefined && { harvested }) };
}

// Both lists are read alike and cut at the same number, so that nothing behind it is passed over.
async function changedAfter(db: Queries, seq: number, limit: number) {
  const own = db
    .selectFrom('record')
    .select(['igsn', 'changed_seq'])
    .where('changed_seq', '>', seq)
    .orderBy('changed_seq')
    .limit(limit);
  const harvested = db
    .selectFrom('harvested_record')
    .select(['igsn', 'changed_seq'])
    .where('changed_seq', '>', seq)
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

async function igsnsBelow(db: Queries, engine: Engine, igsns: readonly string[]): Promise<readonly string[]> {
  const tops = await db
    .selectFrom('tree_object')
    .select('path')
    .where(isOneOf(engine, 'igsn', igsns))
    .execute();
  const below: string[] = [];
  for (const { path } of tops) {
    // Paths sort by bytes, and what lies below begins with a stroke, behind which comes the nought.
    const rows = await db
      .selectFrom('tree_object')
      .select('igsn')
      .where('path', '>', `${path}/`)
      .where('path', '<', `${path}0`)
      .where('igsn', 'is not', null)
      .execute();
    below.push(...rows.flatMap(({ igsn }) => igsn ?? []));
  }
  return [...new Set(below)];
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
