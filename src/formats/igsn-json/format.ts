import type { ReadableFormat } from '../format.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { fromIgsnJson, recordsIn } from './from-json.ts';
import { IGSN_JSON_MAPPING } from './mapping.ts';

/** IGSN JSON registration 0.1, a prototype of 2020 that was never productive. Read only. */
export const IGSN_JSON: ReadableFormat = {
  name: 'igsn-json',
  label: 'IGSN JSON prototype',
  version: '0.1',
  mediaTypes: [],
  fileEnding: 'igsn.json',
  syntax: 'json',
  isOffered: false,
  mapping: IGSN_JSON_MAPPING,
  recognises,
  read: fromIgsnJson,
};

/** A record has an `igsn` and a registrant, or an `igsn` and the context of the prototype. */
function recognises(source: SourceDocument): boolean {
  const records = recordsIn(source);
  return records.length > 0 && records.every(isRecord);
}

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('igsn' in value)) return false;
  const context = '@context' in value ? String(value['@context']) : '';
  return 'registrant' in value || context.includes('igsn-json');
}
