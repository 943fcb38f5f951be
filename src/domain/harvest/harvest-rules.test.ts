import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { waitBefore } from './back-off.ts';
import { type Candidate, chooseShown } from './choose-shown.ts';
import { checkSource, checkSourceName, nameOfSource, type SourceSettings, USUAL_SOURCE } from './harvest-source.ts';
import { harvestedIgsn } from './harvested-igsn.ts';
import { mayVanish } from './may-vanish.ts';
import { needsFull } from './needs-full.ts';
import { nextDue } from './next-due.ts';
import { closesGap, nextFrom, readDatestamp } from './next-from.ts';

const candidates = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    item: fc.string({ maxLength: 3 }),
    isPresent: fc.boolean(),
    isActive: fc.boolean(),
    priority: fc.integer({ min: 0, max: 2 }),
    firstSeenAt: fc.constantFrom('2026-01-01', '2026-01-02'),
  }),
  { selector: (one: Candidate) => JSON.stringify([one.source, one.item]) },
);

describe('the record that is shown', () => {
  it('is present, of an active source, of the best priority, and the same in any order', () => {
    fc.assert(
      fc.property(candidates, (some) => {
        const chosen = chooseShown(some, false);
        const fit = some.filter((one) => one.isPresent && one.isActive);
        assert.equal(chosen === undefined, fit.length === 0);
        assert.equal(chooseShown(some.toReversed(), false), chosen);
        if (chosen === undefined) return;
        assert.ok(chosen.isPresent && chosen.isActive);
        assert.equal(chosen.priority, Math.min(...fit.map((one) => one.priority)));
        assert.equal(chooseShown(some, true), undefined);
      }),
    );
  });
});

describe('moments of a harvest', () => {
  it('begin a granule before the last one', () => {
    assert.equal(nextFrom('2026-03-01T00:00:00Z', 'second'), '2026-02-28T23:59:59Z');
    assert.equal(nextFrom('2026-03-01T12:00:00Z', 'day'), '2026-02-28');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
        for (const granularity of ['day', 'second'] as const) {
          const from = nextFrom(at.toISOString(), granularity);
          assert.ok(Date.parse(from) < at.getTime());
          assert.ok(at.getTime() - Date.parse(from) <= (granularity === 'day' ? 2 * 86_400_000 : 2000));
        }
      }),
    );
  });

  it('leave no gap behind', () => {
    assert.ok(closesGap(null, '2026-01-01'));
    assert.ok(closesGap('2025-01-01', null));
    assert.ok(closesGap('2026-01-01', '2026-01-01T10:00:00Z'));
    assert.ok(!closesGap('2026-02-01', '2026-01-01T10:00:00Z'));
  });

  const STAMPS: readonly (readonly [string, string, number])[] = [
    ['2026-01-02', '2026-01-02', 0],
    [' 2026-01-02T03:04:05Z ', '2026-01-02T03:04:05Z', 0],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05Z', 1],
    ['2026-01-02T03:04:05', '2026-01-02T03:04:05Z', 1],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05Z', 1],
    ['2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05Z', 1],
    ['02/01/2026', '', 1],
    ['2026-13-45', '', 1],
    ['', '', 1],
  ];
  for (const [text, datestamp, findings] of STAMPS)
    it(`read the datestamp ${JSON.stringify(text)}`, () => {
      const read = readDatestamp(text);
      assert.deepEqual([read.datestamp, read.findings.length], [datestamp, findings]);
    });

  it('come again by the schedule, sooner after a failure, never later', () => {
    const now = '2026-01-01T00:00:00.000Z';
    assert.equal(nextDue(0, now, 3), null);
    assert.equal(nextDue(24, now, 0), '2026-01-02T00:00:00.000Z');
    assert.equal(nextDue(24, now, 1), '2026-01-01T00:15:00.000Z');
    assert.equal(nextDue(24, now, 2), '2026-01-01T00:30:00.000Z');
    assert.equal(nextDue(24, now, 99), '2026-01-02T00:00:00.000Z');
  });

  it('are for everything again after thirty days, where deletions are not kept', () => {
    const now = '2026-03-01T00:00:00Z';
    assert.equal(needsFull('persistent', null, now), false);
    assert.equal(needsFull('no', null, now), true);
    assert.equal(needsFull('no', '2026-02-20T00:00:00Z', now), false);
    assert.equal(needsFull('transient', '2026-01-20T00:00:00Z', now), true);
  });
});

