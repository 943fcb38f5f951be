import { type Loss, lossesOf } from '../../domain/description/losses-of.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import type { Format, ReadableFormat, WriteContext } from '../format.ts';
import { openSourceInSteps } from '../reading/open-source.ts';
import { factsOf, type RecordRead } from '../reading/record-read.ts';
import { done, type Steps } from '../steps.ts';

/** A record in another format: its document, and what of it that format does not carry. */
export interface ConvertedRecord {
  readonly text: string;
  readonly losses: readonly Loss[];
  /** Elements of the source that nobody understood and that the target does not keep, as paths. */
  readonly foreignLost: readonly string[];
  /** Single values that the target changes or leaves out, as an older version of DataCite does. */
  readonly narrowed: readonly Finding[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * Writes a record that was read in another format. The document is whole: XML with its declaration, text with its heading.
 * Findings: `no-identifier` where there is nothing to convert; those of what the target demands and the record has not; `written-against-schema` where ours does not fit the schema of
 * the target; those of a community's stylesheet. `now` is ISO 8601, UTC.
 */
export function convertRecord(
  record: RecordRead,
  format: Format,
  context: WriteContext,
  now: string,
): Checked<ConvertedRecord> {
  return done(convertRecordInSteps(record, format, context, now));
}

/** {@link convertRecord} step by step. */
export function* convertRecordInSteps(
  record: RecordRead,
  format: Format,
  context: WriteContext,
  now: string,
): Steps<Checked<ConvertedRecord>> {
  const { description } = record;
  if (description.igsn === '')
    return bad(finding('no-identifier', 'The record has no identifier and is not converted.', { rule: 'an IGSN' }));
  const unmet = format.demands?.(description) ?? [];
  if (unmet.length > 0) return bad(...unmet);
  const facts = factsOf(record, now);
  const written = writtenBy(() => format.writeAgain?.(record) ?? format.write(description, facts, context));
  if (!written.ok) return written;
  const ended = written.value.endsWith('\n') ? written.value : `${written.value}\n`;
  const text = format.syntax === 'xml' ? DECLARATION + ended : ended;
  const again = yield* readAgain(text, format);
  const losses = lossesOf(description, format.mapping, again.description);
  const isForeignLost = losses.some(({ field }) => field === 'foreign');
  const foreignLost = isForeignLost ? (description.foreign ?? []).map((one) => one.path) : [];
  const narrowed = format.narrows?.(description, facts, context) ?? [];
  return good({ text, losses, foreignLost, narrowed }, again.findings);
}

function writtenBy(write: () => string): Checked<string> {
  try {
    return good(write());
  } catch (error) {
    if (error instanceof CorestoneError && error.findings.length > 0) return bad(...error.findings);
    // One record that cannot be written is not to end a batch.
    return bad(finding('not-written', error instanceof Error ? error.message : String(error)));
  }
}

/** What was written as its readers will find it: `description` is undefined where the format has no reader, so that its loss table must do. */
interface ReadAgain {
  readonly description: SampleDescription | undefined;
  /** Where it does not fit the schema of the format. */
  readonly findings: readonly Finding[];
}

function* readAgain(text: string, format: Format & Partial<ReadableFormat>): Steps<ReadAgain> {
  const schema = format.writtenSchema ?? format.schema;
  if (format.read === undefined && schema === undefined) return { description: undefined, findings: [] };
  yield;
  const source = yield* openSourceInSteps(new TextEncoder().encode(text), `${format.name} written`, schema);
  yield;
  const description = source.ok ? format.read?.(source.value)[0]?.description : undefined;
  const findings = schema === undefined ? [] : source.findings;
  yield;
  return { description, findings: findings.map((one) => ({ ...one, code: 'written-against-schema' })) };
}
