import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { SampleDescription } from '../../src/domain/description/sample-description.ts';
import type { Withheld } from '../../src/domain/registration/privacy.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import type { RecordChange } from '../../src/operations/registry/record-change.ts';
import { findIndexHoles } from '../../src/store/search/find-index-holes.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { pageServer, testFace } from '../journeys/fixture/small-server.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { parentNamed, pushRecords, RULES } from './pushed-records.ts';
import { harvest, indexNow } from './small-catalogue.ts';

const HOLE = 'TESTPFHOLE';
const run = (at: number) => `TESTPFRUN${at}`;
const SAMPLES = 30;
const sample = (at: number) => `TESTPFSAMPLE${String(at).padStart(2, '0')}`;

const inRun = (at: number, topM: number): Partial<SampleDescription> => ({
  parent: parentNamed(run(at), 'core_run'),
  objectType: 'sample',
  depths: [{ scale: 'csf_a', topM, bottomM: topM + 0.1 }],
});

/** A hole with two runs, thirty samples in the first and one in the second, as an expedition pushes them. */
const PUSHED = [
  { igsn: HOLE, objectType: 'hole' as const, name: '9100_1_A', latitudeDeg: 63.4, longitudeDeg: 13.2 },
  ...[1, 2].map((at) => ({
    igsn: run(at),
    objectType: 'core_run' as const,
    name: `9100_1_A_00${at}`,
    parent: parentNamed(HOLE, 'hole'),
    depths: [{ scale: 'csf_a' as const, topM: at * 100, bottomM: at * 100 + 50 }],
  })),
  ...Array.from({ length: SAMPLES }, (_, at) => ({
    igsn: sample(at),
    name: `9100_1_A_001_${at}-${at + 1}`,
    ...inRun(1, 100 + at),
  })),
  { igsn: sample(SAMPLES), name: '9100_1_A_002_3-4', ...inRun(2, 203) },
];

