import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { hasError } from '../../../src/domain/finding.ts';
import { convertRecord } from '../../../src/formats/converting/convert-record.ts';
import type { Format } from '../../../src/formats/format.ts';
import { FORMATS, READABLE } from '../../../src/formats/formats.ts';
import { readDocument } from '../../../src/formats/reading/read-document.ts';
import type { RecordRead } from '../../../src/formats/reading/record-read.ts';
import { CONTEXT } from './example-descriptions.ts';
import { type CheckedFormat, createSchemaCheck, type SchemaSource } from './schema-check.ts';

const RECORDS = resolve(import.meta.dirname, '../../../../shared/data/records');
const SMOKE = resolve(RECORDS, '../schemas/smoke');
const NOW = '2026-01-01T00:00:00Z';
const skip = existsSync(RECORDS) ? false : 'no ../shared/data/records here';

/** Documents that must not go through, with the finding that says why (schemas/README.md). */
const REFUSED: Readonly<Record<string, string>> = {
  'oai-pmh-identify.xml': 'unknown-format',
  'oai-pmh-listrecords.xml': 'unknown-format',
};

/** Documents that break their schema and are read all the same. */
const TOLERATED: Readonly<Record<string, string>> = {
  'gfz-mds/dif-metadata-sample.xml': 'unfilled',
  'gfz-mds/igsn-v1.0.xml': 'wrong-schema-location',
  'igsnaa-0.1.xml': 'no-identifier',
  'oai-datacite-1.1.xml': 'no-identifier',
  'oai-datacite/oai-sample-1.1.xml': 'against-schema',
};

const files = skip
  ? []
  : [RECORDS, SMOKE].flatMap((cwd) =>
      globSync('**/*.{xml,json}', { cwd }).map((name) => [name, resolve(cwd, name)] as const),
    );

function read(name: string, path: string): readonly RecordRead[] {
  const document = readDocument(readFileSync(path), name, READABLE);
  assert.ok(document.ok, JSON.stringify(document.findings));
  return document.value.records;
}

describe('real records', { skip }, () => {
  for (const [name, path] of files.toSorted()) {
    const refusal = REFUSED[name];
    const complaint = TOLERATED[name];
    if (refusal !== undefined) {
      it(`${name} is refused: ${refusal}`, () => {
        const document = readDocument(readFileSync(path), name, READABLE);
        assert.ok(!document.ok);
        assert.deepEqual([...new Set(document.findings.map((one) => one.code))], [refusal]);
      });
    } else {
      it(`${name} is read${complaint === undefined ? ' without an error' : ` with ${complaint}`}`, () => {
        const document = readDocument(readFileSync(path), name, READABLE);
        assert.ok(document.ok, JSON.stringify(document.findings));
        const { records } = document.value;
        assert.ok(records.length > 0);
        const all = [...document.findings, ...records.flatMap((one) => one.findings)];
        if (complaint === undefined) assert.ok(!hasError(all), JSON.stringify(all));
        else
          assert.ok(
            all.some((one) => one.code === complaint),
            JSON.stringify(all),
          );
      });
    }
  }
});

/** The one good reason not to write a record: it has no identifier, or not one of the shape that the format demands. */
function mayRefuse(format: Format, { description: { igsn } }: RecordRead): string | undefined {
  if (igsn === '') return 'no-identifier';
  const isAustralian = format.name === 'ardc' || format.name === 'csiro';
  return isAustralian && !/^[A-Z]{2}[A-Z0-9.-]*$/.test(igsn) ? 'identifier-shape' : undefined;
}

const readable = files.filter(([name]) => REFUSED[name] === undefined);

for (const format of FORMATS) {
  describe(`real records as ${format.name}`, { skip }, () => {
    const schemas = (['published', 'own'] as SchemaSource[]).flatMap((source) =>
      format.syntax === 'xml' ? [[source, createSchemaCheck(format.name as CheckedFormat, source)] as const] : [],
    );
    after(() => {
      for (const [, schema] of schemas) schema?.dispose();
    });
    for (const [name, path] of readable) {
      it(name, () => {
        for (const record of read(name, path)) {
          const converted = convertRecord(record, format, CONTEXT, NOW);
          if (!converted.ok) {
            assert.deepEqual(
              converted.findings.map((one) => one.code),
              [mayRefuse(format, record)],
            );
            continue;
          }
          assert.deepEqual(converted.findings, []);
          const { text } = converted.value;
          assert.ok(text.length > 0 && text.isWellFormed());
          if (format.syntax === 'json') JSON.parse(text);
          for (const [source, schema] of schemas) assert.deepEqual(schema?.check(text) ?? [], [], `${source}: ${text}`);
        }
      });
    }
  });
}
