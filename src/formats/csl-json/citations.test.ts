import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import type { Agent } from '../../domain/description/agent.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import { BIBTEX } from '../bibtex/format.ts';
import { CITATION_APA, CITATION_TEXT } from '../citation-text/format.ts';
import type { Format } from '../format.ts';
import { RIS } from '../ris/format.ts';
import { CSL_JSON } from './format.ts';

const usual = describeObject(usualContext('sample'));
const { moratoriumUntil: _, ...open } = usual;
const people: readonly Agent[] = [
  { name: 'Lorenz, Henning', isOrganisation: false, isCreator: true },
  { name: 'Müller-Schmidt, Jean-Paul Karl', isOrganisation: false, isCreator: true },
  { name: 'COSC-1 Science Party', isOrganisation: true, isCreator: true },
];
const cited = { ...open, agents: people, title: 'Gneiss & schist, 50 % {x}_1' };
const write = (format: Format, description = cited): string => format.write(description, PENDING, CONTEXT);

describe('citations', () => {
  it('say in CSL what DataCite says', () => {
    const said = JSON.parse(write(CSL_JSON));
    assert.equal(said.type, 'article');
    assert.equal(said.DOI, '10.60510/icdp5054exf4601');
    assert.deepEqual(said.author, [
      { family: 'Lorenz', given: 'Henning' },
      { family: 'Müller-Schmidt', given: 'Jean-Paul Karl' },
      { literal: 'COSC-1 Science Party' },
    ]);
    assert.deepEqual(said.issued, { 'date-parts': [[2015]] });
    assert.equal(said.genre, 'Individual Sample: Rock');
  });

  it('are a sentence in the form that DataCite recommends', () => {
    assert.equal(
      write(CITATION_TEXT),
      'Lorenz, Henning; Müller-Schmidt, Jean-Paul Karl; COSC-1 Science Party (2015): Gneiss & schist, 50 % {x}_1. Version 1. GFZ Data Services. Individual Sample: Rock. https://doi.org/10.60510/icdp5054exf4601\n',
    );
  });

  it('are a sentence in the form of APA', () => {
    assert.equal(
      write(CITATION_APA),
      'Lorenz, H., Müller-Schmidt, J.-P. K., & COSC-1 Science Party. (2015). Gneiss & schist, 50 % {x}_1 (Version 1) [Individual Sample: Rock]. GFZ Data Services. https://doi.org/10.60510/icdp5054exf4601\n',
    );
    const many = Array.from({ length: 25 }, (_unused, n) => ({
      name: `N${n}, A`,
      isOrganisation: false,
      isCreator: true,
    }));
    assert.match(write(CITATION_APA, { ...cited, agents: many }), /N18, A\., … N24, A\. \(2015\)/);
  });

  it('are an entry of BibTeX of type misc with its special characters escaped', () => {
    const text = write(BIBTEX);
    assert.match(text, /^@misc\{icdp5054exf4601,\n/);
    assert.match(text, /author = \{Lorenz, Henning and Müller-Schmidt, Jean-Paul Karl and \{COSC-1 Science Party\}\}/);
    assert.match(text, /50 \\%/);
    assert.match(text, /doi = \{10\.60510\/icdp5054exf4601\}/);
    assert.ok(text.endsWith('}\n'));
  });

  it('are RIS with the line ends it wants, and without a parent as serial number', () => {
    const lines = write(RIS).split('\r\n');
    assert.equal(lines[0], 'TY  - GEN');
    assert.deepEqual(lines.slice(-2), ['ER  - ', '']);
    assert.ok(lines.includes('DO  - 10.60510/icdp5054exf4601'));
    assert.ok(lines.includes('AU  - Lorenz, Henning'));
    assert.ok(lines.includes('PY  - 2015'));
    assert.ok(!lines.some((line) => line.startsWith('SN')));
  });

  for (const [format, type] of [
    [BIBTEX, '@bibtex/text'],
    [RIS, '@ris/file'],
  ] as const) {
    it(`are read by others as they were meant: ${format.name}`, () => {
      const [read] = plugins.input.chain(write(format), { forceType: type }) as readonly Record<string, unknown>[];
      const meant = JSON.parse(write(CSL_JSON));
      assert.ok(read);
      assert.deepEqual(
        [read.title, read.DOI, read.URL, read.publisher],
        [cited.title, meant.DOI, meant.URL, meant.publisher],
      );
      assert.deepEqual((read.issued as { 'date-parts': unknown })['date-parts'], [[2015]]);
      assert.equal((read.author as readonly unknown[]).length, 3);
      assert.deepEqual((read.author as readonly unknown[])[1], meant.author[1]);
    });
  }

  for (const { label, description, facts } of EXAMPLES.filter((one) => /nasty|bare/.test(one.label))) {
    it(`break no line and no entry: ${label}`, () => {
      for (const line of RIS.write(description, facts, CONTEXT).split('\r\n').slice(0, -1))
        assert.match(line, /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
      assert.equal(CITATION_TEXT.write(description, facts, CONTEXT).split('\n').length, 2);
      const bibtex = BIBTEX.write(description, facts, CONTEXT);
      const depth = [...bibtex.replace(/\\[{}]/g, '')].reduce(
        (sum, one) => sum + (one === '{' ? 1 : one === '}' ? -1 : 0),
        0,
      );
      assert.equal(depth, 0, bibtex);
    });
  }
});
