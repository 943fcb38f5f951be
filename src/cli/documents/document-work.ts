import { completenessOf } from '../../domain/description/completeness/completeness-of.ts';
import { familyEntry } from '../../domain/description/rules/check-family.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { BUILT_IN } from '../../domain/vocabulary/vocabularies.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { checkDocumentInSteps } from '../../formats/converting/check-document.ts';
import { convertRecordInSteps } from '../../formats/converting/convert-record.ts';
import type { RecordRead } from '../../formats/reading/record-read.ts';
import { done, forEach, SIDE_BY_SIDE, type Steps, sideBySide } from '../../formats/steps.ts';
import { schemeOfVersion } from '../../operations/own-vocabularies.ts';
import type { DocumentOrder, DocumentResult, RecordResult } from './document-order.ts';
import { readDocumentFile } from './list-documents.ts';
import { contextOf } from './open-formats.ts';

/** A document to be worked on; `bytes` are given where the file is none, as standard input. */
export interface WorkedDocument {
  readonly file: string;
  readonly bytes?: Uint8Array;
}

/**
 * Does with some documents what was ordered; what came of each, in order, as soon as those beside it are done, too. `onTurn` is told
 * whose turn it is, by its place, every time it is.
 */
export type DocumentWork = (
  documents: readonly WorkedDocument[],
  onTurn?: (place: number) => void,
) => Generator<DocumentResult, void, void>;

type Formats = Pick<InstalledFormats, 'readable' | 'writable' | 'profiles'>;

/**
 * Documents go side by side as long as they have no more bytes together: what the parser and the readers hold of them takes twenty times as
 * much. A larger one goes alone, so that no other is blamed where it takes all the memory there is.
 */
const ENOUGH_BYTES = 1_048_576;

/**
 * What is done with the documents of a run, the same in every thread. The format and profile of the order must be there. It
 * never throws: a document that cannot be read has findings, one whose reader fails has the finding `reader-failed`, and none
 * changes what comes of others.
 */
export function documentWork(order: DocumentOrder, formats: Formats): DocumentWork {
  const work = singleWork(order, formats);
  return function* (documents, onTurn = () => undefined) {
    let group: Steps<DocumentResult>[] = [];
    let first = 0;
    let bytes = 0;
    for (const [place, { file, bytes: given }] of documents.entries()) {
      onTurn(place);
      const content = given === undefined ? readDocumentFile(file) : good(given);
      const own = content.ok ? content.value.length : 0;
      if (group.length === SIDE_BY_SIDE || (group.length > 0 && bytes + own > ENOUGH_BYTES)) {
        yield* together(group, first, onTurn);
        [group, first, bytes] = [[], place, 0];
      }
      group.push(work(file, content));
      bytes += own;
    }
    yield* together(group, first, onTurn);
  };
}

function together(group: readonly Steps<DocumentResult>[], first: number, onTurn: (place: number) => void) {
  return done(sideBySide(group, (at) => onTurn(first + at)));
}

function singleWork(order: DocumentOrder, formats: Formats) {
  const context = { today: order.today, vocabularies: BUILT_IN.with(order.vocabularies.map(schemeOfVersion)) };
  const convert = converter(order, formats);
  const score = scorer(order, formats);
  return function* (file: string, content: Checked<Uint8Array>): Steps<DocumentResult> {
    if (!content.ok) return { file, findings: content.findings, records: [] };
    try {
      const { format, findings, records } = yield* checkDocumentInSteps(content.value, file, formats.readable, context);
      const name = format?.name ?? '';
      const results = yield* forEach(records, function* ({ record, findings: own }): Steps<RecordResult> {
        const { description } = record;
        const family = familyEntry(description, name, { file });
        const converted = yield* convert(record);
        return { igsn: description.igsn, findings: own, family, ...converted, ...score(description) };
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
  if (convert === undefined) return noConversion;
  const { to, now, baseUrl } = convert;
  const format = writable.find((one) => one.name === to);
  if (format === undefined) throw new Error(`There is no format ${to}.`);
  const context = contextOf(baseUrl);
  return function* (record: RecordRead): Steps<Pick<RecordResult, 'converted'>> {
    yield;
    return { converted: yield* convertRecordInSteps(record, format, context, now) };
  };
}

// biome-ignore lint/correctness/useYield: there is nothing to be done
function* noConversion(): Steps<Pick<RecordResult, 'converted'>> {
  return {};
}

function scorer({ profile: name }: DocumentOrder, { profiles }: Formats) {
  const profile = profiles.find((one) => one.name === name);
  if (profile === undefined) return () => ({});
  return (description: SampleDescription) => ({ completeness: completenessOf(description, profile) });
}
