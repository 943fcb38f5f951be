import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finding } from '../../domain/finding.ts';
import { RepeatedTerms } from './repeated-terms.ts';

const term = (value: string, row: number, file = 'a.csv', severity: 'warning' | 'error' = 'warning') =>
  finding('unknown-term', `Core type ${value} is not in the list`, {
    severity,
    field: 'Core type',
    value,
    at: { file, row },
  });

test('an unlisted word of an open vocabulary is told once a file, with the number of rows', () => {
  const terms = new RepeatedTerms();
  const all = [
    ...Array.from({ length: 1200 }, (_, n) => term('E', n + 2)),
    term('Q', 7),
    term('E', 2, 'b.csv'),
    term('z', 3, 'a.csv', 'error'),
    term('z', 4, 'a.csv', 'error'),
    finding('not-a-number', 'Depth is not a number', {
      severity: 'warning',
      value: 'E',
      at: { file: 'a.csv', row: 2 },
    }),
  ];
  const told = terms.counted(all.filter((one) => terms.isNew(one)));
  assert.deepEqual(
    told.map(({ message, at }) => [message, at?.file, at?.row]),
    [
      ['Core type E is not in the list; 1,200 rows of the file say so', 'a.csv', 2],
      ['Core type Q is not in the list', 'a.csv', 7],
      ['Core type E is not in the list', 'b.csv', 2],
      ['Core type z is not in the list', 'a.csv', 3],
      ['Core type z is not in the list', 'a.csv', 4],
      ['Depth is not a number', 'a.csv', 2],
    ],
  );
});
