import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import type { Store } from '../../../src/store/store.ts';
import { harvestIn, show } from './fill-harvested.ts';
import { CLIENTS, change, fillStore, specs } from './fill-store.ts';
import { ask, type HarvestedPage } from './harvest.ts';
import { prepare } from './prepare.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { ENGINES } from './temporary-store.ts';

const OWN = 24;
const PAGES = { recordsPerPage: 5, headersPerPage: 5 };
const IGSNS = Array.from({ length: 14 }, (_, n) => `MUT${n}`);

type Edit =
  | {
      readonly kind: 'write' | 'withdraw' | 'hide';
      readonly igsn: string;
      readonly client: string;
      readonly title: string;
    }
  | { readonly kind: 'arrive' | 'vanish'; readonly igsn: string; readonly source: string; readonly title: string }
  | { readonly kind: 'prepare' };

const igsn = fc.constantFrom(...IGSNS);
const title = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcü<&') });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('write', 'withdraw', 'hide'),
      igsn,
      client: fc.constantFrom(...CLIENTS),
      title,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('arrive', 'vanish'),
      igsn,
      source: fc.constantFrom('sesar', 'marum'),
      title,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'prepare' } as const) },
);

/** The clock of the test: every edit comes a second later. */
class Seconds {
  #at = Date.parse('2026-01-01T00:00:00Z');
  readonly next = (): string => {
    this.#at += 1000;
    return this.now();
  };
  readonly now = (): string => `${new Date(this.#at).toISOString().slice(0, 19)}Z`;
}

async function apply(store: Store, one: Edit, seconds: Seconds): Promise<void> {
  const changedAt = seconds.next();
  if (one.kind === 'prepare') {
    await prepare(faceOf(store), ['oai_dc']);
  } else if ('client' in one) {
    const state = { write: 'registered', withdraw: 'withdrawn', hide: 'hidden' }[one.kind];
    await change(store, { igsn: one.igsn, client: one.client, title: one.title, state, changedAt });
    await settleShown(store, one.igsn, seconds);
  } else {
    const state = one.kind === 'arrive' ? 'present' : 'deleted';
    await harvestIn(store, { igsn: one.igsn, source: one.source, title: one.title, state, isShown: false, changedAt });
    await settleShown(store, one.igsn, seconds);
  }
}

/** As the harvester does: of those that are there the first stands for the IGSN, none where we have it ourselves. */
async function settleShown(store: Store, of: string, seconds: Seconds): Promise<void> {
  const ours = await store.read.selectFrom('record').select('igsn').where('igsn', '=', of).execute();
  const rows = await store.read
    .selectFrom('harvested_record')
    .select(['source', 'state', 'is_shown'])
    .where('igsn', '=', of)
    .orderBy('source')
    .execute();
  const wanted = ours.length > 0 ? undefined : rows.find((row) => row.state === 'present')?.source;
  if (rows.some((row) => (row.is_shown === 1) !== (row.source === wanted)))
    await show(store, of, wanted, seconds.next());
}

/** A harvester's copy: what it last got of each record. */
class Copy {
  readonly records = new Map<string, string>();
  readonly times = new Map<string, number>();
  take({ body, headers }: HarvestedPage): void {
    const bodies = [...body.matchAll(/<record>(.*?)<\/record>/gs)].map((found) => found[1] ?? '');
    for (const [n, header] of headers.entries()) {
      this.records.set(header.igsn, bodies[n] ?? '');
      this.times.set(header.igsn, (this.times.get(header.igsn) ?? 0) + 1);
    }
  }
}

async function harvestInto(
  app: FastifyInstance,
  query: string,
  copy: Copy,
  between: () => Promise<void>,
): Promise<void> {
  for (let next: string | undefined = query; next !== undefined; ) {
    const page = await ask(app, `verb=ListRecords&${next}`);
    copy.take(page);
    next = page.token ? `resumptionToken=${page.token}` : undefined;
    if (next !== undefined) await between();
  }
}