onEachEngine('the family of records without an object here', (house) => {
  let app: FastifyInstance;
  const page = async (igsn: string, query = '') => {
    const { body, statusCode } = await app.inject(`/igsn/${igsn}${query}`);
    assert.equal(statusCode, 200, body.slice(0, 300));
    return body;
  };
  const part = (body: string, id: string) => body.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '';
  const change = async (igsn: string, wanted: Pick<RecordChange, 'wish'> & Partial<RecordChange>) => {
    const [outcome] = await house().unitOfWork((work) =>
      changeRecords(work, [{ caller: OPERATOR, igsn, ...wanted }], RULES),
    );
    assert.notEqual(outcome?.outcome, 'refused', JSON.stringify(outcome));
  };
  const withhold = (igsn: string, ...members: Withheld['members']) =>
    change(igsn, { wish: 'keep', privacy: { withheld: { members, until: '2030-01-01' } } });
  const showAgain = (igsn: string) => change(igsn, { wish: 'keep', privacy: { withheld: null } });

  before(async () => {
    await fillSmallExpedition(house().store);
    await pushRecords(house(), PUSHED);
    await harvest(house().store, 'peer', [
      { igsn: 'PEERSLICE', objectType: 'thin_section', parent: parentNamed(sample(3), 'sample'), title: 'A slice' },
      { igsn: 'PEERALONE', parent: parentNamed('NOBODYKNOWS'), title: 'Alone' },
    ]);
    await indexNow(house().store);
    app = pageServer(testFace(house().store));
  });

  it('shows what a sample lies in, its siblings around it and how many more there are', async () => {
    const body = await page(sample(10));
    const crumb = body.split('class="crumb"')[1]?.split('</nav>')[0] ?? '';
    assert.match(crumb, new RegExp(`${HOLE}".*Hole 9100_1_A.*${run(1)}".*Core run 1`, 's'));
    const family = part(body, 'family');
    const listed = [...family.matchAll(/TESTPFSAMPLE\d\d(?=<\/span>)/g)].map(([igsn]) => igsn);
    assert.deepEqual(listed, [7, 8, 9, 10, 11, 12, 13].map(sample));
    assert.match(family, /7 core samples above/);
    assert.match(family, /16 core samples below/);
    assert.match(family, /11 of 30 core samples here/);
    assert.match(family, /110\.00–110\.10/);
    assert.match(family, /10–11\u202fcm, this object/);
  });

  it('pages through the siblings, and goes on in depth over the border of the run', async () => {
    const family = part(await page(sample(0), `?around=${sample(20)}`), 'family');
    assert.match(family, new RegExp(`${sample(0)}.*9 core samples between.*${sample(10)}.*${sample(29)}`, 's'));
    const last = await page(sample(29));
    assert.match(last, new RegExp(`rel="prev" href="[^"]*${sample(28)}"`));
    assert.match(last, new RegExp(`rel="next" href="[^"]*${sample(30)}"`));
    assert.match(await page(run(1)), new RegExp(`rel="next" href="[^"]*${run(2)}"`));
    assert.doesNotMatch(await page(HOLE), /rel="(prev|next)"/);
  });

  it('shows what lies in it by type, and what others hold of it', async () => {
    const family = part(await page(run(1)), 'family');
    assert.match(family, /1 of 2 core runs here; 30 core samples/);
    assert.match(family, /24 core samples below/);
    const around = part(await page(run(1), `?around=${sample(15)}`), 'family');
    assert.match(around, new RegExp(`5 core samples above.*${sample(5)}.*${sample(25)}.*4 core samples below`, 's'));
    assert.match(part(await page(sample(3)), 'family'), /PEERSLICE/);
    assert.match(await page(HOLE), /\/search\?within=TESTPFHOLE/);
  });

  it('shows the family of a harvested record as well, and no link to what nobody has', async () => {
    const body = await page('PEERSLICE');
    assert.match(body, new RegExp(`class="crumb".*${HOLE}.*${run(1)}.*${sample(3)}`, 's'));
    assert.match(body, new RegExp(`<dd><a href="/igsn/${sample(3)}"><span class="m brk">${sample(3)}`));
    const alone = await page('PEERALONE');
    assert.match(alone, /<dd><span class="m brk">NOBODYKNOWS/);
    assert.doesNotMatch(alone, /id="family"|class="crumb"/);
  });

  it('changes nothing for an “around” that is not one of them', async () => {
    for (const around of ['NOBODYKNOWS', "'; drop table record", '%00', HOLE])
      assert.match(
        part(await page(sample(10), `?around=${encodeURIComponent(around)}`), 'family'),
        /7 core samples above/,
        around,
      );
  });

  it('names holes near by from the whole catalogue, not one whose position is kept back', async () => {
    await pushRecords(house(), [
      { igsn: 'TESTPFNEAR', objectType: 'hole', name: 'NEAR', latitudeDeg: 63.41, longitudeDeg: 13.2 },
    ]);
    await indexNow(house().store);
    assert.match(part(await page(HOLE), 'place'), /TESTPFNEAR/);
    await withhold('TESTPFNEAR', 'position');
    assert.doesNotMatch(part(await page(HOLE), 'place'), /TESTPFNEAR/);
    await showAgain('TESTPFNEAR');
    assert.match(part(await page(HOLE), 'place'), /TESTPFNEAR/);
    await house().store.unitOfWork((db) =>
      db.updateTable('record').set({ state: 'withdrawn' }).where('igsn', '=', 'TESTPFNEAR').execute(),
    );
    const box = { southDeg: 63, northDeg: 64, westDeg: 13, eastDeg: 14 };
    const near = (await findIndexHoles(house().store.read, box, '2026-11-23')).map((one) => one.igsn);
    assert.ok(near.includes(HOLE) && !near.includes('TESTPFNEAR'), near.join());
  });

  it('does not name a hidden record, at once', async () => {
    await change(sample(11), { wish: 'hidden' });
    assert.doesNotMatch(await page(sample(10)), new RegExp(sample(11)));
    await change(run(1), { wish: 'hidden' });
    const body = await page(sample(10));
    assert.doesNotMatch(body, new RegExp(`${run(1)}|${HOLE}`));
    await indexNow(house().store);
    assert.doesNotMatch(await page(sample(10)), new RegExp(`${run(1)}|${HOLE}`));
    await change(run(1), { wish: 'findable' });
    await change(sample(11), { wish: 'findable' });
    await indexNow(house().store);
  });

  it('tells no relation that one side withholds, nor a depth, before and after the index knows', async () => {
    const both = async (check: () => Promise<void>) => {
      await check();
      await indexNow(house().store);
      await check();
    };
    await withhold(sample(9), 'parent');
    await both(async () => assert.doesNotMatch(part(await page(sample(10)), 'family'), new RegExp(sample(9))));
    await showAgain(sample(9));
    await withhold(run(1), 'children');
    await both(async () => assert.doesNotMatch(await page(sample(10)), new RegExp(run(1))));
    await both(async () => assert.doesNotMatch(part(await page(run(1)), 'family'), /TESTPFSAMPLE/));
    await showAgain(run(1));
    await indexNow(house().store);
    await withhold(run(1), 'depths');
    await both(async () => assert.doesNotMatch(await page(sample(10)), /110\.00/));
    await showAgain(run(1));
  });

  it('names related IGSNs by their titles and leads to their pages here, until they are hidden', async () => {
    const relatedWorks = [
      { identifier: `10.60510/${sample(5).toLowerCase()}`, identifierType: 'IGSN', relationType: 'IsDerivedFrom' },
    ];
    await pushRecords(house(), [{ igsn: 'TESTPDERIVED', title: 'A powder', relatedWorks }]);
    await harvest(house().store, 'peer', [{ igsn: 'PEERDERIVED', title: 'Another powder', relatedWorks }]);
    const link = new RegExp(`id="works".*<a href="/igsn/${sample(5)}">(?!10\\.60510)`, 's');
    for (const igsn of ['TESTPDERIVED', 'PEERDERIVED']) assert.match(await page(igsn), link);
    await change(sample(5), { wish: 'hidden' });
    for (const igsn of ['TESTPDERIVED', 'PEERDERIVED']) assert.doesNotMatch(await page(igsn), link);
    await change(sample(5), { wish: 'findable' });
  });

  it('gives a pushed expedition a page of what its records tell, and a place in the lists', async () => {
    const expedition = { code: '9100', program: 'TESTP', acronym: 'PUSH', name: 'Pushed into <b>the roots</b>' };
    const said = { expedition, parent: parentNamed('TESTPFEXP', 'expedition') };
    assert.equal((await app.inject('/expeditions/9100')).statusCode, 404);
    await pushRecords(house(), [
      { igsn: 'TESTPFEXP', objectType: 'expedition', name: '9100', expedition, abstract: 'What it was for.' },
      { igsn: 'TESTPFHOLEB', objectType: 'hole', name: '9100_1_B', latitudeDeg: 63.4, longitudeDeg: 13.2, ...said },
      { igsn: 'TESTPFHIDDEN', objectType: 'hole', name: '9100_1_C', latitudeDeg: 63.5, longitudeDeg: 13.3, ...said },
    ]);
    await change('TESTPFHIDDEN', { wish: 'hidden' });
    const listed = async () => /TESTPFHOLEB/.test(part((await app.inject('/expeditions/9100')).body, 'holes'));
    for (const [igsn, member] of [
      ['TESTPFHOLEB', 'parent'],
      ['TESTPFHOLEB', 'expedition'],
      ['TESTPFEXP', 'children'],
    ] as const) {
      await withhold(igsn, member);
      assert.equal(await listed(), false, `${igsn} withholds ${member}`);
      await showAgain(igsn);
    }
    const { body, statusCode } = await app.inject('/expeditions/9100');
    assert.equal(statusCode, 200, body.slice(0, 300));
    assert.match(body, /<h1>Pushed into &lt;b&gt;the roots&lt;\/b&gt;<\/h1>.*What it was for\./s);
    assert.match(part(body, 'holes'), /href="\/igsn\/TESTPFHOLEB">1_B<\/a>/);
    assert.doesNotMatch(body, /TESTPFHIDDEN|9100_1_C/);
    assert.match(body, /href="\/expeditions\/9100\/records\?format=/);
    assert.match((await app.inject('/expeditions/9100/records?format=json')).body, /TESTPFHOLEB/);
    assert.equal((await app.inject('/expeditions/9100/core-runs.csv')).statusCode, 404);
    const fresh = pageServer(testFace(house().store));
    assert.match((await fresh.inject('/expeditions')).body, /href="\/expeditions\/9100">Pushed into/);
    await change('TESTPFEXP', { wish: 'hidden' });
    assert.equal((await app.inject('/expeditions/9100')).statusCode, 404);
  });

  it('ends where parents go in a circle', async () => {
    await pushRecords(house(), [
      { igsn: 'TESTPCIRCLEA', parent: parentNamed('TESTPCIRCLEB') },
      { igsn: 'TESTPCIRCLEB', parent: parentNamed('TESTPCIRCLEA') },
    ]);
    await indexNow(house().store);
    assert.match(part(await page('TESTPCIRCLEA'), 'family'), /TESTPCIRCLEB/);
  });
});
