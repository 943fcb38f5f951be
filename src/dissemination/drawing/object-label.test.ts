import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wordsIn } from '../words/words.ts';
import { objectLabel } from './object-label.ts';

const named = (name: string) => wordsIn('en').objects.named('sample', name);

const LABELS: readonly (readonly [name: string, label: string])[] = [
  ['12-14', '12\u201314\u202fcm'],
  ['0-0.5', '0\u20130.5\u202fcm'],
  ['12-14-b', '12-14-b'],
  ['P1', named('P1')],
  ['3', named('3')],
  ['1904-7', named('1904-7')],
  ['1904-1910', named('1904-1910')],
];

for (const [name, label] of LABELS)
  it(`a sample ${name} is called ${label}`, () => {
    const row = { type: 'sample', name, coreType: null, coreCatcher: false } as const;
    assert.equal(objectLabel(row, wordsIn('en')), label);
  });
