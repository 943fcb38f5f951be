import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerRequest } from '../../../src/dissemination/oai-pmh/answer-request.ts';
import { makeOaiRepository } from '../../../src/dissemination/oai-pmh/oai-repository.ts';
import { formatStamp } from '../../../src/dissemination/prepared/format-stamp.ts';
import { todayOf } from '../../../src/dissemination/public-face.ts';
import { OAI_DC } from '../../../src/formats/oai-dc/format.ts';
import { purgeTest } from '../../../src/store/ports/purge-test.ts';
import { withdraw } from '../../../src/store/ports/withdraw.ts';
import { type PreparedPage, readPreparedPage } from '../../../src/store/read/read-prepared-page.ts';
import type { RecordsAhead } from '../../../src/store/read/read-prepared-stretch.ts';
import type { Store } from '../../../src/store/store.ts';
import { harvestIn } from './fill-harvested.ts';
import { CLIENTS, change, fillStore, igsnOf, specs } from './fill-store.ts';
import { prepare } from './prepare.ts';
import { faceOf } from './serve-oai.ts';
import { ENGINES } from './temporary-store.ts';

const RECORDS = 24;
const PIECE = 5;
const BEFORE_ALL = -1;
const AT = '2026-01-01T00:00:00Z';

/** What may happen between two pieces of one page; `n` is the number of a record. */
const CHANGES = {
  write: (store: Store, n: number) => change(store, { igsn: igsnOf(n), title: 'Changed', changedAt: AT }),
  hide: (store: Store, n: number) => change(store, { igsn: igsnOf(n), state: 'hidden', changedAt: AT }),
  give: (store: Store, n: number) =>
    change(store, { igsn: igsnOf(n), client: CLIENTS[n % CLIENTS.length]!, changedAt: AT }),
  withdraw: (store: Store, n: number) =>
    store.unitOfWork((db) =>
      withdraw(
        db,
        store.engine,
        [{ igsn: igsnOf(n), version: 1, reason: 'gone', successor: null, outboxState: 'pending' }],
        'test',
        AT,
      ),
    ),
  // As a setting of the record: no record gets another number.
  keepBack: (store: Store, n: number) =>
    store.unitOfWork((db) =>
      db.updateTable('record').set({ withheld: '["title"]' }).where('igsn', '=', igsnOf(n)).execute(),
    ),
  keepNothingBack: (store: Store) =>
    store.unitOfWork((db) => db.updateTable('record').set({ withheld: null }).execute()),
  rename: (store: Store, n: number) =>
    store.unitOfWork((db) =>
      db
        .updateTable('client')
        .set({ name: `Renamed ${n}` })
        .where('symbol', '=', CLIENTS[n % CLIENTS.length]!)
        .execute(),
    ),
  link: (store: Store, n: number) =>
    store.unitOfWork((db) =>
      db
        .insertInto('record_link')
        .values({ igsn: igsnOf(n), other: igsnOf(0), relation: 'same-object', created_at: AT, created_by: 'test' })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    ),
  unlink: (store: Store) => store.unitOfWork((db) => db.deleteFrom('record_link').execute()),
  purge: (store: Store, n: number) =>
    store.unitOfWork(async (db) => {
      await db
        .updateTable('record')
        .set({ submitted_at: '2000-01-01T00:00:00Z' })
        .where('igsn', '=', igsnOf(n))
        .execute();
      await purgeTest(db, store.engine, 'ICDP', '2001-01-01T00:00:00Z', 1);
    }),
  harvest: (store: Store, n: number) => harvestIn(store, { igsn: `THEIRS${n}`, changedAt: AT }),
  prepare: (store: Store) => prepare(faceOf(store), ['oai_dc']),
} satisfies Readonly<Record<string, (store: Store, n: number) => Promise<unknown>>>;

type ChangeName = keyof typeof CHANGES;

/** Reads a piece behind a change: with what the one before left, or anew. */
function pieceReader(store: Store, isOfAll: boolean) {
  const face = faceOf(store);
  const key = { format: 'oai_dc', stamp: formatStamp(face, OAI_DC), today: todayOf(face) };
  return (afterSeq: number, ahead?: RecordsAhead) =>
    readPreparedPage(store.read, store.engine, { afterSeq, isOfAll }, key, { limit: PIECE, lookAhead: RECORDS, ahead });
}

