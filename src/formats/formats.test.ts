import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DESCRIPTION_FIELDS } from '../domain/description/description-fields.ts';
import { FORMATS, formatByName } from './formats.ts';

const OAI_PREFIXES = ['oai_dc', 'igsn', 'igsndescription', 'igsngfz', 'oai_datacite', 'datacite4'];

describe('formats', () => {
  it('have names, prefixes and media types of their own', () => {
    for (const values of [
      FORMATS.map((one) => one.name),
      FORMATS.map((one) => one.fileEnding),
      FORMATS.flatMap((one) => one.oaiPrefix ?? []),
      FORMATS.flatMap((one) => one.mediaTypes),
    ]) {
      assert.equal(new Set(values).size, values.length);
    }
  });

  it('are found by name and prefix', () => {
    const prefixes = FORMATS.map((one) => one.oaiPrefix);
    for (const prefix of OAI_PREFIXES) assert.ok(prefixes.includes(prefix), prefix);
    for (const one of FORMATS) assert.equal(formatByName(one.name), one);
    assert.equal(formatByName('constructor'), undefined);
  });

  it('say where an XML format has its namespace and schema', () => {
    for (const { syntax, oaiPrefix, namespace, schemaLocation, isOffered } of FORMATS) {
      const isXml = syntax === 'xml';
      assert.deepEqual(
        [namespace, schemaLocation].map((one) => one !== undefined),
        [isXml, isXml],
      );
      if (isOffered !== false) assert.equal(oaiPrefix !== undefined, isXml);
    }
  });

  for (const { name, mapping } of FORMATS) {
    it(`${name} decides about every member of a description, with a reason for what it omits`, () => {
      assert.deepEqual(Object.keys(mapping).toSorted(), Object.keys(DESCRIPTION_FIELDS).toSorted());
      for (const fate of Object.values(mapping)) assert.match('to' in fate ? fate.to : fate.omitted, /\w{2}/);
    });
  }
});