describe('patience', () => {
  const CASES: readonly (readonly [attempt: number, said: string | undefined, ms: number])[] = [
    [1, undefined, 2000],
    [3, undefined, 8000],
    [40, undefined, 120_000],
    [1, '30', 30_000],
    [1, ' 0 ', 0],
    [1, 'Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
    [1, 'Thu, 01 Jan 1970 00:00:01 GMT', 0],
    [2, 'soon', 4000],
    [2, '-5', 4000],
  ];
  for (const [attempt, said, ms] of CASES)
    it(`waits ${ms} ms at attempt ${attempt} with ${said}`, () => {
      assert.equal(waitBefore(attempt, said, 10_000), ms);
    });
});

describe('what may vanish', () => {
  it('is a third at most', () => {
    assert.ok(mayVanish(0, 0));
    assert.ok(mayVanish(1, 3));
    assert.ok(!mayVanish(2, 5));
    assert.ok(!mayVanish(1, 1));
  });
});

describe('the IGSN of a harvested record', () => {
  const stated = { spellings: [], ownPrefixes: ['10.60999'], isSample: true };
  const CASES: readonly (readonly [object, string | null])[] = [
    [{ ...stated, igsn: 'abc1' }, 'ABC1'],
    [{ ...stated, igsn: 'ABC1', prefix: '10273' }, 'ABC1'],
    [{ ...stated, igsn: 'ABC1', prefix: '10.5281', isSample: false }, null],
    [{ ...stated, igsn: 'ABC1', prefix: '10.5281' }, 'ABC1'],
    [{ ...stated, igsn: 'ABC1', prefix: '10.60999', isSample: false }, 'ABC1'],
    [{ ...stated, igsn: 'ABC1', prefix: '10.58052', isSample: false }, 'ABC1'],
    [{ ...stated, igsn: 'https://x.example/1' }, null],
    [{ ...stated, igsn: 'igsn:abc1' }, 'ABC1'],
    [{ ...stated, igsn: '' }, null],
    [{ ...stated, igsn: '', spellings: ['10273/ABC1'] }, 'ABC1'],
    [{ ...stated, igsn: '', spellings: ['doi:10.60510/abc1'] }, 'ABC1'],
    [{ ...stated, igsn: '', spellings: ['4711'] }, null],
  ];
  for (const [given, igsn] of CASES)
    it(`of ${JSON.stringify(given)} is ${igsn}`, () => {
      assert.equal(harvestedIgsn(given as Parameters<typeof harvestedIgsn>[0]), igsn);
    });
});

describe('a source', () => {
  const good: SourceSettings = { ...USUAL_SOURCE, title: 'A', url: 'https://x.example/oai', metadataPrefix: 'oai_dc' };
  const BAD: readonly (readonly [object, string])[] = [
    [{ url: 'ftp://x' }, 'source-url'],
    [{ url: 'https://a:b@x.example/' }, 'source-url'],
    [{ url: 'nonsense' }, 'source-url'],
    [{ metadataPrefix: '' }, 'source-prefix'],
    [{ metadataPrefix: 'a b' }, 'source-prefix'],
    [{ kind: 'sitemap' }, 'source-prefix'],
    [{ kind: 'datacite', metadataPrefix: '' }, 'source-set'],
    [{ setSpec: 'a b' }, 'source-set'],
    [{ priority: -1 }, 'source-number'],
    [{ pauseMs: 1.5 }, 'source-number'],
    [{ title: ' ' }, 'source-title'],
  ];
  it('may be as usual', () => assert.deepEqual(checkSource(good), []));
  for (const [change, code] of BAD)
    it(`may not have ${JSON.stringify(change)}`, () => {
      const codes = checkSource({ ...good, ...change }).map((one) => one.code);
      assert.deepEqual(codes, [code]);
    });

  it('gets a name of its address that is one', () => {
    assert.equal(nameOfSource('https://X.example:8080/oai/', 'oai_dc', 'a:b'), 'x.example-8080-oai-oai-dc-a-b');
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, set) => {
        assert.deepEqual(checkSourceName(nameOfSource(url, 'oai_dc', set)), []);
      }),
    );
  });
});
