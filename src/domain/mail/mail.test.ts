import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMailAddress, mailBody, mailSubject } from './mail-address.ts';
import { MAIL_GIVEN_UP_AFTER_MS, mailTriedAgainAt } from './mail-retry.ts';
import { readSender, readSmtpUrl } from './smtp-server.ts';

const ADDRESSES: readonly (readonly [string, boolean])[] = [
  ['ada@example.org', true],
  ['ada.l+core@drill-site.example', true],
  ['åsa@exempel.se', true],
  ['', false],
  ['ada', false],
  ['ada@', false],
  ['ada@example.org, eve@example.org', false],
  ['ada@example.org\r\nBcc: eve@example.org', false],
  ['Ada <ada@example.org>', false],
  ['"a b"@example.org', false],
  ['ada@example.org ', false],
  [`${'a'.repeat(250)}@example.org`, false],
];
for (const [text, fits] of ADDRESSES)
  test(`${JSON.stringify(text).slice(0, 40)} is ${fits ? 'an' : 'no'} address`, () =>
    assert.equal(isMailAddress(text), fits));

test('a subject is one line, whatever is put into it', () => {
  assert.equal(mailSubject('Core\r\nBcc: eve@example.org\u2028x\u0000'), 'Core Bcc: eve@example.org x');
  assert.equal([...mailSubject('x'.repeat(500))].length, 200);
});

test('a body keeps lines and tabs and loses other control characters', () =>
  assert.equal(mailBody('a\r\nb\rc\td\u0000\u001be'), 'a\nb\nc\tde'));

test('is tried after 1, 2, 4 minutes and at most 4 hours, for three days', () => {
  const again = (attempts: number, queuedAtMs = 0) =>
    mailTriedAgainAt({ isForGood: false }, { attempts, queuedAtMs }, queuedAtMs + 1000);
  assert.deepEqual(
    [1, 2, 3, 30].map((one) => (again(one)! - 1000) / 60_000),
    [1, 2, 4, 240],
  );
  const late = mailTriedAgainAt({ isForGood: false }, { attempts: 30, queuedAtMs: 0 }, MAIL_GIVEN_UP_AFTER_MS);
  assert.equal(late, undefined);
  assert.equal(mailTriedAgainAt({ isForGood: true }, { attempts: 1, queuedAtMs: 0 }, 0), undefined);
});

const SERVERS: readonly (readonly [string, string | undefined])[] = [
  ['smtp://mail.example', 'mail.example:587 required'],
  ['smtps://ada%40x:p%3As@mail.example', 'mail.example:465 at-once ada@x p:s'],
  ['smtp://127.0.0.1:2525', '127.0.0.1:2525 none'],
  ['smtp://127.0.0.1:2525?tls=required&ca=/c.pem', '127.0.0.1:2525 required /c.pem'],
  ['smtp://[::1]:25', '::1:25 none'],
  ['smtp://mail.example:25?tls=none', 'mail.example:25 none'],
  ['smtps://mail.example?tls=none', undefined],
  ['smtp://mail.example?tls=maybe', undefined],
  ['smtp://mail.example?verify=no', undefined],
  ['smtp://mail.example/box', undefined],
  ['http://mail.example', undefined],
  ['smtp://a:%ZZ@mail.example', undefined],
  ['mail.example', undefined],
];
for (const [url, said] of SERVERS)
  test(`${url} is ${said ?? 'no mail server'}`, () => {
    const server = readSmtpUrl(url);
    const words = server && [`${server.host}:${server.port}`, server.tls, server.user, server.password, server.caFile];
    assert.equal(words?.filter((one) => one !== '').join(' '), said);
  });

test('a sender is an address with or without a name', () => {
  assert.deepEqual(readSender('Core repository <core@example.org>'), {
    name: 'Core repository',
    address: 'core@example.org',
  });
  assert.deepEqual(readSender('core@example.org'), { name: '', address: 'core@example.org' });
  assert.equal(readSender('a@example.org, b@example.org'), undefined);
  assert.equal(readSender('x\nBcc: eve@example.org <a@example.org>'), undefined);
});
