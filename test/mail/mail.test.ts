import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { senderOf, startMailWorker } from '../../src/api/mail/mail-worker.ts';
import { queueAlarms } from '../../src/api/mail/queue-alarms.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House } from '../../src/context.ts';
import { discardMail, retryMails } from '../../src/operations/mail/care-for-mail.ts';
import type { Mail } from '../../src/operations/mail/mail-ports.ts';
import { queueMail, type WantedMail } from '../../src/operations/mail/queue-mail.ts';
import { sendNextMail } from '../../src/operations/mail/send-mails.ts';
import { mailStore } from '../../src/store/ports/mail-store.ts';
import { until } from '../registry/dumps.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { onEachPlace, type TestPlace } from '../store/each-engine.ts';
import { withTables } from '../store/migrated-copies.ts';
import { type Certificate, MailServer, type MailServerWishes, makeCertificate } from './mail-server.ts';

const PROGRAM = join(import.meta.dirname, 'serve-mail.ts');
const START = Date.parse('2026-11-22T12:00:00Z');

onEachPlace('mail', (place) => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  let house: House;
  let certificate: Certificate;
  let nowMs = START;
  const settingsWith = (more: Record<string, string>) => {
    const { dataFolder, databaseUrl } = place();
    const flags = { data: dataFolder, 'database-url': databaseUrl, 'mail-from': 'Core <core@example.org>', ...more };
    return decideSettings({ flags, environment: {}, file: {} });
  };
  before(async () => {
    certificate = makeCertificate(folder);
    await withTables(place());
    house = await buildHouse(settingsWith({}), { now: () => new Date(nowMs) });
  });
  after(async () => {
    await house.close();
    rmSync(folder, { recursive: true });
  });

  const mails = () => mailStore(house.store.read, house.store.engine);
  const queue = (to: string, more: Partial<WantedMail> = {}) =>
    house.unitOfWork((work) =>
      queueMail(work, { to, subject: 'Hello', text: 'A line.\n', about: { kind: 'test', id: '' }, ...more }),
    );
  const all = () => mails().list(['waiting', 'retry', 'sending', 'sent', 'failed'], 1000);
  const mailTo = async (to: string): Promise<Mail> => (await all()).find((one) => one.to === to)!;
  const with_ = async (wishes: MailServerWishes, body: (server: MailServer) => Promise<void>) => {
    const server = await new MailServer(wishes).start();
    try {
      await body(server);
    } finally {
      await server.stop();
    }
  };
  const round = (smtpUrl: string, perMinute = 9999) =>
    sendNextMail(house.unitOfWork, senderOf(settingsWith({ 'smtp-url': smtpUrl }))!, perMinute);

  it('goes out over STARTTLS after signing in, is what was said, and its text is not kept', async () => {
    const login = { user: 'core@example.org', password: 'p:ss wörd' };
    await with_({ certificate, login }, async (server) => {
      await queue('ada@example.org', {
        subject: 'Prøve\r\nBcc: eve@example.org',
        text: 'Din länk: https://x/?key=geheim\r\n.\r\nQUIT\r\n',
      });
      const who = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}`;
      const url = `smtp://${who}@127.0.0.1:${server.port}?tls=required&ca=${certificate.file}`;
      assert.equal(await round(url), 'sent');
      const [mail] = server.taken;
      assert.deepEqual(mail?.to, ['ada@example.org']);
      assert.equal(mail?.isSecure, true);
      assert.equal(mail?.user, login.user);
      assert.doesNotMatch(mail!.source, /^bcc:/im);
      assert.match(mail!.source, /^From: "?Core"? <core@example\.org>\r$/m);
      assert.match(mail!.source, /^Auto-Submitted: auto-generated\r$/m);
      const kept = await mailTo('ada@example.org');
      assert.ok(mail!.source.includes(`<${kept.id}@example.org>`), 'the Message-ID follows from the key');
      assert.deepEqual([kept.state, kept.text, kept.lastError], ['sent', '', null]);
      assert.equal(await round(url), 'none');
    });
  });

  it('is given over TLS from the first byte as well, and to nobody whom the machine does not trust', async () => {
    await with_({ certificate, isImplicitTls: true }, async (server) => {
      await queue('tls@example.org');
      assert.equal(await round(`smtps://127.0.0.1:${server.port}`), 'server-down');
      const { state, lastError } = await mailTo('tls@example.org');
      assert.equal(state, 'retry');
      assert.match(lastError!, /self-signed|certificate/);
      nowMs += 61_000;
      assert.equal(await round(`smtps://127.0.0.1:${server.port}?ca=${certificate.file}`), 'sent');
    });
  });

  it('is not given without TLS where it is asked for, nor with a wrong password, which nobody reads', async () => {
    await with_({ hidesTls: true }, async (server) => {
      await queue('plain@example.org');
      assert.equal(await round(`smtp://127.0.0.1:${server.port}?tls=required`), 'server-down');
      assert.equal(server.taken.length, 0);
      assert.match((await mailTo('plain@example.org')).lastError!, /TLS/);
      nowMs += 61_000;
      assert.equal(await round(`smtp://127.0.0.1:${server.port}`), 'sent');
    });
    await with_({ login: { user: 'a', password: 'right' } }, async (server) => {
      await queue('login@example.org');
      assert.equal(await round(`smtp://a:s3cretive@127.0.0.1:${server.port}`), 'server-down');
      const { lastError } = await mailTo('login@example.org');
      assert.match(lastError!, /neither user nor password/);
      assert.doesNotMatch(lastError!, /s3cretive|czNjcmV0aXZl/);
      nowMs += 61_000;
      assert.equal(await round(`smtp://a:right@127.0.0.1:${server.port}`), 'sent');
    });
  });

  it('is tried again after 4xx and a cut line, given up after 5xx or three days, and sent when somebody says so', async () => {
    const answers: Record<string, number> = { 'busy@example.org': 451, 'gone@example.org': 550, 'cut@example.org': -1 };
    await with_({ refuse: (to) => answers[to] ?? 0 }, async (server) => {
      const url = `smtp://127.0.0.1:${server.port}`;
      for (const to of Object.keys(answers)) await queue(to);
      await queue('no address');
      assert.deepEqual([await round(url), await round(url), await round(url)].toSorted(), [
        'failed',
        'retry',
        'server-down',
      ]);
      assert.match((await mailTo('gone@example.org')).lastError!, /550 No gone@example\.org here/);
      assert.equal((await mailTo('no address')).state, 'failed');
      assert.equal(await round(url), 'none', 'nothing is tried again at once');
      const first = await mailTo('busy@example.org');
      assert.equal(Date.parse(first.dueAt) - nowMs, 60_000);
      nowMs += 60_000;
      answers['cut@example.org'] = 0;
      await round(url);
      await round(url);
      assert.equal((await mailTo('cut@example.org')).state, 'sent');
      const ids = server.taken.map((one) => /^Message-ID: (.*)\r$/im.exec(one.source)?.[1]);
      assert.equal(ids.length, 2, 'it came twice');
      assert.equal(new Set(ids).size, 1, 'under one Message-ID');
      assert.equal(Date.parse((await mailTo('busy@example.org')).dueAt) - nowMs, 120_000);
      nowMs += 72 * 3_600_000;
      assert.equal(await round(url), 'failed');
      answers['busy@example.org'] = 0;
      answers['gone@example.org'] = 0;
      assert.equal(await retryMails(house.unitOfWork, undefined, OPERATOR), 3);
      const rounds = [await round(url), await round(url), await round(url)];
      assert.deepEqual(rounds.toSorted(), ['failed', 'sent', 'sent']);
    });
  });

  it('is let go of where nobody can mend it, and not said again', async () => {
    assert.equal(await queue('nowhere', { once: 'never again' }), true);
    const { id } = await mailTo('nowhere');
    const { failed } = await mails().count();
    assert.throws(() => discardMail(house.unitOfWork, id, clientCaller('GFZ.OTHER')), { code: 'not-allowed' });
    assert.equal(await discardMail(house.unitOfWork, id, OPERATOR), true);
    assert.equal(await discardMail(house.unitOfWork, id, OPERATOR), false);
    assert.equal((await mails().count()).failed, failed - 1);
    assert.equal(await queue('nowhere', { once: 'never again' }), false);
  });

  it('is not given up at its first try because it had to wait for a mail server', async () => {
    await with_({ refuse: () => 451 }, async (server) => {
      await queue('patient@example.org');
      nowMs += 96 * 3_600_000;
      assert.equal(await round(`smtp://127.0.0.1:${server.port}`), 'retry');
      nowMs += 72 * 3_600_000;
      assert.equal(await round(`smtp://127.0.0.1:${server.port}`), 'failed');
    });
  });

  it('waits where nothing is listening, goes out not faster than it may, and not before its time', async () => {
    await queue('later@example.org', { sendAfter: new Date(nowMs + 3_600_000).toISOString() });
    assert.equal(await round('smtp://127.0.0.1:1'), 'none');
    nowMs += 3_600_000;
    assert.equal(await round('smtp://127.0.0.1:1'), 'server-down');
    nowMs += 61_000;
    await with_({}, async (server) => {
      const url = `smtp://127.0.0.1:${server.port}`;
      for (const n of [1, 2, 3]) await queue(`paced${n}@example.org`);
      assert.deepEqual([await round(url, 2), await round(url, 2), await round(url, 2)], ['sent', 'sent', 'paced']);
      nowMs += 60_000;
      assert.deepEqual([await round(url, 2), await round(url, 2)], ['sent', 'sent']);
    });
  });

  it('is queued with what it belongs to or not at all, and once where it is said once', async () => {
    const failing = house.unitOfWork(async (work) => {
      await queueMail(work, { to: 'never@example.org', subject: 'x', text: 'x', about: { kind: 'test', id: '' } });
      throw new Error('and then it failed');
    });
    await assert.rejects(failing);
    assert.equal(await mailTo('never@example.org'), undefined);
    const both = await Promise.all([1, 2].map(() => queue('once@example.org', { once: 'loan 1 before' })));
    assert.deepEqual(both.toSorted(), [false, true]);
  });

  it('tells of a late backup and failed mails once a day', async () => {
    const alarmed: House = {
      ...house,
      settings: settingsWith({ 'alarm-mail': 'ops@example.org', 'backup-to': join(folder, 'backups') }),
    };
    const told = async () => (await all()).filter((one) => one.to === 'ops@example.org').map((one) => one.about.id);
    await queueAlarms(alarmed);
    await queueAlarms(alarmed);
    assert.deepEqual((await told()).toSorted(), ['backup-late', 'mails-failed']);
    nowMs += 24 * 3_600_000;
    await queueAlarms(alarmed);
    assert.equal((await told()).length, 4);
  });

  it('comes once with two servers, and at least once, under one Message-ID, when they are killed', async () => {
    await drain();
    const slow = await new MailServer({ slowMs: 30 }).start();
    const url = `smtp://127.0.0.1:${slow.port}`;
    // Claims of the killed run out by this clock, which is far ahead of that of the processes.
    nowMs = Date.now();
    const workers = place().engine === 'postgres' ? 2 : 1;
    let servers: ChildProcess[] = [];
    try {
      for (let n = 0; n < 20; n++) await queue(`many${n}@example.org`);
      servers = Array.from({ length: workers }, () => serve(place(), url));
      await until(() => slow.taken.length >= 5);
      for (const one of servers) {
        one.kill('SIGKILL');
        await once(one, 'exit');
      }
      await sleep(50);
      const underWay = await mails().list(['sending'], 10);
      assert.ok(underWay.length <= workers);
      nowMs = Date.now() + 200_000;
      const worker = startMailWorker(
        { ...house, settings: settingsWith({ 'smtp-url': url, 'mail-per-minute': '9999' }) },
        assert.ifError,
        20,
      );
      await until(async () => (await mails().list(['waiting', 'sending', 'retry'], 1)).length === 0);
      await worker.stop();
      const ids = slow.taken.map((one) => /^Message-ID: (.*)\r$/im.exec(one.source)?.[1]);
      assert.deepEqual(
        [...new Set(slow.taken.flatMap((one) => one.to))].filter((one) => !one.startsWith('many')),
        [],
      );
      assert.equal(new Set(slow.taken.flatMap((one) => one.to)).size, 20);
      assert.equal(new Set(ids).size, 20);
      assert.ok(ids.length <= 20 + workers, `${ids.length} came`);
    } finally {
      for (const one of servers) one.kill('SIGKILL');
      await slow.stop();
    }
  });

  const drain = async () =>
    with_({}, async (server) => {
      nowMs += 24 * 3_600_000;
      while ((await round(`smtp://127.0.0.1:${server.port}`)) !== 'none');
    });
});

function serve({ dataFolder, databaseUrl }: TestPlace, smtpUrl: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, dataFolder, databaseUrl, smtpUrl], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
