import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { unitOfWork } from '../../../src/store/unit-of-work.ts';
import { recordWrite } from '../../store/record-write.ts';
import { harvestIn } from './fill-harvested.ts';
import { describeSample, fillStore, specs } from './fill-store.ts';
import { harvest } from './harvest.ts';
import { prepare } from './prepare.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { ENGINES } from './temporary-store.ts';

const OWN = 60;
const WRITERS = 3;
const HARVESTERS = 4;
const WRITES = 25;

for (const engine of ENGINES) {
  test(`${engine.name}: harvesters and writers at once, and nobody misses anything`, async () => {
    const { store, dispose } = await engine.open();
    try {
      await fillStore(store, specs(OWN));
      const now = () => new Date();
      const face = faceOf(store, { now });
      const app = serveOai(face, [FRAGILE_DC], { recordsPerPage: 9, prepared: ['oai_dc'] });
      const work = unitOfWork(store, now);
      let isWriting = true;
      const write = async (writer: number): Promise<void> => {
        for (let n = 0; n < WRITES; n++) {
          const igsn = `RACE${writer}X${n}`;
          const description = Buffer.from(JSON.stringify(describeSample(igsn, 'core', '5054', igsn)));
          const record = {
            ...recordWrite(igsn, { client: 'ICDP.GFZ', agent: 'ICDP', namespace: 'ICDP', description }),
          };
          await work(async (ports) => {
            await ports.identifiers.insert([{ ...record, prefix: null, key: null, origin: 'adopted' }], ports.now());
            await ports.register.write([record], 'test');
          });
          await sleep(1);
        }
      };
      const harvestOthers = async (): Promise<void> => {
        for (let n = 0; n < WRITES; n++) await harvestIn(store, { igsn: `OTHER${n}`, changedAt: now().toISOString() });
      };
      const keepPrepared = async (): Promise<void> => {
        while (isWriting) {
          await prepare(face, ['oai_dc']);
          await sleep(5);
        }
      };
      const follow = async (): Promise<Map<string, string>> => {
        const copy = new Map<string, string>();
        let from = '';
        for (let isLast = false; ; isLast = !isWriting) {
          const pages = await harvest(app, `verb=ListRecords&metadataPrefix=oai_dc${from}`);
          for (const header of pages.flatMap((page) => page.headers)) copy.set(header.igsn, header.datestamp);
          from = `&from=${/<responseDate>([^<]+)/.exec(pages[0]?.body ?? '')?.[1]}`;
          if (isLast) return copy;
          await sleep(3);
        }
      };
      const harvesters = Array.from({ length: HARVESTERS }, follow);
      const preparing = keepPrepared();
      await Promise.all([...Array.from({ length: WRITERS }, (_, n) => write(n)), harvestOthers()]);
      isWriting = false;
      await preparing;
      const whole = await harvest(app, 'verb=ListRecords&metadataPrefix=oai_dc');
      const expected = whole.flatMap((page) => page.headers).map((one) => [one.igsn, one.datestamp] as const);
      assert.equal(expected.length, OWN + WRITERS * WRITES + WRITES);
      for (const copy of await Promise.all(harvesters)) assert.deepEqual([...copy].toSorted(), expected.toSorted());
      await app.close();
    } finally {
      await dispose();
    }
  });
}
