import { checkDescription } from '../../domain/description/rules/check-description.ts';
import type { RuleContext } from '../../domain/description/rules/rule.ts';
import type { FileLocation, Finding } from '../../domain/finding.ts';
import type { ReadableFormat } from '../format.ts';
import type { IngestCell } from '../icdp-ingest-csv/ingest-row.ts';
import { readListedInSteps } from '../reading/read-listed.ts';
import type { RecordRead } from '../reading/record-read.ts';
import { done, type Steps } from '../steps.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { lineStarts, positionOf } from '../xml/start-tags.ts';
import { type RecordStand, recordStands, type StandingText } from './record-stands.ts';

/** A document with everything that is wrong with it. `format` is undefined where it could not be read; then `findings` says why. */
export interface CheckedDocument {
  readonly file: string;
  readonly format?: ReadableFormat;
  /** Of the document: syntax and schema. */
  readonly findings: readonly Finding[];
  readonly records: readonly CheckedRecord[];
}

/** One record, with the findings of reader and rules. */
export interface CheckedRecord {
  readonly record: RecordRead;
  readonly findings: readonly Finding[];
}

/** Reads a document of any of the formats, or a list of them as we export it, and holds every record against the rules. It never throws for what a document says. */
export function checkDocument(
  bytes: Uint8Array,
  file: string,
  formats: readonly ReadableFormat[],
  context: RuleContext,
): CheckedDocument {
  return done(checkDocumentInSteps(bytes, file, formats, context));
}

/** {@link checkDocument} step by step. */
export function* checkDocumentInSteps(
  bytes: Uint8Array,
  file: string,
  formats: readonly ReadableFormat[],
  context: RuleContext,
): Steps<CheckedDocument> {
  const read = yield* readListedInSteps(bytes, file, formats);
  if (!read.ok) return { file, findings: read.findings, records: [] };
  const { format, records } = read.value;
  yield;
  const placed = placer(bytes, file, format, records.length);
  return {
    file,
    format,
    findings: read.findings,
    records: records.map((record, at) => ({
      record,
      findings: [
        ...record.findings,
        ...checkDescription(record.description, context, { file }).map((one) => placed(one, at)),
      ],
    })),
  };
}

/** Each look goes through the whole document, or the part of it that a record fills. */
const MOST_LOOKED_FOR = 1000;

/**
 * What a rule is broken by stands in the document: where its text occurs just once in the record, that is the place, else the
 * beginning of the record where there are several. Where records cannot be told apart it must occur once in the whole.
 */
function placer(bytes: Uint8Array, file: string, format: ReadableFormat, count: number) {
  let document: StandingText | undefined;
  let stands: readonly RecordStand[] | undefined;
  let looked = 0;
  return (one: Finding, record: number): Finding => {
    if (document === undefined) {
      const text = decodeXml(bytes) ?? '';
      document = { bytes, file, text, starts: lineStarts(text) };
      stands = recordStands(document, format, count);
    }
    const stand = stands?.[record];
    const value = looked++ < MOST_LOOKED_FOR ? (one.value ?? '') : '';
    const at = stand?.cells === undefined ? placeOf(value, document, stand) : cellOf(value, stand.cells);
    return { ...one, at: at ?? stand?.at ?? one.at ?? { file } };
  };
}

function cellOf(value: string, cells: readonly IngestCell[]): FileLocation | undefined {
  if (value === '') return undefined;
  const exact = cells.filter(({ text }) => text.trim() === value);
  const found = exact.length > 0 || value.length < 3 ? exact : cells.filter(({ text }) => text.includes(value));
  return found.length === 1 ? found[0]?.at : undefined;
}

function placeOf(value: string, { text, starts, file }: StandingText, stand?: RecordStand): FileLocation | undefined {
  if (value.length < 3) return undefined;
  const { start, end } = stand ?? { start: 0, end: text.length };
  const first = text.indexOf(value, start);
  if (first < 0 || first >= end) return undefined;
  const second = text.indexOf(value, first + 1);
  if (second >= 0 && second < end) return undefined;
  return { file, ...positionOf(first, starts) };
}
