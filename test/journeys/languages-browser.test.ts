import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { wordsIn } from '../../src/dissemination/words/words.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { CHROMIUM } from './fixture/browser.ts';
import { describeAgain } from './fixture/describe-again.ts';
import { type OpenPages, openPages } from './fixture/open-pages.ts';
import type { Marked } from './fixture/small-expedition.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

describe('pages in four languages in a browser', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let pages: OpenPages;
  let marked: Marked;
  let browser: Browser;
  let base = '';

  before(async () => {
    pages = await openPages((store, marked) => describeAgain(store, marked.sample, { comment: 'Corrected' }));
    ({ marked, browser, base } = pages);
  });
  after(() => pages?.close());

  it('are switched without script by links that keep the address, and stay switched', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${base}/search?q=amphibolite&sort=depth`);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.click('footer a[hreflang=fr]');
    await page.waitForURL(/lang=fr/);
    const address = new URL(page.url());
    assert.deepEqual(
      ['q', 'sort', 'lang'].map((name) => address.searchParams.get(name)),
      ['amphibolite', 'depth', 'fr'],
    );
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    // What is set in the address holds for the next page, which has none in its own.
    await page.goto(`${base}/igsn/${marked.sample}`);
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    assert.equal(await page.getAttribute('h1', 'lang'), 'en', 'a text of the data says its own language');
    await page.click('footer a[hreflang=sv]');
    assert.match((await page.textContent('.facts')) ?? '', /Förvaras vid/);
    assert.equal(new URL(page.url()).pathname, `/igsn/${marked.sample}`);
    await page.click('.crumb a:has-text("Borrhål A")');
    await page.waitForURL(`**/igsn/${marked.hole}`);
    assert.equal(await page.getAttribute('html', 'lang'), 'sv');
    await context.close();
  });

  it('ask for what the browser prefers', async () => {
    const context = await browser.newContext({ locale: 'de-AT' });
    const page = await context.newPage();
    await page.goto(base);
    assert.match((await page.textContent('h1')) ?? '', /wissenschaftlichen Bohrungen/);
    await context.close();
  });

  for (const language of LANGUAGES)
    for (const width of [1280, 390])
      it(`fit the window, have no fault that axe finds and no word of English left, ${language}, ${width} px`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language });
        const page = await context.newPage();
        const paths = [
          '/',
          '/search?q=gneiss',
          '/search?q=nothingofthekind&type=hole',
          '/expeditions',
          '/expeditions/9001',
          '/sources',
          `/igsn/${marked.sample}`,
          `/igsn/${marked.hole}`,
          `/igsn/${marked.withdrawn}`,
          `/igsn/${marked.sample}/versions/2/changes`,
          '/igsn/NOSUCHTHING1',
        ];
        for (const path of paths) {
          await page.goto(`${base}${path}`);
          const overflow = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${path} is wider than the window`);
          assert.deepEqual(foreignWords(await page.evaluate(OWN_TEXTS), language), [], path);
          await page.evaluate(AXE);
          const { violations } = (await page.evaluate('axe.run({resultTypes:["violations"]})')) as {
            violations: { id: string; nodes: { html: string }[] }[];
          };
          assert.deepEqual(
            violations.map((one) => `${path} ${one.id}: ${one.nodes[0]?.html}`),
            [],
          );
        }
        await context.close();
      });
});

/** Every text and label of a page that is not marked as being in another language. */
const OWN_TEXTS = `[...document.querySelectorAll('body *')]
  .filter((one) => !one.closest('[lang]:not(html)') && !one.closest('script,style,pre'))
  .flatMap((one) => [one.getAttribute('aria-label'), one.placeholder,
    ...[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)])
  .map((text) => (text ?? '').trim()).filter((text) => text !== '')`;

/** Texts that are whole messages of the English catalogue, where the language has another word for them. */
function foreignWords(texts: unknown, language: Language): readonly string[] {
  const english = messagesOf(wordsIn('en'));
  const own = messagesOf(wordsIn(language));
  const spoken = new Set(own.values());
  // Names of rocks and materials stand in the data, too; of fields only those are shown that every language has.
  const isMessage = (path: string) => own.has(path) && !/^.terms.(?:rocks|materials)/.test(path);
  const foreign = new Set(
    [...english].filter(([path, text]) => isMessage(path) && !spoken.has(text)).map(([, text]) => text),
  );
  return (texts as readonly string[]).filter((text) => foreign.has(text));
}

function messagesOf(room: object, path = ''): ReadonlyMap<string, string> {
  const found = Object.entries(room).flatMap(([name, value]): (readonly [string, string])[] => {
    if (typeof value === 'string') return [[`${path}.${name}`, value]];
    return typeof value === 'object' && value !== null ? [...messagesOf(value, `${path}.${name}`)] : [];
  });
  return new Map(found);
}