const told = (piece: PreparedPage | undefined) =>
  piece && { ...piece, ahead: undefined, body: Buffer.concat(piece.body).toString('utf8') };

async function filled(
  engine: (typeof ENGINES)[number],
  clients: number,
  body: (store: Store) => Promise<void>,
): Promise<void> {
  const { store, dispose } = await engine.open();
  try {
    const records = specs(RECORDS).map((one, n) => ({ ...one, client: CLIENTS[n % clients]! }));
    await fillStore(store, records);
    await prepare(faceOf(store), ['oai_dc']);
    await body(store);
  } finally {
    await dispose();
  }
}

for (const engine of ENGINES) {
  for (const clients of [1, 3])
    for (const name of Object.keys(CHANGES) as ChangeName[])
      test(`${engine.name}, ${clients} clients: behind "${name}" between two pieces what is known is as good as read anew`, () =>
        filled(engine, clients, async (store) => {
          const read = pieceReader(store, true);
          const first = await read(BEFORE_ALL);
          assert.equal(first?.ahead?.seqs.length, RECORDS - PIECE);
          // One of the next piece, and of the first client.
          await CHANGES[name](store, 6);
          const [known, anew] = [await read(first.lastSeq, first.ahead), await read(first.lastSeq)];
          assert.deepEqual(told(known), told(anew));
          const untouched = ['unlink', 'keepNothingBack', 'prepare'].includes(name);
          assert.equal(known?.ahead?.seqs.length === RECORDS - 2 * PIECE, untouched);
        }));

  const change_ = fc.record({
    name: fc.constantFrom(...(Object.keys(CHANGES) as ChangeName[])),
    n: fc.nat({ max: RECORDS - 1 }),
  });
  const between = fc.array(fc.array(change_, { maxLength: 2 }), { minLength: 4, maxLength: 6 });
  test(`${engine.name}: whatever changes between the pieces of a page, each is as if it were read anew`, () =>
    fc.assert(
      fc.asyncProperty(between, fc.constantFrom(1, 3), fc.boolean(), (changes, clients, isOfAll) =>
        filled(engine, clients, async (store) => {
          const read = pieceReader(store, isOfAll);
          let piece = await read(BEFORE_ALL);
          for (const some of changes) {
            // What cannot be done to a record that is gone or linked is not done at all.
            for (const { name, n } of some) await CHANGES[name](store, n).catch(() => undefined);
            if (piece === undefined) return;
            const anew = await read(piece.lastSeq);
            const known = await read(piece.lastSeq, piece.ahead);
            assert.deepEqual(told(known), told(anew));
            piece = known;
          }
        }),
      ),
      { numRuns: engine.name === 'sqlite' ? 40 : 10 },
    ));

  test(`${engine.name}: what is hidden while the first piece of a page is sent is not given out with its last`, async () => {
    const { store, dispose } = await engine.open();
    try {
      const [count, hidden, title] = [450, igsnOf(430), `Sample &lt;${igsnOf(430)}`];
      await fillStore(store, specs(count));
      const face = faceOf(store);
      await prepare(face, ['oai_dc']);
      const options = { preparedPerPage: count, prepared: ['oai_dc'], onBadRecord: () => assert.fail('left out') };
      const repository = makeOaiRepository(face, [OAI_DC], options);
      const page = async (between: () => Promise<unknown>) => {
        const query = new URLSearchParams({ verb: 'ListRecords', metadataPrefix: 'oai_dc' });
        const sent: Uint8Array[] = [];
        let isFirst = true;
        for await (const part of (await answerRequest(repository, query)).parts!) {
          if (isFirst && typeof part !== 'string') await between();
          isFirst &&= typeof part === 'string';
          sent.push(Buffer.from(part as Uint8Array));
        }
        return Buffer.concat(sent).toString('utf8');
      };
      assert.match(await page(async () => undefined), new RegExp(title));
      const text = await page(() => CHANGES.hide(store, 430));
      assert.deepEqual(
        [text.split('<record>').length - 1, text.split(`:${hidden}</identifier>`).length - 1],
        [count, 1],
      );
      assert.doesNotMatch(text, new RegExp(title));
    } finally {
      await dispose();
    }
  });
}
