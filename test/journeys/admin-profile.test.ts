import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { buildHouse, type House } from '../../src/context.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace, settleWord } from './fixture/admin-place.ts';

const IGSN = 'BGRB200';
const PUBLISHED = 'ICDP5054EX1000';
const NEW = {
  agentName: 'Renamed <registry>',
  adminEmail: 'new@renamed.example.org',
  repositoryIdentifier: 'renamed.example.org',
  handlePrefix: '20.500',
  doiPrefix: '10.58052',
};

onEachPlace('a changed agent profile', (at) => {
  let place: AdminPlace;
  let other: House;
  let app: FastifyInstance;

  before(async () => {
    place = await openAdminPlace(0, at());
    await settleWord(place.house, PUBLISHED, 'confirmed', null);
    other = await buildHouse(place.house.settings);
    app = await buildServer(other);
    await app.ready();
  });
  after(async () => {
    await app.close();
    await other.close();
    await place.close();
  });

  const text = async (path: string) => (await fetch(place.base + path, { redirect: 'manual' })).text();

  it('keeps prefixes unless it is said that they are meant, with the field that says so', async () => {
    const admin = await signedIn(place.base, 'admin');
    const answer = await admin.post('/settings/profile', NEW);
    const page = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(page, /id="handlePrefix-error"[\s\S]*replaces 10273 for every identifier/);
    assert.ok(page.includes('value="10.58052"'), 'what was typed stands');
    for (const path of ['/', '/api/v1/docs']) assert.ok(!(await text(path)).includes('Renamed'));
  });

  it('shows at once where it was changed: pages, OAI-PMH, APIs, resolver', async () => {
    const admin = await signedIn(place.base, 'admin');
    const answer = await admin.post('/settings/profile', { ...NEW, newPrefix: 'yes' });
    assert.equal(answer.headers.get('location'), '/admin/settings?done=profile-changed');
    const start = await text('/');
    assert.ok(start.includes('Renamed &lt;registry&gt;') && start.includes('mailto:new@renamed.example.org'));
    assert.ok((await text('/api/v1/docs')).includes('Renamed &lt;registry&gt;'));
    const identify = await text('/oai?verb=Identify');
    assert.match(identify, /<repositoryName>Renamed &lt;registry&gt;<\/repositoryName>/);
    assert.match(identify, /<adminEmail>new@renamed\.example\.org</);
    assert.match(identify, /<sampleIdentifier>oai:renamed\.example\.org:/);
    const record = (await (await admin.get(`/api/v1/records/${IGSN}`)).json()) as { handle: string; doi: string };
    assert.deepEqual([record.handle, record.doi], [`20.500/${IGSN}`, `10.58052/${IGSN.toLowerCase()}`]);
    const prefix = (await (await fetch(`${place.base}/datacite/prefixes/10.58052`)).json()) as { data: object };
    assert.match(JSON.stringify(prefix), /"registrationAgency":"Renamed <registry>"/);
    const mine = await (await admin.get(`/datacite/dois/10.58052/${PUBLISHED.toLowerCase()}`)).text();
    assert.match(mine, /"doi":"10\.58052\/icdp5054ex1000"/);
    assert.equal(await (await admin.get(`/mds/igsn/20.500/${PUBLISHED}`)).text(), `https://example.org/${PUBLISHED}`);
    assert.match(await (await admin.get('/settings')).text(), /former prefixes[\s\S]*10273, 10\.60510/);
  });

  it('shows within seconds on another process, and old links go on to resolve on both', async () => {
    const seen = async (): Promise<boolean> => (await app.inject('/')).body.includes('Renamed');
    for (let tries = 0; tries < 50 && !(await seen()); tries++) await sleep(100);
    assert.equal(await seen(), true);
    assert.match((await app.inject('/oai?verb=Identify')).body, /renamed\.example\.org/);
    const agent = await other.profile.latest();
    assert.deepEqual([agent.doiPrefix, agent.formerPrefixes], ['10.58052', ['10273', '10.60510']]);
    const here = async (address: string) => (await fetch(place.base + address, { redirect: 'manual' })).status;
    const there = async (address: string) => (await app.inject(address)).statusCode;
    const statuses = [];
    for (const prefix of ['10273', '10.60510', '20.500', '10.58052'])
      statuses.push(await here(`/${prefix}/${PUBLISHED}`), await there(`/${prefix}/${PUBLISHED}`));
    assert.deepEqual(statuses, Array(8).fill(302));
  });

  it('is for administrators, and what cannot be is said at its field', async () => {
    const admin = await signedIn(place.base, 'admin');
    const bad = await admin.post('/settings/profile', { ...NEW, adminEmail: 'nobody@localhost' });
    assert.equal(bad.status, 422);
    assert.match(await bad.text(), /id="adminEmail-error"/);
    const greta = await signedIn(place.base, 'greta');
    assert.equal((await greta.post('/settings/profile', NEW)).status, 403);
  });

  it('changes the look of the pages, and refuses an accent that cannot be read, with its field', async () => {
    const admin = await signedIn(place.base, 'admin');
    const theme = { siteName: 'Core <store>', actLight: '#1A6B3C', actDark: '#7fd3a0', imprint: 'A\n\nB', privacy: '' };
    const bad = await admin.post('/settings/theme', { ...theme, actLight: '#ffdd00' });
    assert.equal(bad.status, 422);
    assert.match(await bad.text(), /id="actLight-error"[\s\S]*contrast of at least 4\.5/);
    assert.ok(!(await text('/')).includes('/theme/'));
    const kept = await admin.post('/settings/theme', theme);
    assert.equal(kept.headers.get('location'), '/admin/settings?done=theme-changed');
    const start = await text('/');
    assert.ok(start.includes('<span>Core &lt;store&gt;</span>') && start.includes('/theme/1a6b3c-7fd3a0.css'));
    assert.ok(start.includes('href="/imprint"') && !start.includes('href="/privacy"'));
    assert.match(await text('/imprint'), /<p class="own">A<\/p><p class="own">B<\/p>/);
    assert.ok((await (await admin.get('/settings')).text()).includes('value="#1a6b3c"'));
    const greta = await signedIn(place.base, 'greta');
    assert.equal((await greta.post('/settings/theme', theme)).status, 403);
  });
});
