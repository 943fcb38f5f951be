import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

const NEW = {
  ...{ 'program.program': 'NEWP', 'program.program_name': 'New program', 'expedition.expedition': '7001' },
  ...{ 'expedition.expedition_name': 'Deep <b>granite', 'expedition.start_date': '2026-05', 'site.site': '1' },
  ...{ 'expedition.chief_scientists': 'A. Berg; B. Dahl', 'hole.hole': 'A', 'hole.latitude_deg': '63,40' },
  ...{ 'hole.longitude_deg': '13.2', 'hole.inclination_deg': '' },
};

onEachPlace('setting up an expedition in the administration', (at) => {
  let place: AdminPlace;
  const people = new Map<string, SignedIn>();
  const as = (name: string) => people.get(name)!;
  let path = '';
  before(async () => {
    place = await openAdminPlace(0, at());
    for (const name of ['admin', 'greta', 'ines', 'rolf']) people.set(name, await signedIn(place.base, name));
  });
  after(() => place?.close());
  const text = async (address: string) => (await as('admin').get(address)).text();

  it('is for administrators; who manages a client sees its expeditions alone', async () => {
    assert.ok(!(await (await as('rolf').get('')).text()).includes('/admin/expeditions'));
    assert.equal((await as('greta').get('/expeditions/new')).status, 403);
    const list = await (await as('greta').get('/expeditions')).text();
    assert.ok(!list.includes('Set up an expedition'));
    assert.equal((await as('greta').post('/expeditions/new', NEW)).status, 403);
  });

  it('says at each field what is wrong, keeps what was typed, and makes nothing', async () => {
    const wrong: readonly (readonly [field: string, typed: Record<string, string>])[] = [
      ['hole.latitude_deg', { 'hole.latitude_deg': '99' }],
      ['hole.latitude_deg', { 'hole.latitude_deg': 'north' }],
      ['expedition.start_date', { 'expedition.start_date': '2026-13' }],
      ['expedition.expedition', { 'expedition.expedition': '' }],
      ['hole.hole', { 'hole.hole': '' }],
    ];
    for (const [field, typed] of wrong) {
      const answer = await as('admin').post('/expeditions/new', { ...NEW, ...typed });
      const page = await answer.text();
      assert.equal(answer.status, 422, `${field}: ${page.slice(0, 300)}`);
      assert.ok(page.includes(`id="${field}-error"`), `${field} ${JSON.stringify(typed)}`);
      assert.match(page, new RegExp(`id="to-mend".*<a href="#${field.replace('.', '[.]')}-field">`), 'said above, too');
      for (const [, way] of page.matchAll(/<a href="#([^"]*-(?:field|error))">/g))
        assert.ok(page.includes(`id="${way}"`), way);
      assert.ok(page.includes('Deep &lt;b&gt;granite'));
    }
    const named = await (await as('admin').post('/expeditions/new', { ...NEW, 'program.program': 'NEW P' })).text();
    assert.equal(named.match(/Program is named NEW P/g)?.length, 2, 'above and at its field, not for all below it');
    assert.ok(!(await text('/expeditions')).includes('7001'));
  });

  it('makes program, expedition, site and hole at once, and takes the namespace', async () => {
    const made = await as('admin').post('/expeditions/new', NEW);
    assert.ok(made.headers.get('location')?.endsWith('done=expedition-made'), await made.text());
    const list = await text('/expeditions?done=expedition-made');
    assert.match(list, /The expedition is set up\..*href="[^"]*\/station">Enter core.*\/admin\/imports">Import/s);
    assert.ok(list.includes('7001, Deep &lt;b&gt;granite') && list.includes('NEWP'));
    path = /href="[^"]*\/admin(\/expeditions\/[0-9a-f-]{36})">7001/.exec(list)![1]!;
    const page = await text(path);
    assert.ok(page.includes('7001_1_A') && page.includes('63.4, 13.2') && page.includes('A. Berg; B. Dahl'));
    assert.ok((await text('/namespaces')).includes('NEWP'));
    const again = await as('admin').post('/expeditions/new', NEW);
    assert.equal(again.status, 422);
    assert.match(await again.text(), /There is already expedition 7001/);
  });

  it('gives it further sites and holes, none twice', async () => {
    assert.equal(
      (await as('admin').post(`${path}/new/site`, { 'site.site': '2', 'site.site_name': 'Moor' })).status,
      303,
    );
    const hole = { parent: '2', 'hole.hole': 'A', 'hole.latitude_deg': '63.5', 'hole.longitude_deg': '13' };
    assert.equal((await as('admin').post(`${path}/new/hole`, hole)).status, 303);
    assert.ok((await text(path)).includes('7001_2_A'));
    const twice = await as('admin').post(`${path}/new/hole`, hole);
    assert.equal(twice.status, 422);
    assert.ok((await twice.text()).includes('id="hole.hole-error"'));
    assert.equal((await as('admin').post(`${path}/new/spoon`, hole)).status, 404);
  });

  it('goes on in steps, each kept by itself, with what is still open', async () => {
    const steps = await text(`${path}/steps?done=expedition-made`);
    assert.match(steps, /What is still open stands below/);
    assert.match(steps, /who drills.*2 sites, 2 holes.*the reference height of 7001_1_A.*who may enter what/s);
    const what = { 'expedition.operator': 'Lund <i>', 'expedition.expedition_name': 'Deep granite' };
    const kept = await as('admin').post(`${path}/steps/what`, {
      ...what,
      'expedition.igsn_convention': 'fixed-prefix',
    });
    assert.match(String(kept.headers.get('location')), /\/steps\/places\?done=step-kept$/);
    assert.ok((await text(`${path}/steps/what`)).includes('value="Lund &lt;i&gt;"'));
    const igsn = await text(`${path}/steps/igsn`);
    assert.match(igsn, /icdp-classic<\/dt><dd class="m brk">NEWP7001EX/);
    assert.ok(!igsn.includes('value="fixed-prefix" selected'), 'a step keeps nothing that it does not ask for');
    const [hole, other] = new Set(
      (await text(`${path}/steps/depths`)).match(/[0-9a-f-]{36}(?=\.reference_height_m")/g),
    );
    const deep = { [`${hole}.water_depth_m`]: '-1', [`${other}.water_depth_m`]: '-2' };
    const both = await (await as('admin').post(`${path}/steps/depths`, deep)).text();
    for (const one of [hole, other]) assert.ok(both.includes(`id="${one}.water_depth_m-error"`), both);
    await as('admin').post(`${path}/steps/depths`, { [`${other}.reference_height_m`]: '4' });
    const wrong = await as('admin').post(`${path}/steps/depths`, { [`${hole}.reference_height_m`]: 'high' });
    assert.equal(wrong.status, 422);
    assert.ok((await wrong.text()).includes(`id="${hole}.reference_height_m-error"`));
    assert.equal(
      (await as('admin').post(`${path}/steps/depths`, { [`${hole}.reference_height_m`]: '2,5' })).status,
      303,
    );
    const depths = await text(`${path}/steps/depths`);
    assert.match(depths, /100 − 2\.5 − 0 = 97\.5 m/);
    assert.match(depths, /100 − 4 − 0 = 96 m/, 'a hole that the form did not show stays as it is');
    for (const step of ['places', 'vocabularies', 'fields', 'people', 'stations'])
      assert.equal((await as('admin').get(`${path}/steps/${step}`)).status, 200, step);
    assert.equal((await as('admin').get(`${path}/steps/spoon`)).status, 404);
    assert.equal((await as('admin').post(`${path}/steps/people`, {})).status, 404);
    assert.equal((await as('greta').get(`${path}/steps`)).status, 403);
  });

  it('leads to its reports, of all or of one hole; a day goes along where the report is about one', async () => {
    assert.match(await text(path), /id="reports".*value="cores-with-sections".*value="7001_2_A"/s);
    const wanted = 'hole=7001_2_A&day=2026-11-20&format=csv';
    const where = async (report: string) =>
      (await as('admin').get(`${path}/report?report=${report}&${wanted}`)).headers.get('location') ?? '';
    const sections = await where('cores-with-sections');
    assert.equal(sections, '/api/v1/reports/cores-with-sections?expedition=NEWP%2F7001&hole=7001_2_A&format=csv');
    assert.match(await where('daily'), /&day=2026-11-20&/);
    assert.equal((await as('admin').get(`${path}/report?report=gossip`)).status, 404);
    assert.equal((await as('greta').get(`${path}/report?report=daily`)).status, 403);
    const report = await as('admin').get(sections);
    assert.deepEqual([report.status, report.headers.get('content-type')], [200, 'text/csv; charset=utf-8']);
  });

  it('names its people with role and ORCID', async () => {
    const person = {
      'contributor.contributor': 'Berg, <Ada>',
      'contributor.role': 'ProjectLeader',
      'contributor.orcid': '0000-0002-1825-0097',
    };
    assert.equal((await as('admin').post(`${path}/new/contributor`, person)).status, 303);
    const page = await text(path);
    assert.ok(page.includes('Berg, &lt;Ada&gt;') && page.includes('0000-0002-1825-0097'));
    assert.equal((await as('admin').post(`${path}/new/contributor`, person)).status, 422);
  });

  it('gives accounts roles on it and takes them back', async () => {
    const people = await text(`${path}/people`);
    const hole = /<option value="([0-9a-f-]{36})">7001_1_A</.exec(people)![1]!;
    const role = { account: 'rolf', role: 'technician', object: hole, 'type.core_run': 'yes', station: 'Drill floor' };
    const given = await as('admin').post(`${path}/people`, role);
    assert.ok(given.headers.get('location')?.endsWith('done=role-given'), await given.text());
    const page = await text(`${path}/people`);
    assert.match(page, /rolf.*station Drill floor.*technician.*7001_1_A.*core runs/s);
    const wrong = await as('admin').post(`${path}/people`, { ...role, role: 'scientist' });
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /A scientist does not enter core runs/);
    for (const [field, value] of [
      ['account', 'nobody'],
      ['object', 'elsewhere'],
      ['role', 'king'],
    ] as const)
      assert.ok((await as('admin').post(`${path}/people`, { ...role, [field]: value })).status >= 400, field);
    assert.equal((await as('ines').get(`${path}/people`)).status, 404);
    const grant = /name="grant" value="([0-9a-f-]{36})"/.exec(page)![1]!;
    assert.notEqual((await as('ines').post(`${path}/people/remove`, { grant })).status, 303);
    assert.equal((await as('admin').post(`${path}/people/remove`, { grant })).status, 303);
    assert.ok(!(await text(`${path}/people`)).includes('Drill floor</span>'));
  });

  it('hands its set-up to the next, from here or as a file; nothing comes twice, and what cannot come is told', async () => {
    const second = { ...NEW, 'expedition.expedition': '7002' };
    assert.equal((await as('admin').post('/expeditions/new', second)).status, 303);
    const next = /href="[^"]*\/admin(\/expeditions\/[0-9a-f-]{36})">7002/.exec(await text('/expeditions'))![1]!;
    const from = path.split('/').at(-1)!;
    const role = { account: 'rolf', role: 'curator', object: from, station: 'Core lab' };
    assert.equal((await as('admin').post(`${path}/people`, role)).status, 303);
    const taken = await as('admin').post(`${next}/template`, { from });
    assert.match(await taken.text(), /The set-up is taken.*rolf: curator/s);
    assert.match(await text(`${next}/people`), /rolf.*station Core lab.*curator/s);
    const again = await (await as('admin').post(`${next}/template`, { from })).text();
    assert.ok(!again.includes('rolf: curator'));
    const answer = await as('admin').get('/api/v1/expeditions/NEWP%2F7001/set-up');
    const file = (await answer.json()) as { readonly roles: readonly unknown[] };
    assert.deepEqual(file.roles, [{ account: 'rolf', role: 'curator', types: [], station: 'Core lab' }]);
    const view = {
      type: 'section',
      name: 'Short',
      columns: ['combinedId'],
      typed: {},
      filter: { join: 'and', parts: [] },
      isDefault: true,
    };
    const stated = { ...file, views: [view], roles: [{ account: 'nobody', role: 'reader' }] };
    const told = await (await as('admin').post(`${next}/template`, { template: JSON.stringify(stated) })).text();
    assert.match(told, /Sections: Short.*nobody as reader: There is no user nobody/s);
    const other = JSON.stringify({ ...file, views: [{ ...view, name: 'Long' }], roles: [] });
    assert.equal((await as('admin').post(`${next}/template`, { template: other })).status, 200);
    const shared = await (await as('admin').get('/api/v1/station/expeditions/7002/views')).json();
    assert.deepEqual(
      (shared as { views: { name: string; isDefault: boolean }[] }).views.map((one) => [one.name, one.isDefault]),
      [
        ['Short', true],
        ['Long', false],
      ],
    );
    for (const template of ['{', '{}', JSON.stringify({ ...stated, roles: [{ account: 'rolf', role: 'king' }] })]) {
      const refused = await as('admin').post(`${next}/template`, { template });
      assert.equal(refused.status, 422, template);
    }
    assert.equal((await as('greta').get('/api/v1/expeditions/NEWP%2F7001/set-up')).status, 403);
  });

  it('changes them; what is emptied is empty', async () => {
    const page = await text(path);
    const object = new RegExp(`/admin(${path}/objects/[0-9a-f-]{36})">7001_2_A<`).exec(page)![1]!;
    const form = await text(object);
    assert.ok(form.includes('name="hole.latitude_deg" type="text" value="63.5"') && !form.includes('name="hole.hole"'));
    const wrong = await as('admin').post(object, { 'hole.total_depth_m': 'deep' });
    assert.equal(wrong.status, 422);
    const changed = { 'hole.latitude_deg': '', 'hole.longitude_deg': '', 'hole.total_depth_m': '812.5' };
    assert.equal((await as('admin').post(object, changed)).status, 303);
    const after = await text(path);
    assert.ok(after.includes('812.5') && !after.includes('63.5'));
    assert.equal((await as('admin').get('/expeditions/0190f3c8-0000-7000-8000-000000000000')).status, 404);
  });
});
