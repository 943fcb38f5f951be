import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { changeSource } from '../../src/operations/harvest/change-sources.ts';
import { FakeProvider, fakeRecords } from '../harvest/fake-provider.ts';
import { HARVESTER, harvestHere, keptOf } from '../harvest/harvest-here.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

const FORM = {
  title: '',
  kind: 'oai-pmh',
  setSpec: '',
  takes: 'samples',
  priority: '100',
  everyHours: '0',
  pauseMs: '0',
  isActive: 'yes',
};

onEachPlace('sources in the administration', (at) => {
  let place: AdminPlace;
  let admin: SignedIn;
  let greta: SignedIn;
  let rolf: SignedIn;
  let url = '';
  const provider = new FakeProvider();

  before(async () => {
    url = await provider.listen();
    place = await openAdminPlace(0, at());
    [admin, greta, rolf] = await Promise.all(
      (['admin', 'greta', 'rolf'] as const).map((name) => signedIn(place.base, name)) as [
        Promise<SignedIn>,
        Promise<SignedIn>,
        Promise<SignedIn>,
      ],
    );
  });
  after(async () => {
    await provider.close();
    await place?.close();
  });

  /** As many providers do, it forgets what it deletes. */
  const reset = (records: ReturnType<typeof fakeRecords>) => {
    provider.reset(records);
    provider.identify = { deletedRecord: 'no' };
  };
  const text = async (who: SignedIn, path: string) => (await who.get(path)).text();
  const runOf = (page: string) => /\/runs\/([0-9a-f-]{36})/.exec(page)![1]!;

  it('begins empty, and offers to add one to administrators alone', async () => {
    assert.match(await text(admin, '/sources'), /No other catalogue is harvested[\s\S]*Add a source/);
    const page = await text(rolf, '/sources');
    assert.ok(page.includes('No other catalogue is harvested') && !page.includes('/admin/new-source'));
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const wrong: readonly (readonly [field: string, value: string])[] = [
      ['name', 'Not <a> name'],
      ['url', 'javascript:alert(1)'],
      ['metadataPrefix', ''],
      ['kind', 'gopher'],
      ['setSpec', 'a b'],
      ['takes', 'none'],
      ['priority', '1001'],
      ['everyHours', '99999'],
      ['pauseMs', '-5'],
      ['pauseMs', 'soon'],
      ['title', 'x'.repeat(201)],
    ];
    for (const [field, value] of wrong) {
      const answer = await admin.post('/new-source', {
        ...FORM,
        name: 'fake',
        url,
        metadataPrefix: 'oai_dc',
        [field]: value,
      });
      const page = await answer.text();
      assert.equal(answer.status, 422, field);
      assert.ok(page.includes(`id="${field}-error"`), `${field}: ${value}`);
      assert.ok(!page.includes('<a> name'), 'escaped');
    }
    assert.match(await text(admin, '/sources'), /No other catalogue/);
  });

  it('adds a source; a second of the name is refused above the form', async () => {
    const fields = { ...FORM, name: 'fake', title: 'A <fake> provider', url, metadataPrefix: 'oai_dc' };
    const made = await admin.post('/new-source', fields);
    assert.equal(made.headers.get('location'), '/admin/sources/fake?done=source-added');
    const again = await admin.post('/new-source', fields);
    assert.equal(again.status, 409);
    assert.match(await again.text(), /There is a source fake already/);
    assert.match(await text(admin, '/sources'), /A &lt;fake&gt; provider/);
  });

  it('what others may not do is neither offered nor done', async () => {
    for (const who of [greta, rolf]) {
      const list = await text(who, '/sources');
      assert.ok(list.includes('A &lt;fake&gt; provider') && !list.includes('/admin/sources/fake'));
      for (const path of ['/new-source', '/sources/fake', '/sources/fake/edit', '/sources/fake/remove'])
        assert.equal((await who.get(path)).status, 403, path);
      for (const path of [
        '/new-source',
        '/sources/fake/edit',
        '/sources/fake/remove',
        '/sources/fake/run',
        '/sources/fake/switch',
        '/sources/fake/stop',
        '/sources/fake/reread',
      ])
        assert.equal((await who.post(path, { ...FORM, name: 'evil', url })).status, 403, path);
    }
    for (const path of ['/sources/none', '/sources/none/edit', '/sources/fake/runs/x', '/sources/fake/record?item=x'])
      assert.equal((await admin.get(path)).status, 404, path);
    assert.equal((await admin.get('/sources/fake')).status, 200);
  });

  it('is put in line, and shows the run with its findings, records and documents', async () => {
    reset(fakeRecords(6));
    provider.records[1] = { ...provider.records[1]!, metadata: '<x>no sample &amp; <![CDATA[<script>]]></x>' };
    const asked = await admin.post('/sources/fake/run', { full: '' });
    assert.equal(asked.headers.get('location'), '/admin/sources/fake?done=run-asked');
    assert.match(await text(admin, '/sources/fake'), /first run is in line/);
    const { run } = await harvestHere(place.house, 'fake');
    assert.equal(run.state, 'complete');
    const page = await text(admin, '/sources/fake');
    assert.equal(runOf(page), run.id);
    const runPage = await text(admin, `/sources/fake/runs/${run.id}`);
    assert.match(runPage, /the list was read to its end/);
    assert.match(runPage, /code=unknown-format[\s\S]*?data-l="How often">1</);
    const ofNone = await text(admin, `/sources/fake/runs/${run.id}?code=unknown-format`);
    assert.ok(ofNone.includes('Show all') && ofNone.includes('harvest/findings.csv?'));
    const item = provider.records[1]!.id;
    const link = `/sources/fake/record?item=${encodeURIComponent(item)}`;
    assert.ok(runPage.includes(`/admin${link}`.replaceAll('&', '&amp;')), 'the finding leads to its record');
    const record = await text(admin, link);
    assert.match(record, /unreadable/);
    assert.ok(record.includes('&lt;x') && !record.includes('<script>]'), 'shown as text');
    assert.equal((await rolf.get(link)).status, 403);
    assert.equal((await admin.get(`/sources/none/runs/${run.id}`)).status, 404);
  });

  it('holds deletions back until somebody accepts them', async () => {
    reset(fakeRecords(2));
    const { run } = await harvestHere(place.house, 'fake', { isFull: true });
    assert.equal(run.state, 'held');
    assert.match(await text(admin, '/sources/fake'), /Deletions wait for you/);
    const path = `/sources/fake/runs/${run.id}/accept`;
    assert.match(await text(admin, path), /4 of 6 records/);
    assert.equal((await greta.post(path)).status, 403);
    const done = await admin.post(path);
    assert.equal(done.headers.get('location'), `/admin/sources/fake/runs/${run.id}?done=deletions-accepted&n=4`);
    const states = (await keptOf(place.house, 'fake')).map((one) => one.state).toSorted();
    assert.deepEqual(states, ['deleted', 'deleted', 'deleted', 'deleted', 'present', 'present']);
    const page = await text(admin, `/sources/fake/runs/${run.id}`);
    assert.ok(!page.includes('Deletions wait') && page.includes('read to its end'));
    assert.equal((await admin.post(path)).status, 409, 'nothing is held any more');
    assert.equal((await admin.get(path)).status, 409);
  });

  it('does not accept deletions of a run that another one followed, or while it is harvested', async () => {
    reset(fakeRecords(6));
    await harvestHere(place.house, 'fake', { isFull: true });
    reset(fakeRecords(1));
    const held = await harvestHere(place.house, 'fake', { isFull: true });
    assert.equal(held.run.state, 'held');
    const path = `/sources/fake/runs/${held.run.id}/accept`;
    const { unitOfWork, now } = place.house;
    const until = new Date(now().getTime() + 30_000).toISOString();
    await unitOfWork((work) => work.harvests.hold('fake', 'somebody', work.now(), until));
    assert.match(await (await admin.post(path)).text(), /harvested by another process/);
    await unitOfWork((work) => work.harvests.release('fake', 'somebody'));
    await harvestHere(place.house, 'fake');
    const late = await admin.post(path);
    assert.equal(late.status, 409);
    assert.match(await late.text(), /harvested since/);
    assert.equal((await keptOf(place.house, 'fake')).filter((one) => one.state === 'present').length, 6);
  });

  it('changes, switches off and on', async () => {
    assert.match(await text(admin, '/sources/fake/edit'), /value="A &lt;fake&gt; provider"/);
    const wrong = await admin.post('/sources/fake/edit', { ...FORM, title: '', url, metadataPrefix: 'oai_dc' });
    assert.match(await wrong.text(), /id="title-error"/);
    const fields = { ...FORM, title: 'Renamed', url, metadataPrefix: 'oai_dc', everyHours: '12' };
    assert.equal((await admin.post('/sources/fake/edit', fields)).status, 303);
    assert.match(await text(admin, '/sources/fake'), /Renamed[\s\S]*every 12 hours/);
    assert.equal((await admin.post('/sources/fake/switch', { isActive: '' })).status, 303);
    const off = await text(admin, '/sources/fake');
    assert.ok(off.includes('switched off') && !off.includes('Harvest everything'));
    assert.equal((await admin.post('/sources/fake/run', { full: 'yes' })).status, 409);
    await admin.post('/sources/fake/switch', { isActive: 'yes' });
    assert.equal((await admin.post('/sources/fake/run', { full: 'yes' })).status, 303);
    await changeSource(place.house.unitOfWork, 'fake', { everyHours: 0 }, HARVESTER);
  });

  it('pages through a thousand runs and findings by key', async () => {
    const { store } = place.house;
    const at = place.house.now().toISOString();
    const [last] = await store.read
      .selectFrom('harvest_run')
      .selectAll()
      .where('source', '=', 'fake')
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    const keys = await place.house.unitOfWork(async (work) => Array.from({ length: 1000 }, () => work.newKey()));
    const finding = JSON.stringify({ code: 'x', severity: 'warning', message: 'odd <datestamp>', value: '1 & 2' });
    await store.unitOfWork(async (db) => {
      for (const id of keys)
        await db
          .insertInto('harvest_run')
          .values({ ...last!, id, state: 'complete', started_at: at, findings: 0 })
          .execute();
      const found = Array.from({ length: 1000 }, (_, n) => ({
        run: keys[999]!,
        number: n + 1,
        item: `oai:fake:${n}`,
        finding,
      }));
      for (const row of found) await db.insertInto('harvest_finding').values(row).execute();
    });
    const seen = new Set<string>();
    let path = '/sources/fake';
    for (let pages = 0; pages < 40; pages++) {
      const page = await text(admin, path);
      for (const [, id] of page.matchAll(/\/runs\/([0-9a-f-]{36})"/g)) seen.add(id!);
      const next = /rel="next" href="\/admin([^"]+)"/.exec(page)?.[1];
      if (next === undefined) break;
      path = next.replaceAll('&amp;', '&');
    }
    assert.ok(
      keys.every((key) => seen.has(key)),
      `${seen.size} runs were met`,
    );
    let findings = 0;
    for (let next: string | undefined = `/sources/fake/runs/${keys[999]}`; next !== undefined; ) {
      const page: string = await text(admin, next);
      assert.ok(!page.includes('<datestamp>'));
      findings += page.match(/odd &lt;datestamp&gt;/g)!.length;
      next = /rel="next" href="\/admin([^"]+)"/.exec(page)?.[1];
    }
    assert.equal(findings, 1000);
    for (const strange of ['?after=x', '?after=-1', '?after=999999999'])
      assert.equal((await admin.get(`/sources/fake/runs/${keys[999]}${strange}`)).status, 200);
    assert.equal((await admin.get('/sources/fake?before=x')).status, 200);
  });

  it('removes a source, which asks before', async () => {
    assert.match(await text(admin, '/sources/fake/remove'), /become deletions/);
    const gone = await admin.post('/sources/fake/remove');
    assert.match(gone.headers.get('location') ?? '', /^\/admin\/sources\?done=source-removed&n=6$/);
    assert.equal((await admin.get('/sources/fake')).status, 404);
  });
});