/** What the repository holds now, asked for one by one. */
async function truth(app: FastifyInstance, store: Store): Promise<Map<string, string>> {
  const own = await store.read.selectFrom('record').select('igsn').execute();
  const others = await store.read.selectFrom('harvested_record').select('igsn').distinct().execute();
  const all = new Map<string, string>();
  for (const one of new Set([...own, ...others].map((row) => row.igsn ?? ''))) {
    const query = `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:registry.example.org:${one}`;
    const record = /<record>(.*)<\/record>/s.exec((await ask(app, query)).body)?.[1];
    if (record !== undefined) all.set(one, record);
  }
  return all;
}

for (const engine of ENGINES) {
  const runs = engine.name === 'sqlite' ? 25 : 5;
  test(`${engine.name}: whatever changes during a harvest, the next one completes the copy`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 5 }), { minLength: 1, maxLength: 8 }), async (batches) => {
        const { store, dispose } = await engine.open();
        try {
          await fillStore(store, specs(OWN, '2025-01-01T00:00:00Z'));
          const seconds = new Seconds();
          const app = serveOai(faceOf(store), [FRAGILE_DC], { ...PAGES, prepared: ['oai_dc'] });
          const copy = new Copy();
          const began = seconds.now();
          const waiting = [...batches];
          await harvestInto(app, 'metadataPrefix=oai_dc', copy, async () => {
            for (const one of waiting.shift() ?? []) await apply(store, one, seconds);
          });
          for (const one of waiting.flat()) await apply(store, one, seconds);
          const edits = new Map<string, number>();
          for (const one of batches.flat()) if ('igsn' in one) edits.set(one.igsn, (edits.get(one.igsn) ?? 0) + 1);
          for (const [given, times] of copy.times)
            assert.ok(times <= 1 + 2 * (edits.get(given) ?? 0), `${given} came ${times} times`);
          await harvestInto(app, `metadataPrefix=oai_dc&from=${began}`, copy, async () => undefined);
          assert.deepEqual(new Map([...copy.records].toSorted()), new Map([...(await truth(app, store))].toSorted()));
          await app.close();
        } finally {
          await dispose();
        }
      }),
      { numRuns: runs },
    );
  });
}

/** The sets that the header of a record names. */
const setsOf = (record: string) => [...record.matchAll(/<setSpec>(.*?)<\/setSpec>/g)].map((found) => found[1]);

for (const engine of ENGINES) {
  const runs = engine.name === 'sqlite' ? 8 : 3;
  test(`${engine.name}: copies of sets are complete, whatever changes and moves between the sets during their harvests`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 5 }), { minLength: 1, maxLength: 8 }), async (batches) => {
        const { store, dispose } = await engine.open();
        try {
          await fillStore(store, specs(OWN, '2025-01-01T00:00:00Z'));
          const seconds = new Seconds();
          const app = serveOai(faceOf(store), [FRAGILE_DC], { ...PAGES, prepared: ['oai_dc'] });
          const began = seconds.now();
          const waiting = [...batches];
          const copies = new Map(CLIENTS.map((client) => [client as string, new Copy()]));
          const between = async () => {
            for (const one of waiting.shift() ?? []) await apply(store, one, seconds);
          };
          for (const [set, copy] of copies) await harvestInto(app, `metadataPrefix=oai_dc&set=${set}`, copy, between);
          for (const copy of copies.values()) assert.ok(copy.records.size > 0);
          for (const one of waiting.flat()) await apply(store, one, seconds);
          for (const [set, copy] of copies)
            await harvestInto(app, `metadataPrefix=oai_dc&set=${set}&from=${began}`, copy, async () => undefined);
          // Of what left a set its harvester is not told: OAI-PMH has no word for that. Whatever is in it, it has as it is.
          for (const [igsn, record] of await truth(app, store))
            for (const [set, copy] of copies)
              if (setsOf(record).includes(set)) assert.equal(copy.records.get(igsn), record, `${igsn} in ${set}`);
          await app.close();
        } finally {
          await dispose();
        }
      }),
      { numRuns: runs },
    );
  });
}
