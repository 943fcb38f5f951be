import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSeparator } from './find-separator.ts';

const CASES: readonly (readonly [what: string, head: string, separator: string])[] = [
  ['commas', 'a,b,c\n1,2,3\n', ','],
  ['semicolons with decimal commas', 'a;b;c\n1,5;2,5;3\n1,5;2,5;3\n', ';'],
  ['tabs', 'a\tb\n1\t2\n', '\t'],
  ['bars', 'a|b\r\n1|2\r\n', '|'],
  ['commas in quoted headings', '"Top, m";"Bottom, m"\n1;2\n', ';'],
  ['commas in plain headings', 'Top, m;Bottom, m;Hole\n1;2;A\n3;4;B\n', ';'],
  ['semicolons in a cell of a list', 'site,lithology\n1,gneiss; schist\n2,"a; b"\n', ','],
  ['blank lines before the heading', '\n\na;b\n1;2\n', ';'],
  ['line ends of the old Macintosh', 'a;b\r1;2\r', ';'],
  ['one column', 'site\n1\n2\n', ','],
  ['a heading alone', 'a;b;c', ';'],
  ['nothing', '', ','],
];

for (const [what, head, separator] of CASES) {
  test(`the separator of a file with ${what}`, () => {
    assert.deepEqual(findSeparator(head), { separator, declared: false });
  });
}

test('the opening line of a spreadsheet program is obeyed', () => {
  assert.deepEqual(findSeparator('sep=;\r\na,b;c\r\n'), { separator: ';', declared: true });
});
