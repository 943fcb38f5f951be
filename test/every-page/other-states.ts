import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { House } from '../../src/context.ts';
import type { Grant } from '../../src/domain/party/role.ts';
import { grantTreeRole } from '../../src/operations/access/grant-tree-role.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { PASSWORD } from '../journeys/fixture/admin-place.ts';
import { addClient, OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { signedInContext, type WholeHouse } from './whole-house.ts';

/** Forms that are sent without anything in them, past what the browser would ask for; nothing comes of any of them. */
export const FORMS_WITH_ERRORS = [
  '/admin/users/new',
  '/admin/clients/new',
  '/admin/expeditions/new',
  '/admin/storage/new',
  '/admin/webhooks/new',
  '/admin/fields/new',
  '/admin/parcels/new',
  '/admin/publications/new',
  '/admin/vocabularies/take',
  '/admin/communities',
] as const;

/** People beside the administrator; the manager's client is new and has nothing, so that every list of hers is empty. */
const PEOPLE: Readonly<Record<string, Grant>> = {
  'new-manager': { role: 'client-manager', party: 'GFZ.EMPTY' },
  'only-reader': { role: 'reader', party: 'GFZ.BGR' },
};

/** People who do the daily work: who enters what belongs to a client, and who curates one expedition and nothing else. */
export const WORKERS = ['depositor', 'curator'] as const;

/** A window of one of {@link WORKERS}, who is made for it, with the cookie by which they are signed in. */
export async function windowOfWorker(browser: Browser, whole: WholeHouse, name: (typeof WORKERS)[number]) {
  const { house, base } = whole;
  const { expeditionId } = whole.party.place.entering;
  const client = await house.unitOfWork(async (work) => (await work.parties.holderOf('ICDP'))?.client ?? '');
  await addPerson(house, name, name === 'depositor' ? { role: 'depositor', party: client } : undefined);
  if (name === 'curator')
    await grantTreeRole(
      house.unitOfWork,
      { account: name, objectId: expeditionId, role: 'curator', types: [] },
      OPERATOR,
    );
  const cookie = await signIn(base, name);
  return { cookie, own: await signedInContext(browser, { ...whole, cookie }) };
}

async function signIn(base: string, name: string): Promise<string> {
  const body = new URLSearchParams({ name, password: PASSWORD, next: '/admin' });
  const answer = await fetch(`${base}/login`, { method: 'POST', body, redirect: 'manual' });
  return String(answer.headers.get('set-cookie')).split(';')[0] ?? '';
}

/** Makes the people, and opens a window for each. */
export async function windowsOfOthers(
  browser: Browser,
  whole: WholeHouse,
): Promise<ReadonlyMap<string, BrowserContext>> {
  await addClient(whole.house, 'GFZ.EMPTY', [], { domains: ['data.example.org'] });
  const windows = new Map<string, BrowserContext>();
  for (const [name, grant] of Object.entries(PEOPLE)) {
    await addPerson(whole.house, name, grant);
    const cookie = await signIn(whole.base, name);
    windows.set(name, await signedInContext(browser, { ...whole, cookie }));
  }
  return windows;
}

async function addPerson(house: House, name: string, grant: Grant | undefined): Promise<void> {
  const user = {
    name,
    email: `${name}@example.org`,
    grants: grant === undefined ? [] : [grant],
    passwordHash: quickHash(PASSWORD),
  };
  await createUser(house.unitOfWork, user, OPERATOR);
}

/** What the administration offers somebody: the first places that the bars lead to, and a page that is not for them. */
export async function offeredPages(page: Page, base: string, most: number): Promise<readonly string[]> {
  await page.goto(`${base}/admin`);
  const paths = (await page.evaluate(
    `[...document.querySelectorAll('header a[href^="/admin"], nav a[href^="/admin"]')].map((one) => one.getAttribute('href'))`,
  )) as readonly string[];
  return [...[...new Set(paths)].slice(0, most), '/admin/users/new'];
}

/** Sends the main form of a page as it is; tells where there is none, and where no mistake is shown then. */
export async function sendWithMistakes(page: Page, address: string): Promise<readonly string[]> {
  await page.goto(address);
  const form = page.locator('main form[method=post]').first();
  if ((await form.count()) === 0) return ['has no form'];
  const answered = page.waitForEvent('load', { timeout: 20_000 }).catch(() => undefined);
  await page.evaluate(SEND_EMPTY);
  if ((await answered) === undefined) return ['is not sent'];
  const isShown = await page.evaluate(
    `Boolean(document.querySelector('main .err, main [role=alert], main [aria-invalid=true]'))`,
  );
  return isShown ? [] : ['no mistake is shown'];
}

/** Runs in a page; strings, since the types here know no browser. */
const SEND_EMPTY = `(() => {
  const form = document.querySelector('main form[method=post]');
  form.noValidate = true;
  for (const one of form.querySelectorAll('input:not([type=hidden],[type=file],[type=checkbox],[type=radio]),textarea')) one.value = '';
  HTMLFormElement.prototype.submit.call(form);
})()`;
