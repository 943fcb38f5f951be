import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { bareDescription } from '../../domain/registration/bare-description.ts';
import type { Caller } from '../../operations/caller.ts';
import { spanText } from './age.ts';
import { doneMessage, nextSteps } from './done-messages.ts';
import { words } from './read-form.ts';
import { compareDescriptions } from './registrations/version-comparison.ts';
import { isScopeFor, scopeOf } from './scope.ts';
import { shownSetting } from './settings/settings-routes.ts';

const SPANS: readonly (readonly [seconds: number, text: string])[] = [
  [0, 'now'],
  [59, '59\u202fs'],
  [60, '1\u202fmin'],
  [-3600, '1\u202fh'],
  [47 * 3600, '47\u202fh'],
  [48 * 3600, '2\u202fd'],
];
for (const [seconds, text] of SPANS)
  it(`a span of ${seconds} s is ${text}`, () => assert.equal(spanText(seconds), text));

it('says only what we wrote ourselves', () => {
  assert.equal(doneMessage('retried', '3'), 'In line again: 3.');
  assert.equal(doneMessage('retried', '<b>3</b>'), 'In line again: .');
  for (const key of [null, '', 'constructor', '__proto__', 'pay the following account'])
    assert.equal(doneMessage(key, '1'), undefined);
  for (const key of [null, '', 'constructor', '__proto__', 'retried']) assert.deepEqual(nextSteps(key), []);
});

it('says where to go on from an expedition that was set up', () => {
  assert.deepEqual(
    nextSteps('expedition-made').map(({ path }) => path),
    ['/station', '/admin/imports'],
  );
});

const SETTINGS: readonly (readonly [key: string, value: unknown, shown: string])[] = [
  ['oidcClientSecret', 's3cret', 'set, not shown'],
  ['oidcClientSecret', '', 'empty'],
  ['smtpUrl', 'smtp://a:s3cret@mail.example', 'set, not shown'],
  ['databaseUrl', 'postgres://core:s3c@ret@db.example/core', 'postgres://core:•••@db.example/core'],
  [
    'databaseUrl',
    'postgres://core@db.example/core?password=s3cret&ssl=1',
    'postgres://core@db.example/core?password=•••&ssl=1',
  ],
  ['roles', ['agent', 'repository'], 'agent, repository'],
];
for (const [key, value, shown] of SETTINGS)
  it(`shows setting ${key} as ${shown}`, () => assert.equal(shownSetting(key, value), shown));

const caller = (more: Partial<Caller>): Caller => ({ name: 'x', account: 'x', origin: 'test', grants: [], ...more });
const SCOPES: readonly (readonly [title: string, caller: Caller, scope: readonly string[]])[] = [
  ['nobody sees nothing', caller({}), []],
  ['an administrator all', caller({ grants: [{ role: 'administrator', party: '' }] }), ['']],
  ['narrowed to a client', caller({ grants: [{ role: 'administrator', party: '' }], within: 'A.B' }), ['A.B']],
  ['narrowed to another agent', caller({ grants: [{ role: 'reader', party: 'C' }], within: 'A' }), []],
  [
    'narrowed from above',
    caller({
      grants: [
        { role: 'reader', party: 'A.B' },
        { role: 'reader', party: 'C.D' },
      ],
      within: 'A',
    }),
    ['A.B'],
  ],
];
for (const [title, one, scope] of SCOPES) it(`scope: ${title}`, () => assert.deepEqual(scopeOf(one, 'read'), scope));

it('a token that only reads has no scope to deposit', () => {
  const one = caller({ grants: [{ role: 'administrator', party: '' }], scope: 'read' });
  assert.deepEqual(scopeOf(one, 'deposit'), []);
  assert.equal(isScopeFor(scopeOf(one, 'read'), 'A.B'), true);
});

it('reads the words of a field whatever stands between them', () => {
  assert.deepEqual(words(' a.org,b.org\r\n c.org;'), ['a.org', 'b.org', 'c.org']);
  assert.deepEqual(words(null), []);
});

it('compares two versions field by field, and only where they differ', () => {
  const before: SampleDescription = bareDescription('ABC1', 'ABC');
  const after: SampleDescription = { ...before, rock: 'Gneiss', keywords: ['a', 'b'], size: { value: '3', unit: 'g' } };
  assert.deepEqual(compareDescriptions(before, before), []);
  assert.deepEqual(
    compareDescriptions(before, after)
      .map(({ before: was, after: is }) => [was, is])
      .toSorted(),
    [
      [undefined, 'Gneiss'],
      [undefined, 'a\nb'],
      [undefined, 'value: 3, unit: g'],
    ].toSorted(),
  );
});
