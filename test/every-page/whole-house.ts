import assert from 'node:assert/strict';
import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { handOver } from '../../src/api/transfer/hand-over.ts';
import { startTransferWorker } from '../../src/api/transfer/transfer-worker.ts';
import type { House } from '../../src/context.ts';
import { makeZip } from '../../src/intake/testing/make-zip.ts';
import { addPlaces } from '../../src/operations/curation/add-places.ts';
import { packParcel } from '../../src/operations/curation/parcels/pack-parcel.ts';
import { reportBack } from '../../src/operations/curation/parcels/report-back.ts';
import { deliverParcel, shipParcel } from '../../src/operations/curation/parcels/ship-parcel.ts';
import { reportError } from '../../src/operations/error-reports/report-error.ts';
import { addSource } from '../../src/operations/harvest/change-sources.ts';
import { requestNamespace } from '../../src/operations/parties/request-namespace.ts';
import { newKey } from '../../src/store/new-key.ts';
import { dublinCore, FakeProvider } from '../harvest/fake-provider.ts';
import { HARVESTER, harvestHere, harvestingHere } from '../harvest/harvest-here.ts';
import { PASSWORD, settleWord } from '../journeys/fixture/admin-place.ts';
import { describeAgain } from '../journeys/fixture/describe-again.ts';
import { openPartyPlace, type PartyPlace } from '../journeys/fixture/party-place.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { dumpNow, until } from '../registry/dumps.ts';
import { addClient, clientCaller, described, OPERATOR } from '../registry/parties.ts';
import { indexNow } from '../search/small-catalogue.ts';
import { addWork, linkWork } from '../transfer/curation-here.ts';

const BASIC = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
const REPORT_SECRET = 'secret-of-the-parcel-that-is-out';
const RECIPIENT = {
  name: 'Ada Lund',
  institution: 'Uppsala',
  street: 'Villavägen 16',
  country: 'SE',
  email: 'ada@example.org',
  phone: '',
  eori: '',
};

/** One installation that has something of everything, so that each page has something to show. */
export interface WholeHouse {
  readonly party: PartyPlace;
  readonly house: House;
  readonly base: string;
  readonly marked: Marked;
  /** Cookie of the administrator. */
  readonly cookie: string;
  /** Paths of what waits for a decision: files that were looked at, a package, an inventory. */
  readonly waiting: readonly string[];
  /** Path of the page to report back. */
  readonly reportPath: string;
  /** Path of a request's own page, with the key that opens it. */
  readonly requestPath: string;
  readonly close: () => Promise<void>;
}

/** Opens it: an expedition that is being entered, one that is registered, and what registry, exchange and curation add. */
export async function openWholeHouse(): Promise<WholeHouse> {
  const party = await openPartyPlace({ runs: 2 });
  const { house, base } = party.place;
  const marked = await fillSmallExpedition(house.store);
  await fillRegistry(house, marked);
  await fillHarvest(house);
  await fillCuration(house, marked);
  await dumpNow(house, null, {}, true);
  await indexNow(house.store);
  const cookie = await signIn(base);
  await bringCommunity(base, cookie);
  const waiting = await fillByForms(house, base, cookie);
  return {
    party,
    house,
    base,
    marked,
    cookie,
    waiting,
    reportPath: `/reports/${REPORT_SECRET}`,
    requestPath: `/requests/${party.requests[0]}?key=secret-of-the-first-person`,
    close: party.close,
  };
}

