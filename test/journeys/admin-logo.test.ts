import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onEachPlace } from '../store/each-engine.ts';
import { signedIn } from './fixture/admin-browser.ts';
import { type AdminPlace, openAdminPlace, PASSWORD } from './fixture/admin-place.ts';

const drawing = (inside = '<path d="M0 0h9"/>') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">${inside}</svg>`;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAIAAAD4YuoOAAAAGklEQVR42mNk+M9AU8DEQGMwasGoBaMWDBkLAAsFAh+Nx3XRAAAAAElFTkSuQmCC',
  'base64',
);

onEachPlace('the logo of an agent', (at) => {
  let place: AdminPlace;
  before(async () => {
    place = await openAdminPlace(0, at());
  });
  after(() => place.close());

  const send = async (name: string, file: readonly [name: string, body: string | Buffer], fields = {}) => {
    const login = new URLSearchParams({ name, password: PASSWORD, next: '/admin' });
    const answer = await fetch(`${place.base}/login`, { method: 'POST', body: login, redirect: 'manual' });
    const cookie = String(answer.headers.get('set-cookie')).split(';')[0]!;
    const form = new FormData();
    for (const [field, value] of Object.entries({ variant: 'light', alt: '', ...fields }))
      form.set(field, String(value));
    form.set('file', new Blob([new Uint8Array(Buffer.from(file[1]))]), file[0]);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    return fetch(`${place.base}/admin/settings/logo`, { method: 'POST', body: form, headers, redirect: 'manual' });
  };
  const page = async (path = '/') => (await fetch(place.base + path)).text();
  const logosIn = (body: string) => [...body.matchAll(/<img class="lgo ?(\w*)" src="([^"]+)" alt="([^"]*)"/g)];

  it('stands on every page once it is kept, for light and dark, and is served so that nothing in it can run', async () => {
    assert.equal(logosIn(await page()).length, 0);
    const kept = await send('admin', ['logo.svg', drawing()], { alt: 'Institute <of> cores' });
    assert.equal(kept.headers.get('location'), '/admin/settings?done=theme-changed');
    for (const path of ['/', '/search', '/igsn/ICDP5054EX1000'])
      assert.equal(logosIn(await page(path))[0]?.[3], 'Institute &lt;of&gt; cores', path);
    assert.equal((await send('admin', ['logo.png', PNG], { variant: 'dark', alt: 'Institute' })).status, 303);
    const shown = logosIn(await page());
    assert.deepEqual(
      shown.map((one) => [one[1], one[3]]),
      [
        ['lgl', 'Institute'],
        ['lgd', 'Institute'],
      ],
    );
    const [svg, png] = await Promise.all(shown.map((one) => fetch(place.base + one[2])));
    assert.equal(svg!.headers.get('content-type'), 'image/svg+xml');
    assert.equal(svg!.headers.get('content-security-policy'), "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    assert.equal(svg!.headers.get('x-content-type-options'), 'nosniff');
    assert.match(String(svg!.headers.get('cache-control')), /max-age=31536000, immutable/);
    assert.equal(await svg!.text(), drawing());
    assert.equal(png!.headers.get('content-type'), 'image/png');
    assert.ok(Buffer.from(await png!.arrayBuffer()).equals(PNG));
  });

  it('is refused where it is hostile, lies about its type or is too large, with what is wrong beside the field', async () => {
    const before = logosIn(await page()).map((one) => one[2]);
    for (const [name, body] of [
      ['logo.svg', drawing('<script>alert(1)</script>')],
      ['logo.png', drawing()],
      ['logo.svg', PNG],
      ['logo.html', '<!doctype html><script>alert(1)</script>'],
      ['logo.png', Buffer.concat([PNG, Buffer.alloc(3_000_000)])],
    ] as const) {
      const answer = await send('admin', [name, body], { alt: 'Still there' });
      const text = await answer.text();
      assert.equal(answer.status, 422, name);
      assert.match(text, /id="file-error"/);
      assert.ok(text.includes('value="Still there"') && !text.includes('<script>alert'));
    }
    assert.deepEqual(
      logosIn(await page()).map((one) => one[2]),
      before,
    );
  });

  it('is for administrators alone, and goes again', async () => {
    assert.equal((await send('ines', ['logo.svg', drawing()])).status, 403);
    const [first] = logosIn(await page());
    const admin = await signedIn(place.base, 'admin');
    assert.equal((await admin.post('/settings/logo/remove')).status, 303);
    assert.equal(logosIn(await page()).length, 0);
    assert.equal((await fetch(place.base + first![2])).status, 404);
    for (const name of ['x', '..%2f..%2fetc', '0'.repeat(64)])
      assert.equal((await fetch(`${place.base}/theme/logo/${name}`)).status, 404);
  });
});
