import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { harvest, indexNow } from '../search/small-catalogue.ts';
import { CHROMIUM } from './fixture/browser.ts';
import { LOOKS } from './fixture/looks.ts';
import { type OpenPages, openPages } from './fixture/open-pages.ts';
import { addSecondHole } from './fixture/second-hole.ts';
import type { Marked } from './fixture/small-expedition.ts';

const HOLES = [
  ['XX1', 'Hole on Hokkaido', 43, 142],
  ['XX2', 'Hole on Honshu', 36, 138.2],
  ['XX3', 'Hole in the Sierra', 37, -119],
  ['XX4', 'Hole west of the line', -18, 179.6],
  ['XX5', 'Hole east of the line', -18, -179.6],
] as const;

describe('the map', { skip: existsSync(CHROMIUM) ? false : 'no Chromium here' }, () => {
  let pages: OpenPages;
  let marked: Marked;
  let app: FastifyInstance;
  let browser: Browser;
  let base = '';

  before(async () => {
    pages = await openPages(async (store) => {
      await addSecondHole(store);
      const holes = HOLES.map(([igsn, title, latitudeDeg, longitudeDeg]) => {
        return { igsn, title, latitudeDeg, longitudeDeg, objectType: 'hole' as const };
      });
      const sand = { igsn: 'XX9', title: 'Sand', latitudeDeg: -30, longitudeDeg: 22, objectType: 'sample' as const };
      await harvest(store, 'peer', [...holes, sand]);
      await indexNow(store);
    });
    ({ marked, app, browser, base } = pages);
  });
  after(() => pages?.close());

  for (const { name, javaScriptEnabled, width } of LOOKS) {
    it(`leads from the world to a hole, ${name}`, async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
      const complaints = listen(page);
      await page.goto(`${base}/`);
      if (width < 720) await page.click('.menu summary');
      await page.click('header.top a:text-is("Map"):visible');
      assert.match((await page.textContent('#map-count')) ?? '', /^In this view: 7 holes and 1 sample\.$/);
      assert.equal(await page.locator('svg.bigm a.s').count(), 1);
      await page.click('#map-table tr:has-text("Sweden") a:text-is("Closer")');
      await page.waitForURL(/zoom=1?\d$/);
      assert.match((await page.textContent('#map-count')) ?? '', /2 holes and 0 samples/);
      await page.locator('svg.bigm a').first().dispatchEvent('click');
      await page.waitForURL(`**/igsn/${marked.hole.slice(0, 4)}**`);
      await page.click('#place a.m');
      assert.match((await page.textContent('h1')) ?? '', /Hole/);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('takes a box and an area in figures, without script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${base}/map`);
    await page.click('.typed summary');
    for (const [side, value] of [
      ['west', '130'],
      ['east', '145'],
      ['south', '30'],
      ['north', '45'],
    ] as const)
      await page.fill(`.typed input[name=${side}]`, value);
    await page.click('.typed button >> nth=0');
    assert.deepEqual(await titles(page), ['Hole on Hokkaido', 'Hole on Honshu']);
    await page.goto(`${base}/map`);
    await page.click('.typed summary');
    await page.fill('.typed textarea', '-125,30;-110,30;-115,45');
    await page.click('.typed button >> nth=1');
    assert.deepEqual(await titles(page), ['Hole in the Sierra']);
    await page.close();
  });

  it('is moved without loading the page anew, and back', async () => {
    const page = await browser.newPage();
    const complaints = listen(page);
    await page.goto(`${base}/map`);
    await page.evaluate('window.isSame = true');
    const moves: readonly (readonly [how: string, to: RegExp])[] = [
      ['click #map-in', /zoom=1$/],
      ['press +', /zoom=2$/],
      ['press ArrowRight', /lon=(?!0&).*zoom=2$/],
      ['click #map-north', /lat=(?!0&).*zoom=2$/],
      ['press -', /zoom=1$/],
      ['click #map-world', /\/map$/],
    ];
    for (const [how, to] of moves) {
      const [verb = '', what = ''] = how.split(' ');
      if (verb === 'click') await page.click(what);
      else await page.locator('.bigmap .scroll').press(what);
      await page.waitForURL(to);
    }
    await page.goBack();
    await page.waitForSelector('svg.bigm[data-zoom="1"]');
    assert.equal(await page.evaluate('window.isSame'), true);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('is dragged, and drawn in by the wheel once it was entered', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${base}/map?lon=138&lat=38&zoom=3`);
    const box = (await page.locator('svg.bigm').boundingBox())!;
    await page.mouse.move(box.x + 500, box.y + 300);
    await page.mouse.wheel(0, 100);
    await page.waitForTimeout(300);
    assert.ok(((await page.evaluate('scrollY')) as number) > 0);
    await page.mouse.wheel(0, -500);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate('scrollY'), 0);
    await page.mouse.move(box.x + 500, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 150, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(
      (url) => Number(url.searchParams.get('lon')) > 143 && Number(url.searchParams.get('lat')) > 39,
    );
    await page.mouse.wheel(0, -100);
    await page.mouse.wheel(0, -100);
    await page.waitForURL(/zoom=5/);
    await page.close();
  });

  it('leads to what lies in a box and in an area that are drawn on it', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const at = async (longitude: number, latitude: number) => {
      const box = (await page.locator('svg.bigm').boundingBox())!;
      return [box.x + ((longitude + 180) / 360) * box.width, box.y + ((90 - latitude) / 180) * box.height] as const;
    };
    await page.goto(`${base}/map`);
    await page.click('button:text-is("Draw a box")');
    await page.mouse.move(...(await at(130, 50)));
    await page.mouse.down();
    await page.mouse.move(...(await at(150, 25)), { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/\/search\?bbox=1(29|30)[^,]*,2[45]/);
    assert.deepEqual(await titles(page), ['Hole on Hokkaido', 'Hole on Honshu']);

    // From a search its words and filters stay, whatever is drawn.
    await page.goto(`${base}/search?q=hole&type=hole`);
    await page.click('.mapc a:text-is("Draw an area")');
    assert.match((await page.textContent('#map-of')) ?? '', /Only what this search finds: “hole”; Object type: Hole/);
    await page.click('button:text-is("Draw an area")');
    for (const [east, north] of [
      [-130, 30],
      [-105, 30],
      [-118, 50],
    ] as const) {
      const [x, y] = await at(east, north);
      await page.mouse.click(x, y);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?polygon=-1(29|30)[^&]*&q=hole&type=hole$/);
    assert.deepEqual(await titles(page), ['Hole in the Sierra']);

    // A box over the 180th meridian, and an area that gives up.
    await page.goto(`${base}/map?lon=180&lat=-18&zoom=4`);
    await page.click('button:text-is("Draw a box")');
    const map = (await page.locator('svg.bigm').boundingBox())!;
    await page.mouse.move(map.x + 100, map.y + 50);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width - 100, map.y + map.height - 50, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/\/search\?bbox=1[67]/);
    assert.deepEqual(await titles(page), ['Hole east of the line', 'Hole west of the line']);
    await page.goBack();
    await page.click('button:text-is("Draw an area")');
    for (const [x, y] of [
      [0.2, 0.2],
      [0.8, 0.2],
      [0.5, 0.8],
    ] as const)
      await page.mouse.click(map.x + map.width * x, map.y + map.height * y);
    await page.keyboard.press('Enter');
    assert.match((await page.textContent('.maph')) ?? '', /may not cross the 180th meridian/);
    await page.keyboard.press('Escape');
    assert.equal(await page.isVisible('.maph'), false);
    await page.close();
  });

  it('asks nobody else', async () => {
    const page = await browser.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) elsewhere.push(request.url());
    });
    for (const path of ['/map', '/map?lon=13.2&lat=63.4&zoom=6'])
      await page.goto(base + path, { waitUntil: 'networkidle' });
    assert.deepEqual(elsewhere, []);
    await page.close();
  });

  it('speaks the language of its reader', async () => {
    for (const [language, title] of [
      ['de', 'Karte'],
      ['fr', 'Carte'],
      ['sv', 'Karta'],
    ] as const) {
      const { body, headers } = await app.inject({ url: '/map', headers: { 'accept-language': language } });
      assert.ok(body.includes(`<html lang="${language}"`) && body.includes(`<h1>${title}</h1>`));
      assert.equal(headers['content-language'], language);
      assert.match(String(headers.vary), /Accept-Language/);
    }
  });
});

async function titles(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('#results h3, #results .tt').allTextContents();
  return [...new Set(texts.map((one) => one.trim()))].toSorted();
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
