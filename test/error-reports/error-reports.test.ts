import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { queueContactMails } from '../../src/api/mail/queue-contact-mails.ts';
import type { House } from '../../src/context.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { removeErrorReports } from '../../src/operations/error-reports/remove-error-reports.ts';
import { ADMIN, basic, OTHER, openSmallAgent, PASSWORD, type SmallAgent } from '../journeys/fixture/small-agent.ts';
import type { Marked } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';
import { quickHash } from '../registry/quick-hash.ts';
import { onEachPlace } from '../store/each-engine.ts';

const FIELDS = { problem: 'The depth is that of <b>hole B</b>.', name: 'Ada Lund', email: 'ada@uni.example' };
const CURATOR = basic('curator');

onEachPlace('reports of errors', (place) => {
  let agent: SmallAgent;
  let house: House;
  let app: FastifyInstance;
  let marked: Marked;
  before(async () => {
    agent = await openSmallAgent(place());
    ({ house, app, marked } = agent);
  });
  after(async () => {
    await agent.close();
  });

  const send = (igsn: string, fields: Record<string, string>, more: Record<string, string> = {}) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', ...more };
    const payload = new URLSearchParams(fields).toString();
    return app.inject({ method: 'POST', url: `/igsn/${igsn}/report`, headers, payload });
  };
  const see = (url: string, headers: object = {}) => app.inject({ method: 'GET', url, headers: { ...headers } });
  const rows = () => house.store.read.selectFrom('error_report').selectAll().orderBy('id').execute();
  const mails = () =>
    house.store.read.selectFrom('mail').selectAll().where('about_kind', '=', 'error-report').execute();
  const move = (id: string, fields: Record<string, string>, who: object = CURATOR) =>
    app.inject({
      method: 'POST',
      url: `/admin/errors/${id}`,
      headers: { ...who, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  it('keeps what a reader says where nobody can be mailed', async () => {
    const page = await see(`/igsn/${marked.sample}`, { accept: 'text/html' });
    assert.ok(page.body.includes(`/igsn/${marked.sample}/report"`), 'the page leads to the form');
    const form = await see(`/igsn/${marked.sample}/report`);
    assert.equal(form.statusCode, 200);
    assert.match(String(form.headers['cache-control']), /no-store/);
    assert.match(form.body, /name="problem"/);
    const sent = await send(marked.sample, FIELDS);
    assert.equal(sent.statusCode, 303, sent.body);
    assert.match(String(sent.headers.location), /\/report\?done$/);
    assert.match((await see(String(sent.headers.location))).body, /role="status"/);
    const [row] = await rows();
    assert.equal(row?.state, 'new');
    assert.equal(row?.igsn, marked.sample);
    assert.notEqual(row?.expedition_id, null);
    assert.deepEqual(await mails(), []);
  });

  it('mails who answers for the expedition, without who reports', async () => {
    const owner = house.store.read.selectFrom('record').select('client_symbol').where('igsn', '=', marked.sample);
    const { client_symbol: party } = await owner.executeTakeFirstOrThrow();
    const grants = [{ role: 'depositor', party }] as const;
    const passwordHash = quickHash(PASSWORD);
    await createUser(
      house.unitOfWork,
      { name: 'curator', email: 'curator@example.org', passwordHash, grants },
      OPERATOR,
    );
    assert.equal((await send(marked.sample, FIELDS)).statusCode, 303);
    const [mail, ...others] = await mails();
    assert.deepEqual(others, []);
    assert.equal(mail?.recipient, 'curator@example.org');
    assert.ok(mail?.body.includes(FIELDS.problem) && mail.body.includes('/admin/errors'));
    assert.doesNotMatch(mail!.body, /Ada|uni\.example/);
    const said = await house.store.read.selectFrom('audit').selectAll().where('action', '=', 'report-error').execute();
    assert.equal(said.length, 2);
    assert.doesNotMatch(JSON.stringify(said), /Ada|hole B/);
  });

  it('takes no form from elsewhere, none with the trap filled, and none that says nothing', async () => {
    const count = (await rows()).length;
    assert.equal((await send(marked.sample, FIELDS, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.equal((await send(marked.sample, { ...FIELDS, website: 'x' })).statusCode, 303);
    const german = await send(marked.sample, { ...FIELDS, problem: ' ', email: 'x' }, { 'accept-language': 'de' });
    assert.equal(german.statusCode, 422);
    assert.match(german.body, /id="problem-error"[\s\S]*id="email-error"/);
    assert.match(german.body, /Meldung senden/);
    assert.equal((await rows()).length, count);
  });

  it('has no form for a withdrawn record and none for no record', async () => {
    const withdrawn = await see(`/igsn/${marked.withdrawn}/report`);
    assert.equal(withdrawn.statusCode, 303);
    assert.match(String(withdrawn.headers.location), new RegExp(`/igsn/${marked.withdrawn}$`));
    assert.equal((await send(marked.withdrawn, FIELDS)).statusCode, 303);
    assert.equal((await send('NOSUCHTHING1', FIELDS)).statusCode, 404);
    assert.equal(
      (await rows()).some((one) => one.igsn === marked.withdrawn),
      false,
    );
  });

  it('is listed for its curators alone, who say how far it is', async () => {
    const [first, second] = await rows();
    const list = await see('/admin/errors', CURATOR);
    assert.match(list.body, /The depth is that of &lt;b&gt;hole B/);
    assert.match(list.body, /mailto:ada(@|%40)uni\.example/);
    assert.ok(list.body.includes(`/admin/registrations/${marked.sample}`));
    assert.doesNotMatch((await see('/admin/errors', OTHER)).body, /ada(@|%40)uni|The depth is that/);
    const step = { to: 'answered', revision: '1', shown: '' };
    assert.equal((await move(first!.id, step, OTHER)).statusCode, 404);
    assert.equal((await move(first!.id, step)).statusCode, 303);
    assert.equal((await move(first!.id, step)).statusCode, 409, 'seen before it was changed');
    assert.equal((await move(first!.id, { ...step, to: 'gone', revision: '2' })).statusCode, 400);
    assert.equal((await move(second!.id, { ...step, to: 'mended' }, ADMIN)).statusCode, 303);
    const [answered, mended] = await rows();
    assert.deepEqual([answered!.state, answered!.changed_by, answered!.mended_at], ['answered', 'curator', null]);
    assert.deepEqual([mended!.state, mended!.mended_at === null], ['mended', false]);
    const open = (await see('/admin/errors', CURATOR)).body;
    assert.ok(open.includes(`e-${first!.id}`) && !open.includes(`e-${second!.id}`));
    assert.ok((await see('/admin/errors?state=all', CURATOR)).body.includes(`e-${second!.id}`));
  });

  it('is removed 90 days after it was mended', async () => {
    assert.equal(await removeErrorReports(house.unitOfWork, OPERATOR), 0);
    const [, mended] = await rows();
    await house.store.unitOfWork((db) =>
      db
        .updateTable('error_report')
        .set({ mended_at: '2020-01-01T00:00:00.000Z' })
        .where('id', '=', mended!.id)
        .execute(),
    );
    assert.equal(await removeErrorReports(house.unitOfWork, OPERATOR), 1);
    assert.deepEqual(
      (await rows()).map((one) => one.state),
      ['answered'],
    );
  });

  it('tells the contacts of the client by role, of errors, failed registrations and landing pages', async () => {
    const record = house.store.read.selectFrom('record').select('client_symbol').where('igsn', '=', marked.sample);
    const { client_symbol: client } = await record.executeTakeFirstOrThrow();
    const edit = (fields: Record<string, string>) => {
      const headers = {
        ...ADMIN,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      };
      const payload = new URLSearchParams({ name: 'Core', quota: '-1', isActive: 'yes', ...fields }).toString();
      return app.inject({ method: 'POST', url: `/admin/clients/${client}/edit`, headers, payload });
    };
    const wrong = await edit({ 'contacts[0].email': '', 'contacts[1].name': 'Web', 'contacts[1].email': '' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /id="contacts\[1\]\.email-error"[\s\S]*needs an address/);
    const kept = await edit({
      'contacts[0].email': 'first@core.example',
      'contacts[0].errors': 'yes',
      'contacts[2].name': 'Web <b>',
      'contacts[2].email': 'web@core.example',
      'contacts[2].landing-pages': 'yes',
    });
    assert.equal(kept.statusCode, 303, kept.body);
    const page = (await see(`/admin/clients/${client}`, ADMIN)).body;
    assert.match(page, /first@core\.example <span class="mut">\(errors that readers report\)/);
    assert.match(page, /Web &lt;b&gt;, web@core\.example/);

    assert.equal((await send(marked.sample, FIELDS)).statusCode, 303);
    const told = (await mails()).slice(1).map((one) => one.recipient);
    assert.deepEqual(told.toSorted(), ['curator@example.org', 'first@core.example']);

    const at = '2026-01-01T00:00:00Z';
    const [igsn, url] = [marked.sample, 'https://example.org/x'];
    await house.store.unitOfWork(async (db) => {
      await db.updateTable('outbox').set({ state: 'needs-a-person' }).where('igsn', '=', igsn).execute();
      const found = { outcome: 'not-found', status: 404, media_type: null, final_url: null, detail: '', failures: 2 };
      await db
        .insertInto('landing_check')
        .values({ igsn, url, checked_at: at, due_at: at, ...found })
        .execute();
    });
    await queueContactMails(house);
    const byClient = () =>
      house.store.read
        .selectFrom('mail')
        .select(['recipient', 'subject'])
        .where('about_kind', '=', 'client')
        .orderBy('recipient')
        .orderBy('subject')
        .execute();
    assert.deepEqual(await byClient(), [], 'without a mail server nothing piles up');
    let day = '2026-11-26T10:00:00Z';
    const settings = { ...house.settings, smtpUrl: 'smtp://127.0.0.1:9' };
    const later: House = { ...house, settings, now: () => new Date(day) };
    await Promise.all([queueContactMails(later), queueContactMails(later)]);
    const registration = { recipient: 'first@core.example', subject: `1 registration of ${client} failed` };
    const pages = { recipient: 'web@core.example', subject: `1 landing page of ${client} failed` };
    assert.deepEqual(await byClient(), [registration, pages]);
    day = '2026-11-29T23:00:00Z';
    await queueContactMails(later);
    assert.deepEqual(await byClient(), [registration, registration, pages], 'once a day, once a week');
    day = '2026-11-30T01:00:00Z';
    await queueContactMails(later);
    assert.equal((await byClient()).length, 5);
  });

  it('takes so many an hour from one address', async () => {
    let status = 303;
    for (let sent = 0; sent < 12 && status === 303; sent++) status = (await send(marked.sample, FIELDS)).statusCode;
    assert.equal(status, 429);
  });
});
