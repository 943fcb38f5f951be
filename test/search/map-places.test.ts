import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Position } from '../../src/domain/description/place.ts';
import { OBJECT_TYPES } from '../../src/domain/drilling/object-type.ts';
import { isInPolygon } from '../../src/domain/search/polygon-sides.ts';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import { insertRows } from '../../src/store/engine/set-based.ts';
import { findPlaceCells, type PlaceCell } from '../../src/store/search/find-place-cells.ts';
import { readySearch } from '../../src/store/search/search-catalogue.ts';
import type { Store } from '../../src/store/store.ts';
import { ENGINES, type TemporaryStore } from '../conformance/oai-pmh/temporary-store.ts';
import { findIgsns, harvest, indexNow } from './small-catalogue.ts';

const MANY = 100_000;
/** Far above what it takes, so that a busy machine does not fail it; a question for each point would take minutes. */
const LONGEST_MS = 3000;

const degrees = (most: number) => fc.integer({ min: -most * 10, max: most * 10 }).map((one) => one / 10);
const positions = fc
  .tuple(degrees(180), degrees(90))
  .map(([longitudeDeg, latitudeDeg]) => ({ longitudeDeg, latitudeDeg }));
const WORLD = { westDeg: -180, eastDeg: 180, southDeg: -90, northDeg: 90 };

/** Three hundred places: holes, samples beside holes, samples alone, some of them at the same place. */
const PLACES = Array.from({ length: 300 }, (_, at) => ({
  igsn: `XX${String(at).padStart(5, '0')}`,
  objectType: at % 3 === 0 ? ('hole' as const) : ('sample' as const),
  latitudeDeg: ((at * 37) % 1790) / 10 - 89.5,
  longitudeDeg: (((at - (at % 7)) * 71) % 3590) / 10 - 179.5,
}));

