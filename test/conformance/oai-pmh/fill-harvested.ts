import { sql } from 'kysely';
import type { SampleDescription } from '../../../src/domain/description/sample-description.ts';
import { newKey } from '../../../src/store/new-key.ts';
import { tick } from '../../../src/store/ports/change-clock.ts';
import type { Store } from '../../../src/store/store.ts';
import { describeSample } from './fill-store.ts';

/** A record of others as the harvester keeps it; everything but the IGSN has a default. */
export interface HarvestedSpec {
  readonly igsn: string;
  readonly source?: string;
  readonly isShown?: boolean;
  readonly state?: 'present' | 'deleted';
  readonly title?: string;
  readonly format?: string;
  /** Null for a record of which nothing could be read. */
  readonly description?: SampleDescription | null;
  /** The document as received; Dublin Core with the title where not given. */
  readonly received?: string | Uint8Array;
  readonly origin?: unknown;
  readonly datestamp?: string;
  readonly changedAt?: string;
}

const AT = '2024-01-01T00:00:00Z';

/** Adds a source of harvests where it is missing. */
export async function addSource(
  store: Store,
  name: string,
  more: { kind?: string; isActive?: number } = {},
): Promise<void> {
  const { kind = 'oai-pmh', isActive = 1 } = more;
  const source = { name, title: `Agent ${name} & friends`, kind, url: urlOf(name), is_active: isActive };
  await store.unitOfWork((db) =>
    db
      .insertInto('harvest_source')
      .values({ ...source, created_at: AT, created_by: 'test', changed_at: AT })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** Where a source of the fixture answers. */
export function urlOf(source: string): string {
  return `https://${source}.example.org/oai?x=1&y=2`;
}

/** How the fixture's source calls a record. */
export function itemOf({ source = 'sesar', igsn }: Pick<HarvestedSpec, 'source' | 'igsn'>): string {
  return `oai:${source}.example.org:${igsn}`;
}

/** The Dublin Core that a source of the fixture sends. */
export function dublinCore(title: string): string {
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></oai_dc:dc>`;
}

/** Adds or replaces harvested records as the harvester does: each takes the next number of the change clock. */
export async function harvestIn(store: Store, ...specs: readonly HarvestedSpec[]): Promise<void> {
  for (const source of new Set(specs.map((one) => one.source ?? 'sesar'))) await addSource(store, source);
  await store.unitOfWork(async (db) => {
    const { firstSeq, at } = await tick(db, specs.length, specs.at(-1)?.changedAt ?? AT);
    for (const [n, spec] of specs.entries()) {
      const row = toRow(spec, firstSeq + n, at);
      const { source, item, ...rest } = row;
      await db
        .insertInto('harvested_record')
        .values(row)
        .onConflict((conflict) => conflict.columns(['source', 'item']).doUpdateSet(rest))
        .execute();
    }
  });
}

/** Shows or hides harvested records as when another source comes to stand for their IGSN; each is a change. */
export async function show(store: Store, igsn: string, source: string | undefined, at = AT): Promise<void> {
  await store.unitOfWork(async (db) => {
    const rows = await db.selectFrom('harvested_record').select(['source', 'item']).where('igsn', '=', igsn).execute();
    const { firstSeq, at: moment } = await tick(db, rows.length, at);
    for (const [n, row] of rows.entries())
      await sql`update harvested_record set is_shown = ${row.source === source ? 1 : 0}, changed_seq = ${firstSeq + n},
        changed_at = ${moment} where source = ${row.source} and item = ${row.item}`.execute(db);
  });
}

function toRow(spec: HarvestedSpec, changed_seq: number, changed_at: string) {
  const { igsn, source = 'sesar', state = 'present', title = `Theirs ${igsn}`, format = 'oai_dc' } = spec;
  const description = spec.description === undefined ? describeSample(igsn, 'sample', '', title) : spec.description;
  const received = spec.received ?? dublinCore(title);
  return {
    source,
    item: itemOf({ source, igsn }),
    igsn,
    state,
    is_shown: (spec.isShown ?? state === 'present') ? 1 : 0,
    datestamp: spec.datestamp ?? '2019-05-05T05:05:05Z',
    sets: '[]',
    format,
    media_type: 'application/xml',
    document: state === 'deleted' ? null : typeof received === 'string' ? Buffer.from(received) : received,
    content_hash: `${changed_seq}`,
    origin: spec.origin === undefined ? null : JSON.stringify(spec.origin),
    description: description === null || state === 'deleted' ? null : JSON.stringify(description),
    object_type: 'sample',
    expedition: '',
    title,
    search_text: ' ',
    changed_seq,
    changed_at,
    first_seen_at: changed_at,
    seen_at: changed_at,
    seen_run: newKey(),
  };
}
