import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { findRecord } from '../../src/store/read/find-record.ts';
import { addClient, clientCaller, described } from '../registry/parties.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace, settleWord } from './fixture/admin-place.ts';

const IGSN = 'BGRB200';
const OTHER = 'BGRB201';
const SAID = { name: 'Core 7', rock: 'Gneiss', comment: 'Broken', latitudeDeg: 60.123, longitudeDeg: 15.456 } as const;
const STRANGE = 'ICDP5054EX1000';

onEachPlace('a record in the administration', (at) => {
  let place: AdminPlace;
  let ines: SignedIn;
  let rolf: SignedIn;

  before(async () => {
    place = await openAdminPlace(0, at());
    for (const igsn of [IGSN, OTHER, STRANGE]) await settleWord(place.house, igsn, 'confirmed', null);
    const caller = clientCaller('GFZ.BGR');
    const description = { ...described(IGSN, 'Gneiss with biotite'), ...SAID };
    await place.house.takeChange({ caller, igsn: IGSN, wish: 'keep', description });
    [ines, rolf] = [await signedIn(place.base, 'ines'), await signedIn(place.base, 'rolf')];
  });
  after(() => place.close());

  const recordOf = async (igsn = IGSN) => (await findRecord(place.house.store.read, igsn))!;
  const page = async (path = '', who = ines) => (await who.get(`/registrations/${IGSN}${path}`)).text();
  const send = (path: string, fields: Record<string, string> = {}, who = ines) =>
    who.post(`/registrations/${IGSN}/${path}`, fields);
  const done = (answer: Response) =>
    new URL(String(answer.headers.get('location')), place.base).searchParams.get('done');
  const publicPage = async (igsn = IGSN) => (await fetch(`${place.base}/igsn/${igsn}`)).text();

  it('sets an embargo, changes it and ends it, and says what readers see meanwhile', async () => {
    assert.match(await page('/embargo'), /Readers still see<\/dt><dd>[^<]*Name[\s\S]*Kept back<\/dt><dd>[^<]*Title/);
    const { facts } = await recordOf();
    const version = String(facts.version);
    assert.equal(done(await send('embargo', { until: '2199-03-01', version })), 'embargoed');
    const kept = await recordOf();
    assert.deepEqual(kept.privacy, { embargoUntil: '2199-03-01', withheld: null });
    assert.match(await page(), /Under embargo until <time class="nw">2199-03-01<\/time>, set here/);
    assert.match(await page(), /s-embargoed/);
    assert.match(await page('/embargo'), /value="2199-03-01"/);
    assert.equal(done(await send('embargo', { openEnded: 'yes' })), 'embargoed');
    assert.equal((await recordOf()).privacy.embargoUntil, '9999-12-31');
    assert.equal(done(await send('embargo', { openEnded: 'yes' })), 'unchanged');
    const closed = await publicPage();
    assert.ok(closed.includes('Core 7') && !closed.includes('biotite'));
    assert.equal(done(await send('embargo/end')), 'embargo-ended');
    assert.equal((await recordOf()).privacy.embargoUntil, null);
    assert.ok((await publicPage()).includes('biotite'));
  });

  for (const [name, fields, field, said] of [
    ['no day', {}, 'until', /No day is named/],
    ['a day and none', { until: '2199-01-01', openEnded: 'yes' }, 'until', /A day is named, and that there is none/],
    ['a day that has come', { until: '2020-01-01' }, 'until', /has come already/],
    ['no day of the calendar', { until: '2199-02-30' }, 'until', /2199-02-30 is no day/],
    ['markup', { until: '<b>' }, 'until', /&lt;b&gt; is no day/],
  ] as const)
    it(`refuses an embargo with ${name}, at its field, and keeps what was typed`, async () => {
      const before = await recordOf();
      const answer = await send('embargo', fields);
      assert.equal(answer.status, 422);
      const text = await answer.text();
      assert.match(text, new RegExp(`id="${field}-error"`));
      assert.match(text, said);
      if ('until' in fields && !fields.until.startsWith('<')) assert.ok(text.includes(`value="${fields.until}"`));
      assert.equal((await recordOf()).facts.version, before.facts.version);
    });

  it('refuses a form that shows an older version, says so, and takes it when it is sent again', async () => {
    const { facts } = await recordOf();
    await send('withheld', { 'member.agents': 'yes', openEnded: 'yes' });
    const late = await send('withheld/show', { version: String(facts.version) });
    assert.equal(late.status, 409);
    const text = await late.text();
    assert.match(text, new RegExp(`stands at version ${facts.version + 1} now`));
    assert.match(text, new RegExp(`name="version" value="${facts.version + 1}"`));
    assert.equal(done(await send('withheld/show', { version: String(facts.version + 1) })), 'shown');
  });

  it('withholds members, a position exactly or rounded, as the API does', async () => {
    const form = await page('/withheld');
    assert.match(form, /name="member\.position"/);
    assert.ok(!form.includes('name="member.title"') && !form.includes('name="member.igsn"'));
    const nothing = await send('withheld', { openEnded: 'yes' });
    assert.match(await nothing.text(), /id="members-error"[\s\S]*Nothing is ticked/);
    const step = await send('withheld', { 'member.comment': 'yes', positionStep: '0.1', until: '2199-01-01' });
    assert.match(await step.text(), /name="member\.comment" value="yes" checked[\s\S]*id="positionStep-error"/);
    const strange = await send('withheld', { 'member.title': 'yes', openEnded: 'yes' });
    assert.equal(strange.status, 422);
    const fields = { 'member.position': 'yes', 'member.agents': 'yes', positionStep: '0.1', until: '2199-01-01' };
    assert.equal(done(await send('withheld', fields)), 'withheld');
    const byForm = (await recordOf()).privacy.withheld;
    assert.deepEqual(byForm, { members: ['position', 'agents'], until: '2199-01-01', positionStepDeg: 0.1 });
    const shown = (await (await ines.get(`/api/v1/records/${IGSN}`)).json()) as { withheld: unknown };
    assert.deepEqual(shown.withheld, byForm);
    assert.match(await page(), /Withheld until <time class="nw">2199-01-01<[\s\S]*rounded to 0\.1°/);
    assert.match(await page('/withheld'), /name="member\.position" value="yes" checked/);
    assert.equal(done(await send('withheld/show')), 'shown');
    assert.equal((await recordOf()).privacy.withheld, null);
  });

  it('adds legacy handles, DOIs and other names, and removes them after asking', async () => {
    for (const [alias, kind, shown] of [
      ['hdl:10273/oldname1', '', '10273/OLDNAME1'],
      ['https://doi.org/10.1594/old.2', '', '10.1594/OLD.2'],
      ['Box 7 <left>', 'name', 'BOX 7 &lt;LEFT&gt;'],
    ] as const) {
      assert.equal(done(await send('names/add', { alias, kind })), 'name-added', alias);
      assert.ok((await page()).includes(shown), shown);
    }
    assert.equal(done(await send('names/add', { alias: '10273/OLDNAME1' })), 'unchanged');
    const resolved = await fetch(`${place.base}/10.1594/OLD.2`, { redirect: 'manual' });
    assert.equal(resolved.status, 301);
    const taken = await ines.post(`/registrations/${OTHER}/names/add`, { alias: '10273/oldname1' });
    assert.equal(taken.status, 422);
    assert.match(await taken.text(), /id="alias-error"[\s\S]*is a name of BGRB200/);
    const wrong = await send('names/add', { alias: 'just a name', kind: 'doi' });
    assert.match(await wrong.text(), /id="alias-error"[\s\S]*This is no doi[\s\S]*<option value="doi" selected>/);
    assert.match(await (await send('names/add', { alias: ' ' })).text(), /There is no name here/);
    assert.match(await page('/names/remove?alias=10.1594%2FOLD.2'), /10\.1594\/OLD\.2<\/b> leads to/);
    const elsewhere = await ines.post(`/registrations/${OTHER}/names/remove`, { alias: '10.1594/OLD.2' });
    assert.equal(elsewhere.status, 404);
    assert.equal(done(await send('names/remove', { alias: '10.1594/OLD.2' })), 'name-removed');
    assert.equal((await fetch(`${place.base}/10.1594/OLD.2`, { redirect: 'manual' })).status, 404);
  });

  it('links records that stand for the same object, offers those that look so, and takes a link back', async () => {
    const twin = { objectType: 'sample', name: 'Twin', sampledOn: '2014-05-05' } as const;
    for (const igsn of [IGSN, 'BGRB290']) {
      const change = { caller: clientCaller('GFZ.BGR'), igsn, wish: 'keep' as const };
      const description = { ...described(igsn, 'Twin of a core'), ...twin };
      await place.house.takeChange({ ...change, wish: igsn === IGSN ? 'keep' : 'findable', description });
    }
    assert.match(await page(), /Alike<\/dt><dd><a class="m" href="\/admin\/registrations\/BGRB290"/);
    assert.match(await page('/links/add?other=BGRB290'), /name="other"[^>]*value="BGRB290"/);
    assert.equal(done(await send('links/add', { other: ' igsn:10273/bgrb290 ' })), 'linked');
    assert.equal(done(await send('links/add', { other: 'BGRB290' })), 'unchanged');
    assert.deepEqual((await recordOf('BGRB290')).sameAs, [IGSN]);
    assert.match(await page(), /Linked<\/dt><dd><a class="m" href="\/admin\/registrations\/BGRB290"/);
    assert.ok(!(await page()).includes('Alike</dt>'), 'what is linked is not guessed as well');
    for (const [other, status, said] of [
      ['', 422, /No record is named/],
      ['NOSUCH1', 422, /NOSUCH1 is not registered here/],
      [IGSN, 422, /same object as itself/],
      [STRANGE, 403, /id="other-error"/],
      ['BGRB208', 422, /not registered here/],
    ] as const) {
      const answer = await send('links/add', { other });
      assert.equal(answer.status, status, other);
      const text = await answer.text();
      assert.match(text, said);
      assert.match(text, /id="other-error"/);
    }
    assert.equal(done(await send('links/remove', { other: 'BGRB290' })), 'unlinked');
    assert.deepEqual((await recordOf()).sameAs, []);
  });

  it('corrects address and members by a form, shows first what would change, and says at the field what is wrong', async () => {
    const form = await page('/correct');
    assert.match(form, /name="landingUrl"[^>]*value="https:\/\/example\.org\/BGRB200"/);
    assert.match(form, /name="d\.title"[^>]*value="Twin of a core"/);
    const { facts } = await recordOf();
    const typed = {
      landingUrl: 'https://example.org/new',
      'd.title': 'Corrected <core>',
      'd.latitudeDeg': '60.5',
      'd.longitudeDeg': '15',
    };
    const looked = await send('correct', { ...typed, version: String(facts.version), look: 'yes' });
    assert.equal(looked.status, 200);
    const text = await looked.text();
    assert.match(text, /nothing is kept yet[\s\S]*<del>Twin of a core<\/del>[\s\S]*<ins>Corrected &lt;core&gt;<\/ins>/);
    assert.match(text, /name="d\.title"[^>]*value="Corrected &lt;core&gt;"/);
    assert.equal((await recordOf()).facts.version, facts.version);
    for (const [wrong, field, said] of [
      [{ 'd.latitudeDeg': 'north' }, 'd.latitudeDeg', /is no number/],
      [{ 'd.latitudeDeg': '95' }, 'd.latitudeDeg', /Latitude/],
      [{ landingUrl: 'https://strange.example.net/' }, 'landingUrl', /domain of URL is not allowed/],
    ] as const) {
      const answer = await send('correct', { ...typed, ...wrong, version: String(facts.version) });
      assert.ok(answer.status === 422 || answer.status === 403, field);
      const shown = await answer.text();
      assert.match(shown, new RegExp(`id="${field.replace('.', '\\.')}-error"`));
      assert.match(shown, said);
    }
    assert.equal(done(await send('correct', { ...typed, version: String(facts.version) })), 'corrected');
    const corrected = await recordOf();
    assert.deepEqual(
      [corrected.landingUrl, corrected.description.title],
      ['https://example.org/new', 'Corrected <core>'],
    );
    assert.equal(corrected.description.latitudeDeg, 60.5);
    assert.equal(done(await send('correct', typed)), 'unchanged');
  });

  it('mends what failed, and tries what needs no mending again', async () => {
    const failed = async () => {
      await settleWord(place.house, OTHER, 'needs-a-person', '422 url: URL is not allowed');
      const list = await (await ines.get('/failed')).text();
      return new RegExp(`${OTHER}/correct\\?item=([0-9a-f-]{36})`).exec(list)![1]!;
    };
    const item = await failed();
    const form = await (await ines.get(`/registrations/${OTHER}/correct?item=${item}`)).text();
    assert.match(form, /Upstream did not take it: <b>422 url: URL is not allowed/);
    const values = { landingUrl: `https://example.org/${OTHER}`, item };
    const same = await ines.post(`/registrations/${OTHER}/correct`, values);
    assert.deepEqual([done(same), same.headers.get('location')!.includes('/admin/failed')], ['retried', true]);
    const again = await failed();
    const mended = await ines.post(`/registrations/${OTHER}/correct`, {
      ...values,
      landingUrl: 'https://example.org/mended',
      item: again,
    });
    assert.equal(done(mended), 'corrected');
    const words = await place.house.store.read
      .selectFrom('outbox')
      .select('state')
      .where('igsn', '=', OTHER)
      .orderBy('version', 'desc')
      .execute();
    assert.equal(words[0]!.state, 'pending');
  });

  it('sets a record back to an older version after showing what differs', async () => {
    const { facts } = await recordOf();
    assert.match(await page(), /restore\?restored=\d+"/);
    assert.match(await page('/restore?restored=1'), /<del>Corrected &lt;core&gt;<\/del>/);
    assert.equal((await ines.get(`/registrations/${IGSN}/restore?restored=999`)).status, 404);
    assert.equal(done(await send('restore', { restored: '1', version: String(facts.version) })), 'restored');
    assert.notEqual((await recordOf()).description.title, 'Corrected <core>');
    assert.equal(done(await send('restore', { restored: '1' })), 'unchanged');
  });

  it('makes one record by a form, tried first, and warns of what looks like another', async () => {
    const form = await (await ines.get('/registrations/new')).text();
    assert.match(form, /<option value="BGRB">BGRB, GFZ\.BGR<\/option>/);
    assert.ok(!form.includes('ICDP5054,'), 'namespaces of others are not offered');
    const make = (fields: Record<string, string>) => ines.post('/registrations/new', fields);
    const typed = {
      namespace: 'BGRB',
      visibility: 'findable',
      'd.title': 'By hand',
      'd.name': 'Hand 1',
      'd.objectType': 'sample',
      'd.sampledOn': '2014-05-05',
    };
    const looked = await make({ ...typed, look: 'yes' });
    assert.match(await looked.text(), /nothing is kept yet/);
    const made = await make(typed);
    assert.equal(done(made), 'record-made');
    const igsn = /registrations\/([^?]+)/.exec(made.headers.get('location')!)![1]!;
    assert.equal((await recordOf(igsn)).description.title, 'By hand');
    assert.match(
      await (await make({ ...typed, look: 'yes' })).text(),
      new RegExp(`looks like the same sample as ${igsn}`),
    );
    for (const [wrong, field] of [
      [{ namespace: '' }, 'namespace'],
      [{ igsn: 'not an igsn!' }, 'igsn'],
      [{ 'd.sampledOn': 'yesterday' }, 'd.sampledOn'],
    ] as const) {
      const answer = await make({ ...typed, ...wrong });
      assert.equal(answer.status, 422, field);
      assert.match(await answer.text(), new RegExp(`id="${field.replace('.', '\\.')}-error"`));
    }
    assert.equal((await make({ ...typed, namespace: 'ICDP5054' })).status, 403);
    assert.equal((await rolf.get('/registrations/new')).status, 403);
  });

  it('asks before each of them only who may, and does none for others', async () => {
    const forms = ['embargo', 'embargo/end', 'withheld', 'withheld/show', 'names/add', 'names/remove', 'links/add'];
    forms.push('correct');
    const before = (await recordOf()).facts.version;
    const greta = await signedIn(place.base, 'greta');
    await addClient(place.house, 'OTHER.ONE', ['OTHR']);
    for (const path of forms) {
      assert.equal((await rolf.get(`/registrations/${IGSN}/${path}`)).status, 403, path);
      assert.equal((await send(path, { openEnded: 'yes', alias: 'x', other: OTHER }, rolf)).status, 403, path);
      assert.equal((await ines.post(`/registrations/${STRANGE}/${path}`, { openEnded: 'yes' })).status, 404, path);
      assert.equal((await greta.get(`/registrations/${IGSN}/${path}`)).status, 200, path);
    }
    const seen = await page('', rolf);
    assert.ok(!/\/(?:embargo|withheld|names|links)\b|checks\/ask/.test(seen), 'a reader is offered none of it');
    assert.equal((await recordOf()).facts.version, before);
  });
});
