import type { Page } from 'playwright-core';
import type { Demonstration } from './demonstration.ts';

/** A picture of the documents: `take` brings the page to where it is to be taken. */
export interface Shot {
  readonly name: string;
  readonly take: (page: Page, demonstration: Demonstration) => Promise<void>;
}

const at =
  (path: string): Shot['take'] =>
  async (page, { base }) => {
    await page.goto(base + path, { waitUntil: 'load' });
  };

const HOLE = '/station/5054/hole/5054_1_A';

const CORES = [
  'Expedition,Site,Hole,Core,Core type,Top depth (ft),Drilled length,Recovery,Bemerkung',
  '5054,1,B,1,Z,100,3,2.9,first run',
  '5054,1,B,2,Z,109.8,3,north,',
  '5054,1,B,3,Z,119.7,3,3.2,stretched',
].join('\n');

/** All pictures, in the order in which they are taken. */
export const SHOTS: readonly Shot[] = [
  { name: 'start-page', take: at('/') },
  {
    name: 'landing-page',
    take: async (page, { addresses }) => {
      await page.goto(addresses.get('Core sample')!);
    },
  },
  { name: 'search', take: at('/search?q=garnet&type=sample') },
  { name: 'map', take: at('/map?lon=13.2&lat=63.4&zoom=4') },
  { name: 'expedition', take: at('/expeditions/5054') },
  { name: 'request-form', take: requestForm },
  { name: 'admin-overview', take: at('/admin') },
  { name: 'admin-import', take: importPreview },
  { name: 'admin-record', take: record },
  { name: 'admin-request', take: dossier },
  { name: 'admin-storage', take: shelf },
  { name: 'admin-parcel', take: parcel },
  { name: 'sampling-party', take: party },
  { name: 'station-overview', take: overview },
  { name: 'station-run', take: flow },
  { name: 'station-labels', take: labels },
  { name: 'station-grid', take: grid },
];

async function importPreview(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/admin/imports`);
  await page.fill('[name=program]', 'ICDP');
  const file = { name: 'core_runs.csv', mimeType: 'text/csv', buffer: Buffer.from(CORES) };
  await page.setInputFiles('input[type=file]', file);
  await page.click('text=Look at it first');
  await page.waitForURL('**/admin/imports/*-*');
}

async function record(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/admin/registrations`);
  await page.click('main tbody a >> nth=0');
  await page.waitForSelector('h1');
}

async function dossier(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/admin/requests`);
  await page.click('tr:has-text("Fluids in the shear zone") a');
  await page.waitForSelector('#wishes svg[role=img]');
}

async function requestForm(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/requests/new?expedition=5054`);
  await page.fill('[name=title]', 'Age of the mylonite');
  await page.fill('[name=purpose]', 'Argon dating of mica from the shear zone.');
  await page.fill('[name=p0_name]', 'Ada Lund');
  await page.evaluate('scrollTo(0, 90)');
}

async function shelf(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/admin/storage`);
  for (const place of ['Core repository', 'Hall 2', 'Rack 14', 'Shelf 1']) {
    await page.click(`main a:has-text("${place}")`);
    await page.waitForSelector(`h1:has-text("${place}")`);
  }
}

async function parcel(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/admin/parcels`);
  await page.click('#parcels a >> nth=0');
  await page.waitForSelector('h1:has-text("Parcel P1")');
}

async function party(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/admin/parties`);
  await page.click('main a:has-text("First sampling party")');
  const link = await page.locator('a[href*="/sampling/"]').first().getAttribute('href');
  await page.goto(new URL(link!, base).href);
  await page.waitForSelector('#drawing svg');
  await page.fill('#jump', '4-1');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#drawing :text("ICDP"), #drawing title:has-text("taken"), #drawing :text("4-1")');
  for (const [lane, interval] of [
    [0, '1-9'],
    [1, '6-14'],
    [0, '31-38'],
    [1, '70-80'],
  ] as const)
    await mark(page, lane, interval);
  await page.waitForSelector('[data-net=server]');
}

async function mark(page: Page, lane: number, interval: string): Promise<void> {
  await page.selectOption('select[aria-label="Marking for"]', { index: lane });
  await page.fill('#mark-interval', interval);
  await page.keyboard.press('Enter');
  const row = page.locator('.tb tbody tr', { hasText: interval.replace('-', '–') });
  await row.first().waitFor();
  // A mark that stays chosen would be moved by the next one.
  await page.click('.mf >> text=Done');
}

async function overview(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/station`);
  await page.fill('.station-name input', 'Drill floor');
  await page.keyboard.press('Tab');
  await page.goto(`${base}/station/5054`);
  await page.waitForSelector('main svg');
  await page.waitForSelector('text=The expedition is being fetched', { state: 'detached' });
}

async function flow(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(base + HOLE);
  await page.waitForSelector('.runs .rr');
  await page.waitForSelector('#drawing svg');
}

async function labels(page: Page, demonstration: Demonstration): Promise<void> {
  await flow(page, demonstration);
  await page.keyboard.press('l');
  await page.waitForSelector('dialog .picture');
}

async function grid(page: Page, { base }: Demonstration): Promise<void> {
  await page.goto(`${base}/station/5054/grid/section`);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForSelector('text=5054_1_A_001_1');
}
