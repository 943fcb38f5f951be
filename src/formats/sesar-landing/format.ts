import type { ReadableFormat } from '../format.ts';
import { recordsIn } from '../igsn-json/from-json.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { fromSesarLanding } from './from-landing.ts';
import { SESAR_LANDING_MAPPING } from './mapping.ts';

/** The JSON inside SESAR's landing pages: the IGSN JSON prototype in name, SESAR's own list in fact. Read only. */
export const SESAR_LANDING: ReadableFormat = {
  name: 'sesar-landing',
  label: 'SESAR landing page',
  version: '2020',
  mediaTypes: [],
  fileEnding: 'sesar-landing.json',
  syntax: 'json',
  isOffered: false,
  mapping: SESAR_LANDING_MAPPING,
  recognises,
  read: fromSesarLanding,
};

/** A record has an `igsn`, and a description with the names that SESAR alone uses. */
function recognises(source: SourceDocument): boolean {
  const records = recordsIn(source);
  return records.length > 0 && records.every(isRecord);
}

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('igsn' in value) || !('description' in value)) return false;
  const { description } = value;
  if (typeof description !== 'object' || description === null) return false;
  return ['supplementMetadata', 'igsnPrefix', 'sampleName'].some((name) => name in description);
}
