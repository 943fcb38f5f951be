import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { threadMs } from '../../../test/bad-input/thread-time.ts';
import { parseProperties } from './properties.ts';

const CASES: readonly [text: string, expected: readonly (readonly [string, string])[]][] = [
  ['', []],
  [
    'igsn=10273/ABC\nurl=https://a.org/?x=1',
    [
      ['igsn', '10273/ABC'],
      ['url', 'https://a.org/?x=1'],
    ],
  ],
  [
    'igsn=1\r\nurl=2\r\n',
    [
      ['igsn', '1'],
      ['url', '2'],
    ],
  ],
  [
    'igsn=1\rurl=2',
    [
      ['igsn', '1'],
      ['url', '2'],
    ],
  ],
  ['# comment\\\n ! another = 1\n\n \t \nigsn=1', [['igsn', '1']]],
  [
    'igsn : 1\nurl\t=\f2\ndoi 3',
    [
      ['igsn', '1'],
      ['url', '2'],
      ['doi', '3'],
    ],
  ],
  ['igsn == 1', [['igsn', '= 1']]],
  ['igsn:=1', [['igsn', '=1']]],
  ['  \f\tigsn=1 ', [['igsn', '1 ']]],
  ['igsn=10\\\n   273/\\\r\n\tABC', [['igsn', '10273/ABC']]],
  [
    'igsn=1\\\\\nurl=2',
    [
      ['igsn', '1\\'],
      ['url', '2'],
    ],
  ],
  ['igsn=1\\\n#2', [['igsn', '1#2']]],
  [
    'igsn=1\\\n\nurl=2',
    [
      ['igsn', '1'],
      ['url', '2'],
    ],
  ],
  ['igsn=1\\', [['igsn', '1']]],
  ['\\', []],
  ['igsn', [['igsn', '']]],
  ['igsn=', [['igsn', '']]],
  ['=1', [['', '1']]],
  ['ig\\=sn\\:x\\ y=1', [['ig=sn:x y', '1']]],
  ['a=\\u0041\\u00e4\\t\\n\\r\\f\\q\\\\u0041', [['a', 'Aä\t\n\r\fq\\u0041']]],
  [
    'a=1\na=2',
    [
      ['a', '1'],
      ['a', '2'],
    ],
  ],
  ['application/pdf=https://a.org/b', [['application/pdf', 'https://a.org/b']]],
];

for (const [text, expected] of CASES) {
  test(JSON.stringify(text), () => {
    const read = parseProperties(text);
    assert.deepEqual(read.ok && read.value, expected);
  });
}

for (const text of ['a=\\u', 'a=\\u12', 'a=\\u12g4', '\\uxyz=1', 'a=\\\\\\u1']) {
  test(`${text} is refused`, () => assert.equal(parseProperties(text).ok, false));
}

test('what is escaped comes back, whatever it is', () => {
  const hex = (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`;
  const escaped = (text: string) => [...Array(text.length).keys()].map((at) => hex(text.charCodeAt(at))).join('');
  const pair = fc.tuple(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const read = parseProperties(pairs.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join('\n'));
      assert.deepEqual(read.ok && read.value, pairs);
    }),
  );
});

test('any text is read in time that grows with its length alone', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseProperties(text)));
  const began = threadMs();
  for (const one of ['\\\\', 'a\\\n', ' ', '\\u004']) parseProperties(one.repeat(100_000));
  assert.ok(threadMs() - began < 3000);
});
