import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startServing } from '../../src/cli/commands/serve.ts';
import { initialise } from '../../src/context.ts';
import { openEndedEmbargoes } from '../../src/operations/open-ended-embargoes.ts';
import type { RecordWrite } from '../../src/operations/register-ports.ts';
import { describeSample } from '../conformance/oai-pmh/fill-store.ts';
import { houseAt, onEachEngine } from './each-engine.ts';
import { recordWrite } from './record-write.ts';
import { TESTER } from './tree-rows.ts';

let today: Date;

onEachEngine(
  'an embargo that ends',
  (house) => {
    const write = (...records: RecordWrite[]) =>
      house().unitOfWork(async (work) => {
        const rows = records.map((one) => ({ ...one, prefix: null, key: null, origin: 'adopted' as const }));
        await work.identifiers.insert(rows, work.now());
        await work.register.write(records, 'tester');
      });
    const closed = (igsn: string, embargoEnd: string | null, more: Partial<RecordWrite> = {}) => {
      const description = Buffer.from(JSON.stringify(describeSample(igsn, 'section', '1', igsn)));
      return recordWrite(igsn, { embargoEnd, description, outboxState: 'not-applicable', ...more });
    };
    const changes = async () => {
      const query = house().store.read.selectFrom('record').select(['igsn', 'changed_at', 'changed_seq']);
      const rows = await query.orderBy('changed_seq').execute();
      assert.equal(new Set(rows.map((row) => row.changed_seq)).size, rows.length);
      return Object.fromEntries(rows.map((row) => [row.igsn, row.changed_at]));
    };
    const open = () => openEndedEmbargoes(house().unitOfWork, TESTER);

    it('is a change of the record on the day of its end, once, and of no other record', async () => {
      today = new Date('2026-03-01T10:00:00Z');
      await write(
        closed('END0', null),
        closed('END1', '2026-03-02'),
        closed('END2', '2026-03-03'),
        closed('ENDMONTH', '2026-04'),
        closed('ENDYEAR', '2027'),
        closed('ENDNEVER', '9999-12-31'),
        closed('ENDPAST', '2026-03-01'),
        closed('ENDPENDING', '2026-03-02', { state: 'pending', registeredAt: null }),
        closed('ENDGONE', '2026-03-02', { state: 'withdrawn' }),
      );
      const before = await changes();
      assert.equal(await open(), 0, 'on the day before nothing ends');
      const opened: Record<string, string> = {};
      for (const day of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-04-01', '2027-01-01']) {
        today = new Date(`${day}T00:00:07.500Z`);
        const count = await open();
        const now = await changes();
        const found = Object.keys(now).filter((igsn) => now[igsn] === `${day}T00:00:07Z`);
        assert.equal(found.length, count);
        for (const igsn of found) opened[igsn] = day;
        assert.equal(await open(), 0, 'the second time nothing is left');
      }
      assert.deepEqual(opened, {
        END1: '2026-03-02',
        END2: '2026-03-03',
        ENDMONTH: '2026-04-01',
        ENDYEAR: '2027-01-01',
      });
      const now = await changes();
      for (const igsn of ['END0', 'ENDNEVER', 'ENDPAST', 'ENDPENDING', 'ENDGONE'])
        assert.equal(now[igsn], before[igsn], igsn);
    });

    it('of very many is announced in steps, by two at once as by one, and stands in the audit trail', async () => {
      today = new Date('2027-05-01T10:00:00Z');
      const igsns = Array.from({ length: 1203 }, (_, at) => `MANY${String(at).padStart(4, '0')}`);
      await write(...igsns.map((igsn) => closed(igsn, '2027-05-02')));
      today = new Date('2027-05-20T10:00:00Z');
      const other = await houseAt(house().place, { now: () => today });
      const counts = await Promise.all([open(), openEndedEmbargoes(other.unitOfWork, TESTER)]);
      await other.close();
      assert.equal(counts[0] + counts[1], 1203);
      const rows = house().store.read.selectFrom('audit').select('subject').where('action', '=', 'end-embargo');
      const subjects = (await rows.execute()).map((row) => row.subject).filter((one) => one.startsWith('MANY'));
      assert.deepEqual(subjects.toSorted(), igsns);
    });

    it('while the server runs reaches incremental harvesters', async () => {
      today = new Date('2028-02-01T10:00:00Z');
      await write(closed('SERVED', '2028-02-02'));
      today = new Date('2028-02-03T10:00:00Z');
      const served = await houseAt(house().place, { now: () => today });
      await initialise(served);
      const settings = { ...served.settings, port: 0, logLevel: 'silent' as const };
      const server = await startServing({ ...served, settings });
      const harvest = async () => {
        const url = '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&from=2028-02-03';
        return (await server.app.inject(url)).body;
      };
      try {
        const deadline = Date.now() + 10_000;
        while (!(await harvest()).includes('SERVED') && Date.now() < deadline);
        const headers = (await harvest()).match(/:[A-Z0-9]+<\/identifier><datestamp>[^<]+/g);
        assert.deepEqual(headers, [':SERVED</identifier><datestamp>2028-02-03T10:00:00Z']);
      } finally {
        await server.stop();
      }
    });
  },
  { now: () => today },
);
