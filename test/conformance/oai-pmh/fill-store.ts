import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { SampleDescription } from '../../../src/domain/description/sample-description.ts';
import { summaryOf } from '../../../src/domain/registration/record-summary.ts';
import { summaryColumns } from '../../../src/store/ports/summary-columns.ts';
import type { Database } from '../../../src/store/schema.generated.ts';
import type { Store } from '../../../src/store/store.ts';

/** What one record of the fixture is; everything has a default drawn from its number. */
export interface RecordSpec {
  readonly igsn: string;
  readonly client?: string;
  readonly expedition?: string;
  readonly objectType?: string;
  readonly state?: string;
  readonly changedAt?: string;
  readonly landingUrl?: string;
  readonly title?: string;
}

export const CLIENTS = ['ICDP.GFZ', 'ICDP.BGR', 'IEDA.SESAR'] as const;
export const EXPEDITIONS = ['5054', '5063', 'COSC 1~β'] as const;
const TYPES = ['hole', 'core_run', 'section', 'sample'] as const;
const BATCH = 200;

/** The n-th IGSN of the fixture. */
export function igsnOf(n: number): string {
  return `ICDPT${String(n).padStart(7, '0')}`;
}

/** `count` records, one a minute from `start`, spread over clients, expeditions and types; every tenth is withdrawn. */
export function specs(count: number, start = '2024-01-01T00:00:00Z', stepS = 60): RecordSpec[] {
  const startMs = Date.parse(start);
  return Array.from({ length: count }, (_, n) => ({
    igsn: igsnOf(n),
    client: CLIENTS[n % CLIENTS.length] ?? 'ICDP.GFZ',
    expedition: EXPEDITIONS[Math.floor(n / 3) % EXPEDITIONS.length] ?? '5054',
    objectType: TYPES[n % TYPES.length] ?? 'hole',
    state: n % 10 === 9 ? 'withdrawn' : 'registered',
    changedAt: `${new Date(startMs + n * stepS * 1000).toISOString().slice(0, 19)}Z`,
  }));
}

/** Fills a migrated, empty store: parties, named expeditions, and the records in the order given. */
export async function fillStore(store: Store, records: readonly RecordSpec[]): Promise<void> {
  await store.unitOfWork(async (db) => {
    await addParties(db);
    await addExpeditions(db);
    await addRecords(db, records);
  });
}

/** Adds or replaces records as the register would: each takes the next number of the change clock. */
export async function change(store: Store, ...records: readonly RecordSpec[]): Promise<void> {
  await store.unitOfWork(async (db) => {
    const igsns = records.map((record) => record.igsn);
    await db.deleteFrom('record_version').where('igsn', 'in', igsns).execute();
    await db.deleteFrom('record').where('igsn', 'in', igsns).execute();
    await db.deleteFrom('identifier').where('igsn', 'in', igsns).execute();
    await addRecords(db, records);
  });
}

/** A description as small as one can be. */
export function describeSample(igsn: string, objectType: string, expedition: string, title: string): SampleDescription {
  return {
    igsn,
    namespace: 'ICDP',
    objectType: objectType as SampleDescription['objectType'],
    name: `${expedition}_1_A_${igsn}`,
    title,
    otherNames: [],
    resourceType: { label: 'Core' },
    sampleType: 'Core',
    material: { label: 'Rock' },
    geologicalAges: [],
    children: [],
    expedition: { code: expedition, program: 'ICDP' },
    depths: [],
    agents: [],
    fundingAgencies: [],
    isPublic: true,
    isDemonstration: false,
    relatedWorks: [],
    keywords: [],
    stated: [],
  };
}

async function addParties(db: Transaction<Database>): Promise<void> {
  const created_at = '2024-01-01T00:00:00Z';
  for (const symbol of ['ICDP', 'IEDA']) {
    await db
      .insertInto('agent')
      .values({ symbol, name: `Agent ${symbol} & partners`, created_at })
      .execute();
  }
  for (const symbol of CLIENTS) {
    const party = { symbol, agent_symbol: symbol.split('.')[0] ?? '', name: `Client ${symbol}` };
    await db
      .insertInto('client')
      .values({ ...party, domains: '[]', quota: -1, created_at })
      .execute();
  }
}

async function addExpeditions(db: Transaction<Database>): Promise<void> {
  const at = '2024-01-01T00:00:00Z';
  const id = randomUUID();
  const object = { id, expedition_id: id, type: 'expedition', name: '5054', combined_id: '5054', path: 'P.E5054' };
  await db
    .insertInto('tree_object')
    .values({ ...object, registrable: 1, revision: 1, created_at: at, changed_at: at })
    .execute();
  await db.insertInto('expedition').values({ id, expedition: '5054', expedition_name: 'Caledonides' }).execute();
}

async function addRecords(db: Transaction<Database>, records: readonly RecordSpec[]): Promise<void> {
  const { seq } = await db.selectFrom('change_clock').select('seq').executeTakeFirstOrThrow();
  for (let first = 0; first < records.length; first += BATCH) {
    const rows = records.slice(first, first + BATCH).map((spec, n) => toRows(spec, seq + first + n + 1));
    await db
      .insertInto('identifier')
      .values(rows.map((row) => row.identifier))
      .execute();
    await db
      .insertInto('record')
      .values(rows.map((row) => row.record))
      .execute();
    await db
      .insertInto('record_version')
      .values(rows.map((row) => row.version))
      .execute();
  }
  const at = records.at(-1)?.changedAt ?? '2024-01-01T00:00:00Z';
  await sql`update change_clock set seq = ${seq + records.length}, at = ${at}`.execute(db);
}

function toRows(spec: RecordSpec, changed_seq: number) {
  const { igsn, client = 'ICDP.GFZ', expedition = '5054', objectType = 'core_run', state = 'registered' } = spec;
  const at = spec.changedAt ?? '2024-01-01T00:00:00Z';
  const title = spec.title ?? `Sample <${igsn}> & more`;
  const description = describeSample(igsn, objectType, expedition, title);
  return {
    identifier: { igsn, namespace: 'ICDP', origin: 'minted', allocated_at: at },
    record: {
      igsn,
      namespace: 'ICDP',
      agent_symbol: client.split('.')[0] ?? '',
      client_symbol: client,
      object_type: objectType,
      expedition,
      ...summaryColumns(summaryOf(description)),
      state,
      version: 1,
      content_hash: 'hash',
      landing_url: spec.landingUrl ?? null,
      changed_seq,
      changed_at: at,
      submitted_at: at,
      registered_at: state === 'reserved' ? null : at,
      withdrawn_at: state === 'withdrawn' ? at : null,
    },
    version: {
      igsn,
      version: 1,
      description: JSON.stringify(description),
      content_hash: 'hash',
      created_at: at,
      created_by: 'test',
    },
  };
}
