import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { MOST_PICTURE_BYTES } from './documentation/check-documents.ts';
import { setCurationScene } from './documentation/curation-scene.ts';
import { type Demonstration, startDemonstration } from './documentation/demonstration.ts';
import { SHOTS } from './documentation/shots.ts';

// The pictures of the documents, from the generated demonstration alone: node scripts/docs-screenshots.ts [NAME…]
// Made anew after the look of a page has changed; each is 1280 px wide and must stay under 200 kB.
const IMAGES = join(import.meta.dirname, '../docs/images');
const wanted = process.argv.slice(2);
mkdirSync(IMAGES, { recursive: true });

const demonstration = await startDemonstration();
const browser = await chromium.launch({
  executablePath: process.env.CORESTONE_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
});
try {
  await takeAll(demonstration, browser);
} finally {
  await browser.close();
  await demonstration.close();
}

async function takeAll(of: Demonstration, by: Browser): Promise<void> {
  const context = await by.newContext({
    viewport: { width: 1280, height: 840 },
    colorScheme: 'light',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await signIn(page, of);
  await setCurationScene(of, by, page);
  for (const { name, take } of SHOTS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    try {
      await take(page, of);
      await keep(page, name);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

async function signIn(page: Page, { base, password }: Demonstration): Promise<void> {
  await page.goto(`${base}/login`);
  await page.fill('main input[name=name]', 'admin');
  await page.fill('main input[name=password]', password);
  await page.click('main button');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

async function keep(page: Page, name: string): Promise<void> {
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${name} ${Math.round(size / 1024)} kB`);
  if (size > MOST_PICTURE_BYTES) throw new Error(`takes ${size} bytes, ${MOST_PICTURE_BYTES} are allowed`);
}
