import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, unlinkSync } from 'node:fs';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import type { House } from '../../src/context.ts';
import { bytesPath } from '../../src/store/files/file-folder.ts';
import { findPicturesBelow } from '../../src/store/read/find-pictures-below.ts';
import { boundsBelow } from '../../src/store/read/report-bounds.ts';
import { readReportPictures } from '../../src/store/read/report-pictures.ts';
import { searchSource } from '../../src/store/search/search-source.ts';
import { ADMIN, OTHER, openSmallAgent, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { takenPicture } from './picture-here.ts';

interface File {
  readonly id: string;
  readonly kind: string;
  readonly sha256: string;
  readonly revision: number;
  readonly links: Readonly<Record<'thumb' | 'screen' | 'full' | 'original', string>>;
}

onEachPlace('files of objects', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  let picture: Buffer;
  let file: File;
  before(async () => {
    agent = await openSmallAgent(place());
    ({ house, app, marked } = agent);
    picture = await takenPicture();
  });
  after(async () => {
    await agent.close();
  });

  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: object = ADMIN) =>
    app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }), headers: { ...headers } });
  const upload = (object: string, bytes: Buffer, query = '', headers: object = ADMIN) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/objects/${encodeURIComponent(object)}/files?${query}`,
      payload: bytes,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    });
  const get = (url: string, headers: object = {}) => app.inject({ method: 'GET', url, headers: { ...headers } });
  const versionOf = async (igsn: string) =>
    (
      await house.store.read
        .selectFrom('record')
        .select(['version', 'changed_seq'])
        .where('igsn', '=', igsn)
        .executeTakeFirstOrThrow()
    ).version;

  const above = async (type: 'core_run' | 'hole') => {
    const rows = await house.store.read.selectFrom('tree_object').select(['igsn', 'path', 'type']).execute();
    const mine = rows.find((row) => row.igsn === marked.section)!;
    return rows.find((row) => row.type === type && mine.path.startsWith(`${row.path}/`))!.igsn!;
  };

  it('are taken once, tell the record again, and lie under their hash', async () => {
    const before = await versionOf(marked.section);
    const about = 'name=SS_x.jpg&title=Archive%20half&credit=A.%20Nilsson&licence=CC%20BY%204.0&topCm=0&bottomCm=80';
    const first = await upload(marked.section, picture, about);
    assert.equal(first.statusCode, 201, first.body);
    file = first.json();
    const sha256 = createHash('sha256').update(picture).digest('hex');
    assert.deepEqual([file.kind, file.sha256], ['section-scan', sha256]);
    assert.ok(existsSync(bytesPath(house.settings.data, sha256)));
    assert.equal(await versionOf(marked.section), before + 1);
    const again = await upload(marked.section, picture, about);
    assert.deepEqual([again.statusCode, again.json<File>().id], [200, file.id]);
    assert.equal(await versionOf(marked.section), before + 1);
    const audit = await house.store.read
      .selectFrom('audit')
      .select('action')
      .where('action', '=', 'add-file')
      .execute();
    assert.equal(audit.length, 1);
  });

  it('are refused where they are none, too much, or of somebody else', async () => {
    const codes = async (answer: Awaited<ReturnType<typeof upload>>) =>
      answer.json<{ findings?: { code: string }[] }>().findings?.map((one) => one.code);
    const page = await upload(marked.section, Buffer.from('<html><script>alert(1)</script>'));
    assert.deepEqual([page.statusCode, await codes(page)], [422, ['file-type']]);
    assert.deepEqual(await codes(await upload(marked.section, Buffer.alloc(0))), ['file-empty']);
    const bomb = Buffer.from(picture);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt16BE(65_000, frame + 5);
    bomb.writeUInt16BE(65_000, frame + 7);
    assert.deepEqual(await codes(await upload(marked.section, bomb)), ['file-pixels']);
    const wrong = await upload(marked.section, picture, 'topCm=80&bottomCm=20&takenAt=yesterday&title=a%00b');
    assert.deepEqual(await codes(wrong), ['file-fact', 'file-fact', 'file-fact']);
    assert.equal((await upload(marked.section, picture, '', OTHER)).statusCode, 404);
    assert.equal((await upload('5054_1_A_999', picture)).statusCode, 404);
    assert.equal((await upload(marked.section, picture, '', {})).statusCode, 401);
  });

  it('are shown without what they tell of where they were taken, in smaller forms, by part and by tag', async () => {
    const whole = await get(`/files/${file.id}/full`);
    assert.deepEqual([whole.statusCode, whole.headers['content-type']], [200, 'image/jpeg']);
    assert.ok(picture.includes('SecretCamera') && !whole.rawPayload.includes('SecretCamera'));
    const seen = await sharp(whole.rawPayload).metadata();
    assert.deepEqual([seen.orientation, seen.width, seen.height], [6, 60, 900]);
    assert.deepEqual(await sharp(whole.rawPayload).raw().toBuffer(), await sharp(picture).raw().toBuffer());
    const small = await get(`/files/${file.id}/thumb`);
    const { width, height, orientation } = await sharp(small.rawPayload).metadata();
    assert.deepEqual([width, height, orientation], [320, 21, undefined]);
    assert.match(String(small.headers['content-security-policy']), /default-src 'none'.*sandbox/);
    assert.equal(small.headers['x-content-type-options'], 'nosniff');
    assert.match(String(small.headers['cache-control']), /public.*immutable/);
    const part = await get(`/files/${file.id}/full`, { range: 'bytes=0-9' });
    assert.deepEqual([part.statusCode, part.rawPayload.length], [206, 10]);
    const known = await get(`/files/${file.id}/full`, { 'if-none-match': String(whole.headers.etag) });
    assert.equal(known.statusCode, 304);
  });

  it('are given as they came only to whoever has an address with a key', async () => {
    assert.equal((await get(`/files/${file.id}/original`)).statusCode, 404);
    const own = await get(file.links.original);
    assert.deepEqual(own.rawPayload, picture);
    assert.match(String(own.headers['cache-control']), /private/);
    assert.equal(
      (await get(file.links.original.replace(/key=./, (one) => (one === 'key=_' ? 'key=-' : 'key=_')))).statusCode,
      404,
    );
    assert.equal((await get(file.links.screen.replace('/screen?', '/original?'))).statusCode, 404);
    assert.equal((await get(file.links.original.replace(/until=\d{4}/, 'until=2999'))).statusCode, 404);
    assert.equal((await get('/files/../../etc/full')).statusCode, 404);
  });

  it('stand on the page of the record, in its formats and among what has an image', async () => {
    const page = (await get(`/igsn/${marked.section}`, { accept: 'text/html' })).body;
    assert.match(page, new RegExp(`<img src="/files/${file.id}/thumb" alt="Archive half: [^"]+" loading="lazy"`));
    assert.match(page, /Archive half, 0–80 cm.*A\. Nilsson, CC BY 4\.0/s);
    const address = `${house.settings.baseUrl}/files/${file.id}/screen`;
    assert.match(page, new RegExp(`"image":.*${address}`));
    const described = await get(`/igsn/${marked.section}?format=datacite4`);
    assert.ok(described.body.includes(address), described.body);
    const [seen] = await searchSource(house.store.read, house.store.engine).recordsOf([marked.section]);
    assert.deepEqual(seen?.own?.images, [{ url: address, caption: 'Archive half (A. Nilsson)', licence: 'CC BY 4.0' }]);
  });

  it('of sections stand on the pages of their run and hole, as far as they are open', async () => {
    const [run, hole] = [await above('core_run'), await above('hole')];
    const shows = async (igsn: string) =>
      (await get(`/igsn/${igsn}`, { accept: 'text/html' })).body.includes(`<img src="/files/${file.id}/thumb"`);
    assert.deepEqual([await shows(run), await shows(hole)], [true, true]);
    const [me] = await house.store.read.selectFrom('tree_object').select('path').where('igsn', '=', hole).execute();
    const below = (today: string) => findPicturesBelow(house.store.read, me!, today, 7);
    assert.deepEqual(
      (await below('2026-01-01')).map(({ id, igsn, title }) => [id, igsn, title]),
      [[file.id, marked.section, 'Archive half']],
    );
    const withhold = (end: string | null) =>
      house.store.unitOfWork((db) =>
        db.updateTable('record').set({ embargo_end: end }).where('igsn', '=', marked.section).execute(),
      );
    await withhold('2030-01-01');
    assert.deepEqual([await below('2026-01-01'), (await below('2030-01-01')).length], [[], 1]);
    await withhold(null);
    // One of all of the section goes before one of a stretch, on either engine.
    const whole = await upload(marked.section, await takenPicture(40, 300, 1, 9), 'name=SS_y.jpg');
    const bounds = boundsBelow(me!.path);
    const [reported] = await readReportPictures(house.store.read, bounds, ['section'], 9);
    assert.deepEqual(
      [(await below('2026-01-01'))[0]?.id, reported?.sha256, reported?.topCm],
      [whole.json<File>().id, whole.json<File>().sha256, null],
    );
    assert.equal((await ask('DELETE', `/files/${whole.json<File>().id}`)).statusCode, 200);
  });

  it('are closed with their record: bytes, links and formats', async () => {
    await house.store.unitOfWork((db) =>
      db.updateTable('record').set({ embargo_until: '9999-12-31' }).where('igsn', '=', marked.section).execute(),
    );
    assert.equal((await get(`/files/${file.id}/screen`)).statusCode, 404);
    assert.equal((await get(file.links.screen)).statusCode, 200);
    const page = (await get(`/igsn/${marked.section}?around=x`, { accept: 'text/html' })).body;
    assert.ok(!page.includes(file.id));
    await house.store.unitOfWork((db) =>
      db.updateTable('record').set({ embargo_until: null }).where('igsn', '=', marked.section).execute(),
    );
    assert.equal((await get(`/files/${file.id}/screen`)).statusCode, 200);
  });

  it('are changed, taken away and brought back', async () => {
    const changed = await ask('PATCH', `/files/${file.id}`, { title: 'Working half', revision: 1 });
    assert.deepEqual([changed.statusCode, changed.json<File>().revision], [200, 2]);
    assert.equal((await ask('PATCH', `/files/${file.id}`, { title: 'x', revision: 1 })).statusCode, 409);
    assert.equal((await ask('PATCH', `/files/${file.id}`, { kind: 'nonsense' })).statusCode, 422);
    const before = await versionOf(marked.section);
    assert.equal((await ask('DELETE', `/files/${file.id}`)).statusCode, 200);
    assert.equal(await versionOf(marked.section), before + 1);
    assert.equal((await get(`/files/${file.id}/screen`)).statusCode, 404);
    const list = async () => (await ask('GET', `/objects/${marked.section}/files`)).json<{ files: File[] }>().files;
    assert.deepEqual(await list(), []);
    assert.equal((await ask('POST', `/files/${file.id}/restore`)).statusCode, 200);
    assert.deepEqual(
      (await list()).map((one) => one.id),
      [file.id],
    );
    assert.equal((await ask('DELETE', `/files/${file.id}`, undefined, OTHER)).statusCode, 404);
  });

  it('that are not for all stay with those who may see the object', async () => {
    const pdf = await upload(marked.section, Buffer.from('%PDF-1.7\n%%EOF'), 'name=log.pdf');
    assert.equal(pdf.statusCode, 201, pdf.body);
    const kept = pdf.json<File & { public: boolean; kind: string }>();
    assert.deepEqual([kept.public, kept.kind], [false, 'document']);
    assert.equal((await get(`/files/${kept.id}/full`)).statusCode, 404);
    const opened = (await get(kept.links.full)).headers;
    assert.equal(opened['content-type'], 'application/pdf');
    // Viewers of browsers open nothing in a sandbox.
    assert.match(String(opened['content-security-policy']), /^default-src 'none'(?!.*sandbox)/);
    unlinkSync(bytesPath(house.settings.data, kept.sha256));
    assert.equal((await get(kept.links.full)).statusCode, 410);
  });

  it('is brought, changed, taken away and brought back in the administration, without script', async () => {
    const mine = { ...ADMIN, 'sec-fetch-site': 'same-origin' };
    const base = `/admin/objects/${marked.section}`;
    const bytes = await takenPicture(40, 300, 1, 77);
    const post = async (fields: Record<string, string>, headers: object = mine) => {
      const request = new Request('http://x/', { method: 'POST', body: formOf(fields, bytes) });
      const payload = Buffer.from(await request.arrayBuffer());
      const type = { 'content-type': request.headers.get('content-type')! };
      return app.inject({ method: 'POST', url: `${base}/files`, payload, headers: { ...headers, ...type } });
    };
    const form = (url: string, fields: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url,
        payload: new URLSearchParams(fields).toString(),
        headers: { ...mine, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const foreign = await get(base, OTHER);
    assert.equal(foreign.statusCode, 404, foreign.body);
    const foreignPost = await post({}, { ...OTHER, 'sec-fetch-site': 'same-origin' });
    assert.equal(foreignPost.statusCode, 404, foreignPost.body);
    const wrong = await post({ title: 'Kept <b>', topCm: 'x' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /id="topCm-error"/);
    assert.match(wrong.body, /value="Kept &lt;b&gt;"/);
    const stated = { kind: 'photo', title: 'Contact', licence: 'CC BY 4.0', topCm: '1,5', bottomCm: '4', public: 'no' };
    const added = await post(stated);
    assert.match(String(added.headers.location), /done=file-added#files$/);
    assert.match(String((await post(stated)).headers.location), /done=file-known/);
    const files = async () =>
      (await ask('GET', `/objects/${marked.section}/files`)).json<{ files: (File & { title: string })[] }>().files;
    const [made] = (await files()).filter(({ title }) => title === 'Contact');
    assert.deepEqual(
      [made!.kind, (made as unknown as { topCm: number }).topCm, (made as unknown as { public: boolean }).public],
      ['photo', 1.5, false],
    );
    const page = (await get(base, ADMIN)).body;
    assert.match(page, /Contact<\/b> <span class="pill">withheld/);
    assert.match(page, /enctype="multipart\/form-data"/);
    const at = `${base}/files/${made!.id}`;
    const late = await form(at, { ...stated, revision: String(made!.revision - 1) });
    assert.equal(late.statusCode, 409);
    const changed = await form(at, { ...stated, public: 'yes', credit: 'A. N.', revision: String(made!.revision) });
    assert.match(String(changed.headers.location), /done=file-changed/);
    assert.match((await get(base, ADMIN)).body, /open to all/);
    const gone = await form(`${at}/remove`, {});
    assert.match(
      (await get(String(gone.headers.location).replace(/^https?:..[^/]+/, ''), ADMIN)).body,
      /Bring it back/,
    );
    assert.equal(
      (await files()).some(({ id }) => id === made!.id),
      false,
    );
    await form(`${at}/restore`, {});
    assert.equal(
      (await files()).some(({ id }) => id === made!.id),
      true,
    );
    const nonsense = await form(`${base}/files/nonsense/remove`, {});
    assert.equal(nonsense.statusCode, 404, nonsense.body);
  });
});

function formOf(fields: Record<string, string>, bytes: Buffer): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'box.jpg');
  return form;
}
