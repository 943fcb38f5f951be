import { checkDescription } from '../../domain/description/rules/check-description.ts';
import type { RuleContext } from '../../domain/description/rules/rule.ts';
import type { FileLocation, Finding } from '../../domain/finding.ts';
import type { ReadableFormat } from '../format.ts';
import { readListed } from '../reading/read-listed.ts';
import type { RecordRead } from '../reading/record-read.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { lineStarts, positionOf } from '../xml/start-tags.ts';

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
  const read = readListed(bytes, file, formats);
  if (!read.ok) return { file, findings: read.findings, records: [] };
  const placed = placer(bytes, file);
  const records = read.value.records.map((record) => ({
    record,
    findings: [...record.findings, ...checkDescription(record.description, context, { file }).map(placed)],
  }));
  return { file, format: read.value.format, findings: read.findings, records };
}

/** Each look goes through the whole document. */
const MOST_LOOKED_FOR = 1000;

/** What a rule is broken by stands in the document: where its text occurs just once, that is the place. */
function placer(bytes: Uint8Array, file: string): (one: Finding) => Finding {
  let text: string | undefined;
  let starts: readonly number[] | undefined;
  let looked = 0;
  return (one) => {
    if (looked++ >= MOST_LOOKED_FOR) return one;
    text ??= decodeXml(bytes) ?? '';
    starts ??= lineStarts(text);
    const at = placeOf(one.value ?? '', text, starts, file);
    return at === undefined ? one : { ...one, at };
  };
}

function placeOf(value: string, text: string, starts: readonly number[], file: string): FileLocation | undefined {
  if (value.length < 3) return undefined;
  const first = text.indexOf(value);
  if (first < 0 || text.includes(value, first + 1)) return undefined;
  return { file, ...positionOf(first, starts) };
}
