/**
 * Looks at every page and screen of an installation that has something of everything, in one Chromium: axe in light and dark, four widths
 * (desk, 200 % zoom, phone, 400 % zoom), keyboard, print, forced colours, reduced motion, size of targets. Prints a line a fault and a table.
 *
 *   node scripts/look-at-pages.ts [PART of address or name] [--looks axe,keyboard,print,colours,motion,targets] [--shots FOLDER]
 *
 * `--shots` keeps screenshots at 1280 and 390 px, light and dark.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import {
  lookAtPrint,
  lookByKeyboard,
  lookForMotion,
  lookForSmallTargets,
  lookInForcedColours,
} from '../test/every-page/further-looks.ts';
import { listPages } from '../test/every-page/list-pages.ts';
import { lookAtPage } from '../test/every-page/look-at-page.ts';
import { listScreens, type Screen } from '../test/every-page/station-screens.ts';
import { openWholeHouse, signedInContext } from '../test/every-page/whole-house.ts';
import { openBrowser } from '../test/journeys/fixture/admin-browser.ts';

const LOOKS: Readonly<Record<string, (page: Page, screen: Screen) => Promise<readonly string[]>>> = {
  axe: (page) => lookAtPage(page),
  keyboard: (page, { dialog }) => (dialog === undefined ? lookByKeyboard(page) : closesByEscape(page, dialog)),
  print: lookAtPrint,
  colours: lookInForcedColours,
  motion: lookForMotion,
  // Gloves are worn at the station.
  targets: (page, { path }) => lookForSmallTargets(page, /^\/s(?:tation|ampling)/.test(path) ? 44 : 24),
};

async function closesByEscape(page: Page, dialog: string): Promise<readonly string[]> {
  await page.keyboard.press('Escape');
  return (await page.isVisible(dialog)) ? ['Esc does not close it'] : [];
}

async function shoot(page: Page, folder: string, name: string): Promise<void> {
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '_').slice(0, 80)}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

const { values, positionals } = parseArgs({
  options: { shots: { type: 'string' }, looks: { type: 'string', default: Object.keys(LOOKS).join() } },
  allowPositionals: true,
});
const [part = ''] = positionals;
if (values.shots !== undefined) mkdirSync(values.shots, { recursive: true });
const whole = await openWholeHouse();
const browser = await openBrowser();
try {
  const { pages, unreached } = await listPages(whole.party.place.app, whole);
  for (const route of unreached) console.log(`nobody looks at ${route}`);
  const read = pages
    .filter(({ path }) => !/^\/s(?:tation|ampling)/.test(path))
    .map(({ path }): Screen => ({ name: path, path, prepare: async () => undefined }));
  const screens = [...read, ...(await listScreens(whole))].filter(({ name, path }) => `${name} ${path}`.includes(part));
  const page = await (await signedInContext(browser, whole)).newPage();
  const table: Record<string, Record<string, number>> = {};
  for (const screen of screens) {
    const { name, path, prepare } = screen;
    const counts: Record<string, number> = {};
    await page.goto(whole.base + path);
    await prepare(page);
    if (values.shots !== undefined) await shoot(page, values.shots, name);
    for (const look of values.looks.split(',')) {
      const find = LOOKS[look];
      if (find === undefined) throw new Error(`no look is called ${look}`);
      const faults = await find(page, screen);
      for (const fault of faults) console.log(`${name} [${look}] ${fault}`);
      counts[look] = faults.length;
    }
    table[name] = counts;
  }
  console.table(table);
  const bad = Object.values(table).filter((counts) => Object.values(counts).some((count) => count > 0));
  console.log(
    `${screens.length} pages and screens, ${bad.length} with faults, ${unreached.length} routes that nobody looks at`,
  );
  process.exitCode = bad.length + unreached.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await whole.close();
}
