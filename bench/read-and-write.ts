import type { Format, ReadableFormat } from '../src/formats/format.ts';
import { READABLE } from '../src/formats/formats.ts';
import { readDocumentInSteps } from '../src/formats/reading/read-document.ts';
import type { Steps } from '../src/formats/steps.ts';
import { CONTEXT, EXAMPLES } from '../test/conformance/formats/example-descriptions.ts';

/** A format that is both read and written. */
export type BothWays = Format & ReadableFormat;

/** Reads a document, which validates it where its format has a schema, and writes its record in the same format. Throws where it is not read. */
export function* readAndWriteInSteps(format: BothWays, bytes: Uint8Array): Steps<void> {
  const read = yield* readDocumentInSteps(bytes, 'bench', READABLE);
  const [record] = read.ok ? read.value.records : [];
  if (record === undefined) throw new Error(`${format.name} does not read what it writes`);
  yield;
  format.write(record.description, EXAMPLES[0]!.facts, CONTEXT);
}

/** Whether a format is read, too. */
export function isBothWays(format: Format): format is BothWays {
  return READABLE.some((one) => one.name === format.name);
}