/** The example community, as its administrator uploads it. */
async function bringCommunity(base: string, cookie: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../examples/communities/marine-gravity-core');
  const files = readdirSync(folder).filter((name) => /\.(?:json|xsd|xsl)$/.test(name));
  const parts = files.map((name) => ({ name, content: readFileSync(join(folder, name)) }));
  const body = new FormData();
  body.append('file', new Blob([Buffer.from(makeZip(parts))]), 'community.zip');
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${base}/admin/communities`, { method: 'POST', body, headers, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(await answer.text());
}

/** A window of somebody who is signed in as the administrator, and holds a request. Our own scripts may be added to its pages. */
export async function signedInContext(
  browser: Browser,
  { base, cookie, requestPath }: WholeHouse,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  // Colours that change slowly would be measured half-way.
  const still = { viewport: { width: 1280, height: 900 }, bypassCSP: true, reducedMotion: 'reduce' } as const;
  const context = await browser.newContext({ ...still, ...options });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: base }]);
  await context.request.get(base + requestPath);
  return context;
}

async function fillRegistry(house: House, marked: Marked): Promise<void> {
  await addClient(house, 'GFZ.BGR', ['BGRB'], { domains: ['data.example.org'] });
  await describeAgain(house.store, marked.split, { isPublic: false, moratoriumUntil: '2099-03-01' });
  await describeAgain(house.store, marked.sample, { comment: 'Corrected' });
  await settleWord(house, marked.pending, 'needs-a-person', 'The other end refused it: <b>no title</b>');
  const wanted = { namespace: 'NWA', client: 'GFZ.BGR', reason: 'A new hole' };
  await requestNamespace(house.unitOfWork, wanted, clientCaller('GFZ.BGR'));
  await registerForClient(house);
  await reportErrors(house, marked.sample);
  const paper = '01906e5c-0000-7000-8000-0000000000aa';
  await addWork(house, paper, '10.5194/sd-99');
  await linkWork(house, paper, [marked.sample, marked.section]);
}

/** Two readers say what is wrong, one of them by name. */
async function reportErrors(house: House, igsn: string): Promise<void> {
  const record = { igsn, version: 1, client: 'GFZ.BGR', objectId: null };
  const problem = 'The depth is that of hole B.\nThe log of the hole says so.';
  for (const name of ['', 'Ada Lund']) {
    const facts = { problem, name, email: name === '' ? '' : 'ada@example.org' };
    await reportError(house.unitOfWork, { facts, record, language: 'de' });
  }
}

/** A record that a client brought, with the document it came in. */
async function registerForClient(house: House): Promise<void> {
  const content = Buffer.from('<sample><title>Gneiss</title></sample>');
  const outcome = await house.takeChange({
    caller: clientCaller('GFZ.BGR'),
    igsn: 'BGRB200',
    landingUrl: 'https://data.example.org/BGRB200',
    description: described('BGRB200', 'Gneiss with <garnet> & biotite'),
    documents: [{ part: 'description', format: 'igsn-description-1.1', mediaType: 'application/xml', content }],
    wish: 'findable',
  });
  if (outcome.outcome === 'refused') throw new Error(outcome.message);
}

/** A catalogue with one record that has an IGSN, one that has none, and one that is no record at all. */
async function fillHarvest(house: House): Promise<void> {
  const provider = new FakeProvider();
  const url = await provider.listen();
  const nameless = dublinCore('X', 'Core of the sea floor').replace(
    /<dc:identifier>.*<\/dc:identifier>/,
    '<dc:identifier>https://peer.example/cores/7</dc:identifier>',
  );
  const at = (second: number) => `2026-01-01T00:00:0${second}Z`;
  provider.records = [
    { id: 'oai:fake:PEER0001', datestamp: at(1), metadata: dublinCore('PEER0001', 'Gneiss of a peer') },
    { id: 'oai:fake:core/7', datestamp: at(2), metadata: nameless },
    { id: 'oai:fake:gone', datestamp: at(3), isDeleted: true },
  ];
  const source = { name: 'peer', title: 'Another agent', url, metadataPrefix: 'oai_dc', pauseMs: 0 };
  await addSource(house.unitOfWork, source, HARVESTER);
  await harvestHere(house, 'peer', {}, harvestingHere(house, { allowsInternal: true }));
  await provider.close();
}

/** Places, and two parcels: one that is out with a report to settle, one that is packed as a loan. */
async function fillCuration(house: House, marked: Marked): Promise<void> {
  const places = [
    { kind: 'repository', name: 'Spandau', code: 'SPA' },
    { kind: 'shelf', name: 'Shelf 1', code: 'SH1', in: 'SPA' },
    { kind: 'shelf', name: 'Shelf 2', code: 'SH2', in: 'SPA' },
  ] as const;
  await addPlaces(house.unitOfWork, places, OPERATOR);
  const out = await packParcel(house.unitOfWork, { things: [marked.sample], recipient: RECIPIENT }, OPERATOR);
  const hash = hashSecret(REPORT_SECRET);
  await shipParcel(house.unitOfWork, out.parcel.id, OPERATOR, {
    makeSecret: () => ({ secret: REPORT_SECRET, hash }),
    reportAddress: (secret: string) => `${house.settings.baseUrl}/reports/${secret}`,
    agent: () => 'The core repository',
  });
  await deliverParcel(house.unitOfWork, out.parcel.id, OPERATOR);
  const things = out.items.map((one) => ({ thingId: one.thingId, fate: 'arrived', note: 'in order' }) as const);
  await reportBack(house.unitOfWork, hash, {
    id: newKey(),
    by: 'Ada Lund',
    content: { things, subsamples: [], works: [], note: '' } as never,
  });
  const lent = { things: [marked.cuttings], recipient: RECIPIENT, dueOn: '2026-12-24' };
  await packParcel(house.unitOfWork, lent, OPERATOR);
}

async function signIn(base: string): Promise<string> {
  const body = new URLSearchParams({ name: 'admin', password: PASSWORD, next: '/admin' });
  const answer = await fetch(`${base}/login`, { method: 'POST', body, redirect: 'manual' });
  return String(answer.headers.get('set-cookie')).split(';')[0]!;
}

/** What is only made by the forms and calls of the server: files that wait for a decision, a webhook, a field of our own. */
async function fillByForms(house: House, base: string, cookie: string): Promise<readonly string[]> {
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const post = async (path: string, body: FormData | URLSearchParams) => {
    const answer = await fetch(`${base}/admin${path}`, { method: 'POST', body, headers, redirect: 'manual' });
    if (answer.status >= 400) throw new Error(`${path} ${answer.status} ${/<main.*/s.exec(await answer.text())}`);
    return answer.headers.get('location') ?? '';
  };
  const send = (path: string, name: string, file: Blob, fields: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.set(field, value);
    body.set('file', file, name);
    return post(path, body);
  };
  const line = (igsn: string) => JSON.stringify({ igsn, description: { title: 'Gneiss <from> an upload' } });
  const uploaded = await send('/upload', 'cores.ndjson', new Blob([`${line('BGRB91')}\n{ no JSON`]));
  const runs = 'Exp,Site,Bohrung,Core,Core type,Top depth (ft)\n7,1,A,1,Z,100\n7,1,A,2,Z,north';
  const imported = await send('/imports', 'core_runs.csv', new Blob([runs]), { program: 'BGRB' });
  const worker = startTransferWorker(house, (error) => assert.fail(String(error)));
  const out = join(house.settings.data, 'handed-over.corestone');
  await handOver(house, { caller: OPERATOR, code: '9001', out, isBesideOthers: false, onProgress: () => undefined });
  const taken = await send('/transfer/take-over', 'handed-over.corestone', await openAsBlob(out));
  await until(async () =>
    (await house.store.read.selectFrom('job').select('state').execute()).every(
      ({ state }) => state !== 'queued' && state !== 'running',
    ),
  );
  await worker.stop();
  const json = { authorization: BASIC, 'content-type': 'application/json' };
  const call = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${base}/api/v1${path}`, { method, headers: json, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} ${answer.status} ${await answer.text()}`);
  };
  await call('POST', '/webhooks', { url: 'https://example.org/told', party: '', name: 'The portal' });
  const field = { objectType: 'section', name: 'x_weight_kg', label: 'Weight', type: 'decimal' };
  await call('PUT', '/own-fields', { template: 'corestone/fields', version: 1, fields: [field] });
  await post('/tokens', new URLSearchParams({ name: 'script', scope: 'deposit' }));
  const counted = await post('/storage/places/SH1/inventory', new URLSearchParams({}));
  return [uploaded, imported, taken, counted];
}