for (const engine of ENGINES) {
  describe(`places of holes and samples on ${engine.name}`, () => {
    let place: TemporaryStore;
    let store: Store;
    before(async () => {
      place = await engine.open();
      store = place.store;
      const beside = PLACES.slice(0, 30).map((one, at) => ({
        ...one,
        igsn: `XY${at}`,
        objectType: 'core_run' as const,
      }));
      const nowhere = [{ igsn: 'XZ1', objectType: 'hole' as const }];
      const around = [{ ...PLACES[0]!, igsn: 'XZ2', objectType: 'expedition' as const }];
      await harvest(store, 'peer', [...PLACES, ...beside, ...nowhere, ...around]);
      await indexNow(store);
    });
    after(() => place.dispose());

    const cells = (box = WORLD, widthDeg = 20, heightDeg = 20) =>
      findPlaceCells(store.read, store.engine, { box, widthDeg, heightDeg });
    const sum = (all: readonly PlaceCell[], of: (one: PlaceCell) => number) => all.reduce((n, one) => n + of(one), 0);

    it('are those alone that a search finds, by words and by filters', async () => {
      const found = async (query: string) => {
        const { request } = readSearchRequest(new URLSearchParams(query));
        const { prepared } = await readySearch(store.read, store.engine, request);
        return findPlaceCells(store.read, store.engine, { box: WORLD, widthDeg: 20, heightDeg: 20 }, prepared);
      };
      const samples = await found('type=sample');
      assert.equal(
        sum(samples, (one) => one.samples),
        PLACES.filter((one) => one.objectType === 'sample').length,
      );
      assert.equal(
        sum(samples, (one) => one.holes),
        0,
      );
      const [one, ...none] = await found('q=XX00003');
      assert.deepEqual([one?.holes, one?.samples, none.length], [1, 0, 0]);
      assert.deepEqual(await found('q=XX00003&type=sample'), []);
    });

    it('are counted once each: what lies at a hole with its hole, what has no place or is an expedition not at all', async () => {
      const all = await cells();
      const holes = new Set(PLACES.filter((one) => one.objectType === 'hole').map(keyOf));
      const alone = PLACES.filter((one) => !holes.has(keyOf(one)));
      // Core runs of the first thirty that are no holes lie with samples alone.
      const besideAlone = PLACES.slice(0, 30).filter((one) => !holes.has(keyOf(one)));
      assert.equal(
        sum(all, (one) => one.holes),
        100,
      );
      assert.equal(
        sum(all, (one) => one.samples),
        alone.length + besideAlone.length,
      );
      assert.equal(
        sum(all, (one) => one.places),
        new Set(PLACES.map(keyOf)).size,
      );
    });

    it('lie in the box of their cell, and their cells apart', async () => {
      const all = await cells();
      for (const { box, latitudeDeg, longitudeDeg } of all) {
        assert.ok(box.southDeg <= latitudeDeg + 1e-9 && latitudeDeg <= box.northDeg + 1e-9);
        assert.ok(box.westDeg <= longitudeDeg + 1e-9 && longitudeDeg <= box.eastDeg + 1e-9);
        assert.ok(box.northDeg - box.southDeg < 20 && box.eastDeg - box.westDeg < 20);
      }
      const keys = all.map(
        ({ box }) => `${Math.floor((box.southDeg + 180) / 20)} ${Math.floor((box.westDeg + 180) / 20)}`,
      );
      assert.equal(new Set(keys).size, keys.length);
    });

    it('are those of the box, also across the 180th meridian', async () => {
      for (const box of [
        { westDeg: -20, eastDeg: 40, southDeg: 10, northDeg: 60 },
        { westDeg: 170, eastDeg: -150, southDeg: -90, northDeg: 90 },
      ]) {
        const isIn = ({ longitudeDeg, latitudeDeg }: Position) =>
          latitudeDeg >= box.southDeg &&
          latitudeDeg <= box.northDeg &&
          (box.westDeg <= box.eastDeg
            ? longitudeDeg >= box.westDeg && longitudeDeg <= box.eastDeg
            : longitudeDeg >= box.westDeg || longitudeDeg <= box.eastDeg);
        const expected = PLACES.filter((one) => one.objectType === 'hole' && isIn(one)).length;
        assert.ok(expected > 0);
        assert.equal(
          sum(await cells(box), (one) => one.holes),
          expected,
        );
      }
    });

    it('are found in an area as the rule has it, whatever its corners', async () => {
      const asked = fc.asyncProperty(fc.array(positions, { minLength: 3, maxLength: 7 }), async (corners) => {
        const text = corners.map((one) => `${one.longitudeDeg},${one.latitudeDeg}`).join(';');
        const found = await findIgsns(store, `type=hole&polygon=${text}`);
        const ring =
          corners.length > 3 && keyOf(corners[0]!) === keyOf(corners.at(-1)!) ? corners.slice(0, -1) : corners;
        if (ring.length < 3 || (corners.length === 3 && keyOf(corners[0]!) === keyOf(corners[2]!))) return;
        const expected = PLACES.filter((one) => one.objectType === 'hole' && isInPolygon(ring, one));
        assert.deepEqual([...found].sort(), expected.map((one) => one.igsn).sort());
      });
      await fc.assert(asked, { numRuns: 60 });
    });

    it(`are gathered in one question where there are ${MANY}`, async () => {
      const first = 2 * OBJECT_TYPES.indexOf('hole') * 2 ** 40 + 1_000_000;
      for (let from = 0; from < MANY; from += 5000)
        await store.unitOfWork(async (db) =>
          insertRows(
            db,
            store.engine,
            'search_entry',
            Array.from({ length: 5000 }, (_, at) => entry(first, from + at)),
          ),
        );
      const started = performance.now();
      const all = await cells(WORLD, 18, 18);
      const tookMs = performance.now() - started;
      assert.equal(
        sum(all, (one) => one.holes),
        MANY + 100,
      );
      assert.ok(all.length <= 20 * 10 && tookMs < LONGEST_MS, `${all.length} cells in ${tookMs} ms`);
    });
  });
}

function keyOf({ longitudeDeg, latitudeDeg }: Position): string {
  return `${longitudeDeg} ${latitudeDeg}`;
}

function entry(first: number, at: number) {
  return {
    id: first + at,
    igsn: `QQ${at}`,
    source: '',
    changed_seq: at,
    object_type: 'hole',
    title_key: '',
    name_key: '',
    facets: '',
    latitude_deg: ((at * 7919) % 179_000) / 1000 - 89.5,
    longitude_deg: ((at * 104_729) % 359_000) / 1000 - 179.5,
  } as never;
}
