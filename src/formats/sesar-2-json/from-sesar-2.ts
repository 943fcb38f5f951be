import { finding } from '../../domain/finding.ts';
import { readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { cellFlatReader } from '../sesar-shaped/cell-flat-reader.ts';
import { readFlat } from '../sesar-shaped/read-flat.ts';
import { type JsonObject, listIn, objectIn } from './json-values.ts';
import { SESAR_2_DIALECT } from './members.ts';
import { apiValues } from './read-api-sample.ts';

/** Reads samples of SESAR 2's API: one, a list or a page of answers. Landing pages have another shape and a reader of their own. */
export function fromSesar2(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'json') return [];
  return samplesIn(source.value).map((sample) => readSample(sample, source.file));
}

/** Whether a JSON document holds samples of SESAR's API: an object type beside a code or name. */
export function isSesar2(value: unknown): boolean {
  const [first] = samplesIn(value);
  return typeof first?.object_type === 'string' && ('sesar_code' in first || 'name' in first);
}

function samplesIn(value: unknown): readonly JsonObject[] {
  const page = objectIn(value).data ?? objectIn(value).samples;
  return listIn(Array.isArray(page) ? page : value).map(objectIn);
}

function readSample(sample: JsonObject, file: string): RecordRead {
  const list = cellFlatReader(apiValues(sample, file), SESAR_2_DIALECT);
  const identifier = readIdentifier(list.value('igsn')?.text);
  const description = readDescription(identifier, { ...readFlat(list), foreign: list.foreign() });
  const missing = finding('no-identifier', 'The record names no identifier.', {
    field: 'igsn',
    rule: 'an IGSN',
    at: { file },
  });
  const findings = [...(identifier === undefined ? [missing] : []), ...list.findings];
  return { description, facts: {}, findings, readFrom: sample };
}
