import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { finding } from '../../domain/finding.ts';
import { readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { ReadFacts, RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { cellFlatReader, type LooseValue } from '../sesar-shaped/cell-flat-reader.ts';
import { readFlat } from '../sesar-shaped/read-flat.ts';
import { type JsonObject, labelIn, listIn, objectIn } from './json-values.ts';
import { SESAR_2_DIALECT } from './members.ts';
import { apiValues } from './read-api-sample.ts';
import { landingAgents, landingFacts, landingValues } from './read-landing-record.ts';

/** Reads samples of SESAR 2's API, one, a list or a page of answers, and the records of SESAR's landing pages. */
export function fromSesar2(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'json') return [];
  return samplesIn(source.value).map((sample) =>
    isLandingRecord(sample)
      ? readLanding(sample, source.file)
      : read(apiValues(sample, source.file), source.file, {}, {}),
  );
}

/** Whether a JSON document holds samples of SESAR: a member that only its API or its landing pages have. */
export function isSesar2(value: unknown): boolean {
  const [first] = samplesIn(value);
  if (first === undefined) return false;
  const isApi = typeof first.object_type === 'string' && ('sesar_code' in first || 'name' in first);
  return isApi || isLandingRecord(first);
}

function samplesIn(value: unknown): readonly JsonObject[] {
  const page = objectIn(value).data ?? objectIn(value).samples;
  return listIn(Array.isArray(page) ? page : value).map(objectIn);
}

function isLandingRecord(sample: JsonObject): boolean {
  const description = objectIn(sample.description);
  return (
    'igsn' in sample &&
    'sampleName' in description &&
    ('supplementMetadata' in description || 'igsnPrefix' in description)
  );
}

function readLanding(record: JsonObject, file: string): RecordRead {
  const { name, url } = objectIn(objectIn(record.description).publisher);
  const publisher = labelIn(name);
  const said = present({
    landingPage: labelIn(record['@id']),
    publisher: publisher === undefined ? undefined : present({ name: publisher, identifier: labelIn(url) }),
    agents: landingAgents(record),
  });
  return read(landingValues(record, file), file, said, landingFacts(record));
}

function read(
  values: readonly LooseValue[],
  file: string,
  own: Partial<SampleDescription>,
  facts: ReadFacts,
): RecordRead {
  const list = cellFlatReader(values, SESAR_2_DIALECT);
  const identifier = readIdentifier(list.value('igsn')?.text);
  const flat = readFlat(list);
  const agents = [...(flat.agents ?? []), ...(own.agents ?? [])];
  const description = readDescription(identifier, { ...flat, ...own, agents, foreign: list.foreign() });
  const missing = finding('no-identifier', 'The record names no identifier.', {
    field: 'igsn',
    rule: 'an IGSN',
    at: { file },
  });
  return { description, facts, findings: [...(identifier === undefined ? [missing] : []), ...list.findings] };
}
