import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LANGUAGES } from '../../src/domain/language.ts';
import { CHROMIUM, openBrowser } from '../journeys/fixture/admin-browser.ts';
import { foreignWords, OWN_TEXTS } from './foreign-words.ts';
import { differingPages, type ListedPage, listPages, type PageList } from './list-pages.ts';
import { bringAxe, findOverflow, lookAtPage, lookBriefly } from './look-at-page.ts';
import {
  FORMS_WITH_ERRORS,
  offeredPages,
  sendWithMistakes,
  WORKERS,
  windowOfWorker,
  windowsOfOthers,
} from './other-states.ts';
import { listScreens } from './station-screens.ts';
import { openWholeHouse, signedInContext, type WholeHouse } from './whole-house.ts';

type Addressed = Pick<ListedPage, 'path'>;

/** Pages open at once: one is drawn while the other is looked at. */
const AT_ONCE = 2;

describe('every page', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let whole: WholeHouse;
  let list: PageList;
  let browser: Browser;
  let context: BrowserContext;
  /** In which colours texts were measured. */
  const seen = new Set<string>();

  before(async () => {
    [whole, browser] = await Promise.all([openWholeHouse(), openBrowser()]);
    list = await listPages(whole.party.place.app, whole);
    context = await signedInContext(browser, whole);
    await bringAxe(context);
  });
  after(async () => {
    await browser?.close();
    await whole?.close();
  });

  /** Does something on each page, some at once; what is wrong is told with the address. */
  const onEach = async (
    pages: readonly Addressed[],
    look: (page: Page, one: Addressed) => Promise<readonly string[]>,
    from: BrowserContext = context,
  ) => {
    const waiting = [...pages];
    const faults: string[] = [];
    const lookOn = async () => {
      const page = await from.newPage();
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
        for (const fault of await look(page, one)) faults.push(`${one.path}: ${fault}`);
      await page.close();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lookOn));
    return faults;
  };

  const goAndLook = async (page: Page, { path }: Addressed) => {
    await page.goto(whole.base + path);
    return lookBriefly(page, seen);
  };

  it('is known: no route answers with a page that nobody looks at', () => {
    assert.deepEqual(list.unreached, []);
    assert.ok(list.pages.length > 100, `${list.pages.length} pages`);
  });

  for (const isPublic of [true, false])
    it(`has no fault that axe finds, in light and dark, and fits every window: ${isPublic ? 'public' : 'administration'}`, async () => {
      const pages = list.pages.filter((one) => one.isPublic === isPublic && !/^\/(?:station|sampling)/.test(one.path));
      const faults = await onEach(pages, async (page, { path }) => {
        await page.goto(whole.base + path);
        return lookAtPage(page, seen);
      });
      assert.deepEqual(faults, []);
    });

  it('has no fault that axe finds at the station and at a party, and Esc closes what floats', async () => {
    const faults: string[] = [];
    const page = await context.newPage();
    for (const { name, path, prepare, dialog } of await listScreens(whole)) {
      await page.goto(whole.base + path);
      await prepare(page);
      for (const fault of await lookAtPage(page, seen)) faults.push(`${name}: ${fault}`);
      if (dialog === undefined) continue;
      await page.keyboard.press('Escape');
      if (await page.isVisible(dialog)) faults.push(`${name}: Esc does not close it`);
    }
    await page.close();
    assert.deepEqual(faults, []);
  });

  it('has no fault where a form shows mistakes', async () => {
    const pages = FORMS_WITH_ERRORS.map((path) => ({ path }));
    const faults = await onEach(pages, async (page, { path }) => [
      ...(await sendWithMistakes(page, whole.base + path)),
      ...(await lookBriefly(page, seen)),
    ]);
    assert.deepEqual(faults, []);
  });

  it('has no fault for who may only read, for who has nothing yet, and where somebody may not be', async () => {
    for (const [name, own] of await windowsOfOthers(browser, whole)) {
      const page = await own.newPage();
      const paths = await offeredPages(page, whole.base, name === 'new-manager' ? 40 : 3);
      assert.ok(paths.length > 3, name);
      const pages = paths.map((path) => ({ path }));
      assert.deepEqual(await onEach(pages, goAndLook, own), [], name);
      await own.close();
    }
  });

  it('has no fault where it is made otherwise for who deposits or curates', async () => {
    const looked = {
      contents: new Set(list.pages.map((one) => one.shape.content)),
      frames: new Set(list.pages.map((one) => one.shape.frame)),
    };
    const ofAdministration = list.pages.filter((one) => one.path.startsWith('/admin'));
    for (const name of WORKERS) {
      const { cookie, own } = await windowOfWorker(browser, whole, name);
      const pages = await differingPages(whole.party.place.app, ofAdministration, cookie, looked);
      assert.ok(pages.length > 3, `${name}: only ${pages.length} of ${ofAdministration.length} are made otherwise`);
      assert.deepEqual(await onEach(pages, goAndLook, own), [], name);
      await own.close();
    }
  });

  for (const language of LANGUAGES.filter((one) => one !== 'en'))
    it(`says nothing in English that ${language} has a word for, and fits the window`, async () => {
      const reader = await signedInContext(browser, whole, { locale: language, viewport: { width: 390, height: 900 } });
      const pages = list.pages.filter((one) => one.isPublic);
      const faults = await onEach(pages, (page, { path }) => readIn(page, whole.base + path, language), reader);
      await reader.close();
      assert.deepEqual(faults, []);
    });
});

const WIDE = 1280;
const NARROW = 390;

async function readIn(page: Page, address: string, language: (typeof LANGUAGES)[number]): Promise<readonly string[]> {
  await page.goto(address);
  const first = page.viewportSize()?.width === WIDE ? WIDE : NARROW;
  const lang = await page.getAttribute('html', 'lang');
  const english = foreignWords(await page.evaluate(OWN_TEXTS), language);
  const faults = [...english.map((text) => `“${text}” is English`), ...(await findOverflow(page, first))];
  // The next page begins as wide as this one ends.
  const second = first === WIDE ? NARROW : WIDE;
  await page.setViewportSize({ width: second, height: 900 });
  faults.push(...(await findOverflow(page, second)));
  return lang === language ? faults : [`is in ${lang}, not in ${language}`, ...faults];
}
