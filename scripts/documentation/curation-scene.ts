import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Demonstration } from './demonstration.ts';

const PLACES = `in,kind,name,code,most_things
,repository,Core repository,REP,
REP,hall,Hall 2,,
REP-HALL2,rack,Rack 14,,120
REP-HALL2,rack,Rack 15,,120
REP-HALL2-RACK14,shelf,Shelf 1,,12
REP-HALL2-RACK14,shelf,Shelf 2,,12
`;

const ASKING = [
  {
    name: 'Ada Lund',
    title: 'Age of the mylonite',
    wishes: 'Hole A 2345.0-2349.0 m',
    steps: ['in_review', 'accepted'],
  },
  {
    name: 'Nils Okafor',
    title: 'Anisotropy of amphibolite',
    wishes: 'Hole A 2344.0-2347.0 m',
    steps: ['in_review', 'accepted'],
  },
  { name: 'Eva Dahl', title: 'Fluids in the shear zone', wishes: 'Hole A 2346.0-2346.6 m', steps: ['in_review'] },
] as const;

/** What the curation of the demonstration begins with: invented places, requests, a party and a parcel, made as people make them. */
export async function setCurationScene(demonstration: Demonstration, browser: Browser, admin: Page): Promise<void> {
  await fillStorage(demonstration);
  for (const one of ASKING) {
    await askForSamples(demonstration.base, browser, one);
    await answer(admin, demonstration.base, one);
  }
  await makeParty(admin, demonstration.base);
  await packParcel(admin, demonstration.base);
}

async function fillStorage({ call }: Demonstration): Promise<void> {
  const file = join(tmpdir(), `corestone-places-${process.pid}.csv`);
  writeFileSync(file, PLACES);
  await call('storage', 'import', file);
  const boxes = Array.from({ length: 9 }, (_, at) => `5054_1_A_CB${String(at + 1).padStart(3, '0')}`);
  await call('storage', 'move', '--to', 'REP-HALL2-RACK14-SHELF1', ...boxes);
}

async function askForSamples(base: string, browser: Browser, asking: (typeof ASKING)[number]): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${base}/requests/new?expedition=5054`);
  const fields = {
    title: asking.title,
    purpose: 'Argon dating of mica from the shear zone.',
    p0_name: asking.name,
    p0_email: 'someone@university.example',
    material: 'core',
    samplesAsked: '4',
    wishLines: asking.wishes,
  };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.check('[name=agreed]');
  await page.click('button[value=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  await page.close();
}

async function answer(admin: Page, base: string, { title, steps }: (typeof ASKING)[number]): Promise<void> {
  await admin.goto(`${base}/admin/requests`);
  await admin.click(`tr:has-text("${title}") a`);
  for (const step of steps) {
    await admin.waitForSelector(`#step option[value=${step}]`, { state: 'attached' });
    await admin.selectOption('#step select[name=to]', step);
    if (step === 'accepted') await admin.fill('#step [name=samplesGranted]', '4');
    await admin.click('#step button.p');
  }
}

async function makeParty(admin: Page, base: string): Promise<void> {
  await admin.goto(`${base}/admin/parties/new`);
  await admin.fill('[name=name]', 'First sampling party');
  await admin.fill('[name=place]', 'Core repository');
  for (const request of await admin.locator('input[name^=request-]').all()) await request.check();
  await admin.click('button:has-text("Make it")');
  await admin.waitForURL((url) => !url.pathname.endsWith('/new'));
}

async function packParcel(admin: Page, base: string): Promise<void> {
  await admin.goto(`${base}/admin/parcels`);
  await admin.click('a.btn.p:has-text("Pack a parcel")');
  await admin.fill('[name=things]', '5054_1_A_CB001');
  await admin.fill('[name=name]', 'Ada Lund');
  await admin.fill('[name=country]', 'SE');
  await admin.click('button:has-text("Pack it")');
  await admin.waitForSelector('h1:has-text("Parcel P1")');
}
