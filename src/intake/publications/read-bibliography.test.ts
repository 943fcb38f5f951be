import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { plugins } from '@citation-js/core';
import { LONGEST_ENTRY, MOST_ENTRIES } from './bibliography-entries.ts';
import { LONGEST_BIBLIOGRAPHY, readBibliography } from './read-bibliography.ts';

const BIBTEX = `% from a paper
@string{sd = "Scientific Drilling"}
@article{a, title={{COSC-1} -- drilling of \\"{u}ber}, author={Lorenz, Henning and Rosberg, Jan-Erik},
  journal=sd, year=2015, volume=19, pages={1--11}, doi={10.5194/SD-19-1-2015}}

@article{b, title={broken
@phdthesis{c, title={Thesis}, url={https://example.org/t}, school={Uppsala}, year={2016}}
@misc{d, title={No address}}
`;

const RIS = `TY  - JOUR
TI  - A title
AU  - Lorenz, H.
PY  - 2015
DO  - 10.5194/SD-19
JO  - Sci Dril
ER  - 

TY  - JOUR
AU  - Nobody
ER  -
`;

/** What is read, entry by entry: the identifier, or the codes of the findings, with the line. */
function outline(text: string): readonly string[] {
  const read = readBibliography(text, 'pasted');
  if (!read.ok) return read.findings.map((one) => one.code);
  return read.value.map(({ line, checked }) => {
    const said = checked.ok ? checked.value.identifier : checked.findings.map((one) => one.code).join();
    return `${line ?? '-'} ${said}`;
  });
}

test('BibTeX is read entry by entry, with the strings it defines; a broken one is told with its line', () => {
  assert.deepEqual(outline(BIBTEX), [
    '3 10.5194/sd-19-1-2015',
    '6 entry-syntax',
    '7 https://example.org/t',
    '8 work-identifier',
  ]);
  const read = readBibliography(BIBTEX, 'pasted');
  assert.ok(read.ok && read.value[0]!.checked.ok);
  const { title, container, people, csl } = read.value[0]!.checked.value;
  assert.equal(title, 'COSC-1 – drilling of über');
  assert.equal(container, 'Scientific Drilling');
  assert.deepEqual(people[1], { family: 'Rosberg', given: 'Jan-Erik' });
  assert.equal(csl.page, '1-11');
});

test('RIS is read record by record', () => {
  assert.deepEqual(outline(RIS), ['1 10.5194/sd-19', '9 work-title,work-identifier']);
});

test('CSL-JSON is one work or several', () => {
  assert.deepEqual(outline('{"title":"A","DOI":"10.1234/a","issued":{"date-parts":[[2015]]}}'), ['- 10.1234/a']);
  assert.deepEqual(outline('[{"title":"A","DOI":"10.1234/a"},7]'), ['- 10.1234/a', '- entry-syntax']);
  assert.deepEqual(outline('[{"title":'), ['bibliography-json']);
});

test('nothing is fetched, whatever a text says', async (context) => {
  const refuse = () => {
    throw new Error('fetched');
  };
  const asked = context.mock.method(globalThis, 'fetch', refuse);
  // The library asks by a package of its own, which opens sockets, and by parsers that are called for addresses.
  const opened = context.mock.method(Socket.prototype, 'connect', refuse);
  let called = 0;
  for (const type of ['@else/url', '@else/html', '@else/json'])
    plugins.input.addDataParser(type, { parser: () => ++called, async: false });
  const address = 'https://example.org/works.json';
  for (const text of [
    address,
    `"${address}"`,
    `["${address}"]`,
    `TY  - ${address}\nTI  - ${address}\nUR  - ${address}\nER  - `,
    `@misc{a, title={${address}}, url={${address}}}`,
    `@${address}`,
    '10.5194/sd-19-1-2015',
    'https://www.wikidata.org/wiki/Q1',
  ])
    outline(text);
  assert.deepEqual([asked.mock.callCount(), opened.mock.callCount(), called], [0, 0, 0]);
  assert.deepEqual(outline(address), ['bibliography-syntax']);
  assert.deepEqual(outline('10.5194/sd-19-1-2015'), ['bibliography-syntax']);
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['braces that never close', '@article{a, title={'.repeat(3000)],
  ['lines of entries that never close', '@article{a, title={\n'.repeat(60_000)],
  ['deep braces', `@misc{a, title=${'{'.repeat(20_000)}x${'}'.repeat(20_000)}}`],
  ['deep JSON', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['a prototype', '[{"__proto__":{"title":"A"},"constructor":{"prototype":{}},"DOI":"10.1234/a"}]'],
  ['control characters', '@misc{a, title={\u0000\u001b[31m\ud800}, doi={10.1234/a}}'],
  ['RIS without end', 'TY  - JOUR\n'.repeat(1500)],
  ['many strings', `${'@string{a = "b"}\n'.repeat(500)}@misc{x, title={T}, doi={10.1234/a}}`],
];
for (const [what, text] of HOSTILE)
  test(`${what}: findings or works, in little time, and no error`, () => {
    const began = process.hrtime.bigint();
    JSON.stringify(readBibliography(text, 'pasted'));
    assert.ok(Number(process.hrtime.bigint() - began) / 1e9 < 20);
    assert.equal(({} as Record<string, unknown>).title, undefined);
  });

test('sizes are limited', () => {
  assert.deepEqual(outline(' '.repeat(LONGEST_BIBLIOGRAPHY + 1)), ['bibliography-size']);
  const many = JSON.stringify(Array.from({ length: MOST_ENTRIES + 1 }, () => ({})));
  assert.deepEqual(outline(many), ['bibliography-size']);
  assert.deepEqual(outline(`@misc{a, title={${'x'.repeat(LONGEST_ENTRY)}}}`), ['1 entry-size']);
});
