import { completenessOf } from '../../domain/description/completeness/completeness-of.ts';
import { familyEntry } from '../../domain/description/rules/check-family.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { BUILT_IN } from '../../domain/vocabulary/vocabularies.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { checkDocument } from '../../formats/converting/check-document.ts';
import { convertRecord } from '../../formats/converting/convert-record.ts';
import type { RecordRead } from '../../formats/reading/record-read.ts';
import { schemeOfVersion } from '../../operations/own-vocabularies.ts';
import type { DocumentOrder, DocumentResult, RecordResult } from './document-order.ts';
import { readDocumentFile } from './list-documents.ts';
import { contextOf } from './open-formats.ts';

/** Does with one document what was ordered. `bytes` are given where the file is none, as standard input. */
export type DocumentWork = (file: string, bytes?: Uint8Array) => DocumentResult;

type Formats = Pick<InstalledFormats, 'readable' | 'writable' | 'profiles'>;

/**
 * What is done with every document of a run, the same in every thread. The format and profile of the order must be there. It
 * never throws: a document that cannot be read has findings, one whose reader fails has the finding `reader-failed`.
 */
export function documentWork(order: DocumentOrder, formats: Formats): DocumentWork {
  const context = { today: order.today, vocabularies: BUILT_IN.with(order.vocabularies.map(schemeOfVersion)) };
  const convert = converter(order, formats);
  const score = scorer(order, formats);
  return (file, given) => {
    const bytes = given === undefined ? readDocumentFile(file) : ({ ok: true, value: given } as const);
    if (!bytes.ok) return { file, findings: bytes.findings, records: [] };
    try {
      const { format, findings, records } = checkDocument(bytes.value, file, formats.readable, context);
      const name = format?.name ?? '';
      const results = records.map(({ record, findings: own }): RecordResult => {
        const { description } = record;
        const family = familyEntry(description, name, { file });
        return { igsn: description.igsn, findings: own, family, ...convert(record), ...score(description) };
      });
      return { file, ...(format && { format: name }), findings, records: results };
    } catch (error) {
      // No reader throws for what a document says; should one do so all the same, the other documents are not to suffer.
      return { file, findings: [readerFailed(file, error)], records: [] };
    }
  };
}

/** The finding for a document that no reader survived. */
export function readerFailed(file: string, error: unknown): Finding {
  const message = `The reader failed: ${error instanceof Error ? error.message : String(error)}`;
  return finding('reader-failed', message, { at: { file } });
}

function converter({ convert }: DocumentOrder, { writable }: Formats) {
  if (convert === undefined) return () => ({});
  const { to, now, baseUrl } = convert;
  const format = writable.find((one) => one.name === to);
  if (format === undefined) throw new Error(`There is no format ${to}.`);
  const context = contextOf(baseUrl);
  return (record: RecordRead) => ({ converted: convertRecord(record, format, context, now) });
}

function scorer({ profile: name }: DocumentOrder, { profiles }: Formats) {
  const profile = profiles.find((one) => one.name === name);
  if (profile === undefined) return () => ({});
  return (description: SampleDescription) => ({ completeness: completenessOf(description, profile) });
}
