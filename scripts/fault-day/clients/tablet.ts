import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, CHROMIUM } from '../../../test/journeys/fixture/browser.ts';
import { isReady, recordRun } from '../../../test/journeys/fixture/station-place.ts';
import type { LoadHands } from './load.ts';

/** Whether there is a browser for the tablet. */
export const hasTablet = (): boolean => existsSync(CHROMIUM);

/** What a tablet is told: the server it talks to, the page of its hole, and who signs in. */
export interface TabletPlace {
  readonly base: string;
  readonly hole: string;
  readonly user: string;
  readonly password: string;
}

/** The name of who keeps the run stands right behind its IGSN. */
const IGSN = /ICDP\d{4}E[A-Z0-9]+(?=[A-Z][a-z]|\b)/;
const SETTLED_WITHIN_MS = 180_000;

/**
 * A station in a real browser, at which a hand records runs; offline now and then, and killed with unsent changes. Its profile
 * stays on the disk, as on a tablet whose battery was pulled.
 */
export class Tablet {
  readonly #place: TabletPlace;
  readonly #hands: LoadHands;
  readonly #profile = mkdtempSync(join(tmpdir(), 'corestone-fault-tablet-'));
  #context: BrowserContext | undefined;
  #page: Page | undefined;
  /** Runs that were typed in and killed before the page showed them: they may be there or not. */
  uncertain = 0;
  recorded = 0;
  killed = 0;

  constructor(place: TabletPlace, hands: LoadHands) {
    this.#place = place;
    this.#hands = hands;
  }

  /** Opens the browser for the first time, with everything at its place, and fetches what works without a network. */
  async begin(): Promise<void> {
    const page = await this.#open();
    await this.#signIn(page);
    await isReady(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  }

  /** Records runs until the load stops. Whatever the browser's death breaks is done again in the next one. */
  async work(): Promise<void> {
    while (!this.#hands.isStopping()) {
      try {
        await this.#recordOne();
      } catch {
        // Killed in the middle, or signed out: look again with a fresh page.
        await sleep(300);
        await this.#comeBack().catch(() => undefined);
      }
      await sleep(1500);
    }
  }

  /** Pulls the network, or puts it back. */
  async offline(isOffline: boolean): Promise<void> {
    await this.#context?.setOffline(isOffline).catch(() => undefined);
  }

  /** As when the battery is pulled. */
  async kill(): Promise<void> {
    const [context, page] = [this.#context, this.#page];
    if (context === undefined || page === undefined) return;
    this.#context = undefined;
    this.killed++;
    const gone = new Promise((resolve) => context.once('close', resolve));
    const session = await context.newCDPSession(page).catch(() => undefined);
    void session?.send('Browser.crash' as never).catch(() => undefined);
    await Promise.race([gone, sleep(10_000)]);
  }

  /** Signs in once more, waits until the server has everything, and closes. Throws when it does not within three minutes. */
  async end(): Promise<void> {
    for (const endsMs = Date.now() + SETTLED_WITHIN_MS; ; await sleep(1000)) {
      try {
        const page = await this.#comeBack();
        await page.waitForSelector('[data-net=server]', { timeout: 20_000 });
        await this.#context?.close();
        return;
      } catch (error) {
        if (Date.now() > endsMs) throw error;
      }
    }
  }

  async remove(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #recordOne(): Promise<void> {
    const page = this.#page;
    if (page === undefined || this.#context === undefined) throw new Error('there is no browser');
    let isTyped = false;
    try {
      isTyped = true;
      await recordRun(page, '3', '3', '100 100 100');
      const igsn = IGSN.exec((await page.textContent('.runtitle')) ?? '')?.[0];
      if (igsn === undefined) throw new Error('the run has no IGSN yet');
      this.#hands.journal.keep({ kind: 'tablet-run', igsn, sections: 3 });
      this.recorded++;
    } catch (error) {
      if (isTyped) this.uncertain++;
      throw error;
    }
  }

  async #open(): Promise<Page> {
    const options = { executablePath: CHROMIUM, args: [...BROWSER_ARGS] };
    this.#context = await chromium.launchPersistentContext(this.#profile, options);
    this.#context.setDefaultTimeout(60_000);
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
    await this.#page.goto(this.#place.base + this.#place.hole);
    return this.#page;
  }

  /** Opens the browser where it is gone, and signs in where it is asked to. */
  async #comeBack(): Promise<Page> {
    const page = this.#context === undefined || this.#page === undefined ? await this.#open() : this.#page;
    await page.goto(this.#place.base + this.#place.hole);
    await this.#signIn(page);
    await page.waitForSelector('.runs .rr');
    const link = page.locator('.net a:text-is("Sign in")');
    if ((await link.count()) > 0) {
      await link.first().click();
      await this.#signIn(page);
      await page.waitForSelector('.runs .rr');
    }
    return page;
  }

  async #signIn(page: Page): Promise<void> {
    if (!page.url().includes('/login')) return;
    await page.fill('main input[name=name]', this.#place.user);
    await page.fill('main input[name=password]', this.#place.password);
    await Promise.all([page.waitForURL(this.#place.base + this.#place.hole), page.click('main button')]);
  }
}
