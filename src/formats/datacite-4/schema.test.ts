import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { createSchemaCheck } from '../../../test/conformance/formats/schema-check.ts';
import { readXml } from '../xml/read-xml.ts';
import { KERNEL_VERSIONS, type KernelVersion } from './kernel-lists.ts';
import { kernelSchema } from './kernel-schema.ts';

const OFFICIAL = resolve(import.meta.dirname, '../../../../shared/data/records/datacite-kernel-4.6');
const skip = existsSync(OFFICIAL) ? false : 'no DataCite records here (../shared/data/records)';

/** Every document that one change makes of a text: elements removed, doubled, renamed, emptied, values and attributes spoilt. */
function* mutants(text: string): Generator<readonly [string, string]> {
  const body = text.indexOf('<identifier');
  const leaves = /<(\w+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(leaves)) {
    if (index < body) continue;
    const replaced = (by: string) => text.slice(0, index) + by + text.slice(index + whole.length);
    yield [`${name} removed`, replaced('')];
    yield [`${name} doubled`, replaced(whole + whole)];
    yield [`${name} renamed`, replaced(whole.replaceAll(name, `${name}X`))];
    yield [`${name} emptied`, replaced(whole.replace(/>[^<>]*</, '><'))];
    yield [`${name} misvalued`, replaced(whole.replace(/>[^<>]*</, '>no such 999<'))];
    yield [`${name} with a child`, replaced(whole.replace(/<\/\w+>$/, (end) => `<b/>${end}`))];
    yield [`${name} with a strange attribute`, replaced(whole.replace(name, `${name} strange="1"`))];
    yield* spoiltAttributes(name, whole, replaced);
  }
  const wrappers = /<(\w+)(?:\s[^<>]*)?>\s*(?=<)/g;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(wrappers)) {
    if (index < body) continue;
    const end = text.indexOf(`</${name}>`, index);
    yield [`${name} emptied`, text.slice(0, index + whole.length) + text.slice(end)];
    yield [`${name} with text`, `${text.slice(0, index + whole.length)}text${text.slice(index + whole.length)}`];
    const after = end + name.length + 3;
    yield [`${name} doubled`, text.slice(0, after) + text.slice(index, after) + text.slice(after)];
  }
}

function* spoiltAttributes(name: string, whole: string, replaced: (by: string) => string) {
  for (const [attribute, key = ''] of whole.matchAll(/\s([\w:]+)="[^"]*"/g)) {
    yield [`${name} without ${key}`, replaced(whole.replace(attribute, ''))] as const;
    yield [`${name} with bad ${key}`, replaced(whole.replace(attribute, ` ${key}="no such [value] %"`))] as const;
    yield [`${name} with empty ${key}`, replaced(whole.replace(attribute, ` ${key}=""`))] as const;
  }
}

function isValid(version: KernelVersion, text: string): boolean {
  const read = readXml(Buffer.from(text), 'mutant', () => kernelSchema(version));
  return read.ok && read.findings.length === 0;
}

describe('our own DataCite schema', { skip }, () => {
  const names = skip ? [] : readdirSync(OFFICIAL);
  const older = (['4.4', '4.5', '4.6'] as const).flatMap((version) =>
    names.slice(0, 4).map((name) => [version, name] as const),
  );
  for (const [version, name] of [...names.map((one) => ['4.7', one] as const), ...older]) {
    it(`judges every mutant of ${name} as the published ${version} does`, () => {
      const published = createSchemaCheck('datacite4', 'published', version);
      assert.ok(published);
      const text = readFileSync(resolve(OFFICIAL, name), 'utf8');
      const seen = new Set<string>();
      let refused = 0;
      let accepted = 0;
      for (const [label, mutant] of mutants(text)) {
        if (seen.has(label)) continue;
        seen.add(label);
        const complaints = published.check(mutant);
        assert.equal(isValid(version, mutant), complaints.length === 0, `${label}: ${complaints[0] ?? 'valid'}`);
        if (complaints.length > 0) refused++;
        else accepted++;
      }
      assert.ok(refused > 20 && (accepted > 20 || version < '4.7'), `${refused} refused, ${accepted} accepted`);
      published.dispose();
    });
  }
});

describe('our own DataCite schema of each version', () => {
  const record = (more: string) =>
    `<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.1/a</identifier><creators><creator><creatorName>A</creatorName></creator></creators><titles><title>T</title></titles><publisher>P</publisher><publicationYear>2020</publicationYear>${more}</resource>`;
  const kind = (type: string) => `<resourceType resourceTypeGeneral="${type}">x</resourceType>`;
  const related = (attributes: string) =>
    `${kind('Text')}<relatedIdentifiers><relatedIdentifier ${attributes}>x</relatedIdentifier></relatedIdentifiers>`;
  const cases: readonly (readonly [KernelVersion, string, string])[] = [
    ['4.0', 'PhysicalObject', kind('PhysicalObject')],
    ['4.1', 'dateInformation', `${kind('Text')}<dates><date dateType="Issued" dateInformation="x">2020</date></dates>`],
    ['4.2', 'Withdrawn', `${kind('Text')}<dates><date dateType="Withdrawn">2020</date></dates>`],
    ['4.2', 'Obsoletes', related('relatedIdentifierType="DOI" relationType="Obsoletes"')],
    ['4.4', 'relatedItems', `${kind('Text')}<relatedItems/>`],
    ['4.4', 'Journal', kind('Journal')],
    ['4.5', 'Instrument', kind('Instrument')],
    ['4.5', 'Collects', related('relatedIdentifierType="DOI" relationType="Collects"')],
    ['4.6', 'Award', kind('Award')],
    ['4.6', 'RRID', related('relatedIdentifierType="RRID" relationType="Cites"')],
    ['4.7', 'Poster', kind('Poster')],
    ['4.7', 'Other', related('relatedIdentifierType="DOI" relationType="Other"')],
    [
      '4.7',
      'relationTypeInformation',
      related('relatedIdentifierType="DOI" relationType="Cites" relationTypeInformation="x"'),
    ],
  ];
  for (const [since, label, more] of cases) {
    it(`knows ${label} since ${since}`, () => {
      for (const version of KERNEL_VERSIONS) assert.equal(isValid(version, record(more)), version >= since, version);
    });
  }
});
