import assert from 'node:assert/strict';
import type { SampleDescription } from '../../src/domain/description/sample-description.ts';
import { bareDescription } from '../../src/domain/registration/bare-description.ts';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import { followChanges } from '../../src/operations/following/follow-changes.ts';
import { searchFollower } from '../../src/operations/search/search-follower.ts';
import { insertRows } from '../../src/store/engine/set-based.ts';
import { tick } from '../../src/store/ports/change-clock.ts';
import { searchCatalogue } from '../../src/store/search/search-catalogue.ts';
import { searchSource } from '../../src/store/search/search-source.ts';
import type { Store } from '../../src/store/store.ts';
import { unitOfWork } from '../../src/store/unit-of-work.ts';

/** A harvested record of a test, as far as it is not bare. */
export type Harvested = Partial<SampleDescription> & { readonly igsn: string };

const AT = '2026-01-15T12:00:00Z';

/** Makes a source and its records, as a harvester leaves them. */
export async function harvest(store: Store, source: string, records: readonly Harvested[]): Promise<void> {
  await store.unitOfWork(async (db) => {
    const known = await db.selectFrom('harvest_source').select('name').where('name', '=', source).execute();
    if (known.length === 0) {
      const row = { name: source, title: `Agent ${source}`, kind: 'oai-pmh', url: `https://${source}.example/oai` };
      await insertRows(db, store.engine, 'harvest_source', [
        { ...row, metadata_prefix: 'igsn', created_at: AT, created_by: 'test', changed_at: AT },
      ] as never);
    }
    const { firstSeq, at } = await tick(db, records.length, AT);
    await insertRows(
      db,
      store.engine,
      'harvested_record',
      records.map((given, offset) => harvestedRow(source, given, firstSeq + offset, at)),
    );
  });
}

function harvestedRow(source: string, given: Harvested, seq: number, at: string) {
  const description = { ...bareDescription(given.igsn, given.igsn.slice(0, 2)), ...given };
  return {
    source,
    item: `oai:${source}:${given.igsn}`,
    igsn: given.igsn,
    state: 'present',
    is_shown: 1,
    datestamp: at,
    sets: '[]',
    format: 'igsn-json',
    media_type: 'application/json',
    document: null,
    content_hash: `hash of ${given.igsn}`,
    description: JSON.stringify(description),
    object_type: description.objectType,
    expedition: '',
    title: description.title,
    search_text: '',
    landing_url: `https://${source}.example/${given.igsn}`,
    changed_seq: seq,
    changed_at: at,
    first_seen_at: at,
    seen_at: at,
    seen_run: '0190f3c8-0000-7000-8000-000000000000',
  };
}

/** Lets the index catch up as of a day. */
export async function indexNow(store: Store, day = '2026-02-01'): Promise<number | 'held'> {
  const work = unitOfWork(store, () => new Date(`${day}T12:00:00Z`));
  const bad = (igsn: string, error: unknown) => {
    throw new Error(`${igsn} cannot be read`, { cause: error });
  };
  const follower = searchFollower(
    searchSource(store.read, store.engine),
    { agentName: 'Test registry' },
    () => day,
    bad,
  );
  return followChanges(work, follower, { holder: 'test' });
}

/** The IGSNs that a query of the search page finds as the index stands, in their order. */
export async function findIgsns(store: Store, query: string, limit = 500): Promise<readonly string[]> {
  const { request } = readSearchRequest(new URLSearchParams(query));
  const { hits } = await searchCatalogue(store.read, store.engine, request, { limit, withSurvey: false });
  return hits.flatMap((hit) => hit.igsn ?? []);
}

/** As {@link findIgsns} by words alone, once the index has caught up. */
export async function findByWords(store: Store, words: string, day?: string): Promise<readonly string[]> {
  await indexNow(store, day);
  return findIgsns(store, new URLSearchParams({ q: words }).toString());
}

/** Holds that every part of the order of titles counts what lies in it. Gives how many parts there are. */
export async function partsOfTitles({ read }: Store): Promise<number> {
  const entries = await read.selectFrom('search_entry').select(['title_key', 'facets']).execute();
  const parts = await read
    .selectFrom('search_title_part')
    .select(['code', 'first_key', 'entries'])
    .where('entries', '<>', 0)
    .execute();
  const bytes = (text: string) => Buffer.from(text);
  const firsts = [...new Set(parts.map((one) => one.first_key))].toSorted((a, b) => bytes(a).compare(bytes(b)));
  const counts = new Map<string, number>();
  for (const { title_key: title, facets } of entries) {
    const first = firsts.findLast((one) => bytes(one).compare(bytes(title)) <= 0);
    for (const code of [0, ...facets.split(' ')]) {
      const key = `${code} ${first}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  assert.deepEqual(new Map(parts.map((one) => [`${one.code} ${one.first_key}`, Number(one.entries)])), counts);
  return firsts.length;
}
