import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, fillStore, igsnOf, specs } from './fill-store.ts';
import { ask, harvest, igsns } from './harvest.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { ENGINES, type TemporaryStore } from './temporary-store.ts';

const LIST = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
const EIGHT_HOURS_S = 28_800;
const RECORDS = 500;

for (const engine of ENGINES) {
  const withRecords = (name: string, body: (temporary: TemporaryStore) => Promise<void>) =>
    test(`${engine.name}: ${name}`, async () => {
      const temporary = await engine.open();
      try {
        await fillStore(temporary.store, specs(RECORDS, '2024-01-01T00:00:00Z', EIGHT_HOURS_S));
        await body(temporary);
      } finally {
        await temporary.dispose();
      }
    });

  withRecords('month by month from earliestDatestamp gives every record once', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC], { headersPerPage: 33 });
    const { body } = await ask(app, 'verb=Identify');
    const earliest = /<earliestDatestamp>([^<]+)</.exec(body)?.[1] ?? '';
    assert.equal(earliest, '2024-01-01T00:00:00Z');
    const found: string[] = [];
    let emptyMonths = 0;
    for (let month = 0; month < 18; month++) {
      const from = new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10);
      const until = new Date(Date.UTC(2024, month + 1, 0)).toISOString().slice(0, 10);
      const pages = await harvest(app, `${LIST}&from=${from}&until=${until}`);
      if (pages[0]?.errors[0] === 'noRecordsMatch') emptyMonths++;
      found.push(...igsns(pages));
    }
    assert.deepEqual(
      found,
      Array.from({ length: RECORDS }, (_, n) => igsnOf(n)),
    );
    assert.equal(emptyMonths, 12);
  });

  withRecords('both bounds belong to the period, and a day ends with its last second', async ({ store }) => {
    const app = serveOai(faceOf(store), [FRAGILE_DC]);
    const cases: [string, string[]][] = [
      ['from=2024-01-01T08:00:00Z&until=2024-01-01T08:00:00Z', [igsnOf(1)]],
      ['from=2024-01-01T08:00:01Z&until=2024-01-01T15:59:59Z', []],
      ['until=2024-01-01', [igsnOf(0), igsnOf(1), igsnOf(2)]],
      ['from=2024-01-02&until=2024-01-02', [igsnOf(3), igsnOf(4), igsnOf(5)]],
      ['until=2023-12-31', []],
      ['from=2040-01-01', []],
      ['from=2040-01-01T00:00:00Z', []],
      ['from=0001-01-01&until=9999-12-31', Array.from({ length: RECORDS }, (_, n) => igsnOf(n))],
    ];
    for (const [period, expected] of cases) {
      const page = await ask(app, `${LIST}&${period}`);
      assert.deepEqual(igsns([page]), expected, period);
      assert.deepEqual(page.errors, expected.length === 0 ? ['noRecordsMatch'] : [], period);
    }
  });

  withRecords('a change that shares its second with others is found by that second', async ({ store }) => {
    const at = { changedAt: '2025-01-01T00:00:00Z' };
    await change(store, ...Array.from({ length: 90 }, (_, n) => ({ igsn: igsnOf(n), ...at })));
    const app = serveOai(faceOf(store), [FRAGILE_DC], { headersPerPage: 33 });
    const pages = await harvest(app, `${LIST}&from=${at.changedAt}&until=${at.changedAt}`);
    assert.equal(new Set(igsns(pages)).size, 90);
    assert.equal(pages[0]?.completeListSize, 90);
  });

  withRecords('times with fractions of a second fall into their second', async ({ store }) => {
    await change(store, { igsn: 'FRACTION', changedAt: '2025-01-01T00:00:05.250Z' });
    const app = serveOai(faceOf(store), [FRAGILE_DC]);
    const page = await ask(app, `${LIST}&from=2025-01-01T00:00:05Z&until=2025-01-01T00:00:05Z`);
    assert.deepEqual(igsns([page]), ['FRACTION']);
    assert.equal(page.headers[0]?.datestamp, '2025-01-01T00:00:05Z');
  });
}
