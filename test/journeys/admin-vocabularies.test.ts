import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

interface StationFields {
  readonly vocabularies: Readonly<Record<string, { readonly terms: readonly unknown[] } | undefined>>;
  readonly schemes: readonly { readonly name: string; readonly terms: readonly unknown[] }[];
}
interface Listed {
  readonly name: string;
  readonly title: string;
  readonly isOwn: boolean;
  readonly count: number;
}
interface Page {
  readonly terms: readonly { readonly label: string }[];
  readonly next?: number;
}

const COLOURS = 'term,code,alternatives\nGrey,G,gray\nDark grey,DG,\n';

onEachPlace('vocabularies in the administration', (at) => {
  let place: AdminPlace;
  const people = new Map<string, SignedIn>();
  const as = (name: string) => people.get(name)!;
  before(async () => {
    place = await openAdminPlace(0, at());
    for (const name of ['admin', 'greta']) people.set(name, await signedIn(place.base, name));
  });
  after(() => place?.close());
  const text = async (path: string) => (await as('admin').get(path)).text();
  const json = async <T>(path: string): Promise<T> => (await (await as('admin').get(`/api/v1${path}`)).json()) as T;
  const upload = async (name: string, content: string, file = 'colours.csv', who = 'admin') => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ name, title: 'Rock colour', version: '' })) form.append(key, value);
    form.append('file', new Blob([content]), file);
    const answer = await as(who).send('/vocabularies/take', form);
    return { status: answer.status, page: await answer.text() };
  };
  const keyIn = (page: string): string => /vocabularies\/take\/([0-9a-f-]{36})"/.exec(page)![1]!;

  it('are for administrators; every list is there with its terms, and found by its names', async () => {
    for (const path of ['/vocabularies', '/vocabularies/take', '/vocabularies/mdis/core-type'])
      assert.equal((await as('greta').get(path)).status, 403);
    assert.equal((await upload('own/colour', COLOURS, 'a.csv', 'greta')).status, 403);
    const list = await text('/vocabularies');
    assert.ok(list.includes('/admin/vocabularies/mdis/core-type') && list.includes('comes with Corestone'));
    assert.ok(!(await text('/vocabularies?q=chart')).includes('mdis/core-type'));
    assert.match(await text('/vocabularies?q=%3Cb%3E'), /No list is called so.*/s);
    const chart = await text('/vocabularies/ics/chart?q=ordovician');
    assert.ok(chart.includes('Ordovician') && !chart.includes('Devonian'));
    assert.equal((await as('admin').get('/vocabularies/own/nothing')).status, 404);
  });

  it('an own list says what is wrong by row, and is looked at before anything is kept', async () => {
    const wrong: readonly (readonly [name: string, content: string, words: RegExp])[] = [
      ['colour', COLOURS, /id="name-error"/],
      ['own/colour', `${COLOURS}Grey,x,\n`, /Row 4: Grey stands in row 2 already/],
      ['own/colour', 'colour,shade\na,b\n', /No column holds the terms/],
      ['own/colour', '', /There is no table in the file/],
    ];
    for (const [name, content, words] of wrong) {
      const { status, page } = await upload(name, content);
      assert.equal(status, 422, page.slice(0, 400));
      assert.match(page, words);
    }
    assert.equal((await upload('own/colour', '<not turtle', 'a.ttl')).status, 422);
    const { status, page } = await upload('own/colour', COLOURS);
    assert.equal(status, 200);
    assert.match(page, /a list that there was not yet.*2: Grey, Dark grey/s);
    assert.ok(!(await text('/vocabularies')).includes('own/colour'), 'nothing is kept');
    assert.equal((await as('greta').post(`/vocabularies/take/${keyIn(page)}`)).status, 403);
    assert.equal((await as('admin').post(`/vocabularies/take/${keyIn(page)}/discard`)).status, 303);
    assert.equal((await as('admin').post(`/vocabularies/take/${keyIn(page)}`)).status, 404);
  });

  it('taken it is in use: in the list, for own fields, at stations and over the API', async () => {
    const { page } = await upload('own/colour', COLOURS);
    const taken = await as('admin').post(`/vocabularies/take/${keyIn(page)}`);
    assert.match(
      String(taken.headers.get('location')),
      /\/admin\/vocabularies\/own\/colour\?done=vocabulary-taken&n=2$/,
    );
    assert.match(await text('/vocabularies/own/colour?done=vocabulary-taken&n=2'), /version 1 here.*Terms: 2\..*DG/s);
    assert.ok((await text('/fields/new')).includes('value="own/colour"'));
    const field = { objectType: 'section', name: 'x_colour', label: 'Colour', type: 'text', vocabulary: 'own/colour' };
    const made = await as('admin').post('/fields/new', { ...field, group: 'geology', entry: 'optional' });
    assert.equal(made.status, 303, await made.text());
    const known = await json<StationFields>('/station/fields');
    assert.deepEqual(known.vocabularies['own/colour']?.terms[1], { value: 'DG', label: 'Dark grey' });
    assert.deepEqual(
      known.schemes.map((one) => [one.name, one.terms.length]),
      [['own/colour', 2]],
    );
    const listed = (await json<{ vocabularies: readonly Listed[] }>('/vocabularies')).vocabularies.find(
      (one) => one.name === 'own/colour',
    );
    assert.deepEqual([listed?.isOwn, listed?.count, listed?.title], [true, 2, 'Rock colour']);
    const found = await json<Page>('/vocabularies/own/colour?q=gray');
    assert.deepEqual(
      found.terms.map((one) => one.label),
      ['Grey'],
    );
    assert.equal((await json<Page>('/vocabularies/ics/chart?limit=2')).next, 2);
    assert.equal((await as('admin').get('/api/v1/vocabularies/own/nothing')).status, 404);
    assert.equal((await as('admin').get('/api/v1/vocabularies/ics/chart?limit=0')).status, 422);
    assert.equal((await fetch(`${place.base}/api/v1/vocabularies`)).status, 401);
    assert.match(await text('/audit'), /update-vocabulary/);
  });

  it('a newer version says what changes; a term in use stays; the same again is nothing', async () => {
    assert.match((await upload('own/colour', 'term\nGrey\n')).page, /Dark grey is missing/);
    const { page } = await upload('own/colour', 'term,deprecated\nGrey,\nDark grey,yes\nOchre,\n');
    assert.match(page, /1: Ochre.*1: Dark grey/s);
    assert.equal((await as('admin').post(`/vocabularies/take/${keyIn(page)}`)).status, 303);
    assert.match(await text('/vocabularies/own/colour'), /no longer used/);
    const again = await upload('own/colour', 'term,deprecated\nGrey,\nDark grey,yes\nOchre,\n');
    const unchanged = await as('admin').post(`/vocabularies/take/${keyIn(again.page)}`);
    assert.match(String(unchanged.headers.get('location')), /done=unchanged/);
  });

  it('every page leads to its help, which has it', async () => {
    assert.match(await text('/vocabularies'), /href="[^"]*\/admin\/help#vocabularies"/);
    const help = await as('greta').get('/help');
    assert.equal(help.status, 200);
    assert.match(await help.text(), /<h3 id="vocabularies">Vocabularies<\/h3>/);
  });
});
