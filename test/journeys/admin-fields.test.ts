import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { type SignedIn, signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace } from './fixture/admin-place.ts';

const WEIGHT = {
  ...{ objectType: 'section', name: 'x_weight_kg', label: 'Weight <b>', type: 'decimal', unit: 'kg', minimum: '0' },
  ...{ group: 'geology', entry: 'optional', definition: 'Weighed wet.' },
};

onEachPlace('own fields in the administration', (at) => {
  let place: AdminPlace;
  const people = new Map<string, SignedIn>();
  const as = (name: string) => people.get(name)!;
  before(async () => {
    place = await openAdminPlace(0, at());
    for (const name of ['admin', 'greta']) people.set(name, await signedIn(place.base, name));
  });
  after(() => place?.close());
  const text = async (path: string) => (await as('admin').get(path)).text();

  it('are for administrators alone', async () => {
    assert.ok(!(await (await as('greta').get('')).text()).includes('/admin/fields'));
    for (const path of ['/fields', '/fields/new', '/fields/template'])
      assert.equal((await as('greta').get(path)).status, 403);
    assert.equal((await as('greta').post('/fields/new', WEIGHT)).status, 403);
    assert.match(await text('/fields'), /No object has further fields/);
  });

  it('say at each field what is wrong, and keep what was typed', async () => {
    const wrong: readonly (readonly [field: string, typed: Record<string, string>])[] = [
      ['name', { name: 'weight' }],
      ['label', { label: '' }],
      ['unit', { unit: 'cm' }],
      ['minimum', { maximum: '-3' }],
      ['minimum', { minimum: 'light' }],
      ['choices', { choices: 'a\nb', type: 'date', unit: '', minimum: '' }],
      ['default', { default: 'heavy' }],
    ];
    for (const [field, typed] of wrong) {
      const answer = await as('admin').post('/fields/new', { ...WEIGHT, ...typed });
      const page = await answer.text();
      assert.equal(answer.status, 422, `${field}: ${page}`);
      assert.ok(page.includes(`id="${field}-error"`), `${field} ${JSON.stringify(typed)}`);
      assert.ok(page.includes('Weighed wet.'));
    }
    assert.match(await text('/fields'), /No object has further fields/);
  });

  it('are made, changed and retired', async () => {
    const made = await as('admin').post('/fields/new', WEIGHT);
    assert.ok(made.headers.get('location')?.endsWith('/admin/fields?done=field-made'));
    const list = await text('/fields');
    assert.ok(list.includes('Weight &lt;b&gt;') && list.includes('decimal, kg, at least 0'));
    const form = await text('/fields/section/x_weight_kg');
    assert.ok(form.includes('value="Weight &lt;b&gt;"') && !form.includes('name="objectType"'));
    await as('admin').post('/fields/section/x_weight_kg', { ...WEIGHT, label: 'Mass', retired: 'yes' });
    const changed = await text('/fields');
    assert.ok(changed.includes('Mass') && changed.includes('retired'));
    assert.equal((await as('admin').get('/fields/section/x_none')).status, 404);
  });

  it('go from one installation to another as a template', async () => {
    const page = await text('/fields/template');
    const template = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page)![1]!.replaceAll('&quot;', '"');
    const json = JSON.parse(template.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    assert.equal(json.fields[0].label, 'Mass');
    const same = await as('admin').post('/fields/template', { template: JSON.stringify(json) });
    assert.ok(same.headers.get('location')?.endsWith('done=unchanged'));
    json.fields.push({ ...json.fields[0], objectType: 'sample', retired: false });
    const taken = await as('admin').post('/fields/template', { template: JSON.stringify(json) });
    assert.ok(taken.headers.get('location')?.endsWith('done=template-taken'));
    for (const template of ['{', '{}', JSON.stringify({ ...json, fields: [{ ...json.fields[0], name: 'mass' }] })])
      assert.equal((await as('admin').post('/fields/template', { template })).status, 422);
    assert.equal((await text('/fields')).split('x_weight_kg</td>').length, 3);
  });
});
