import assert from 'node:assert/strict';
import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../src/domain/description/description-fields.ts';
import type { SampleDescription } from '../../../src/domain/description/sample-description.ts';
import type { Format, ReadableFormat } from '../../../src/formats/format.ts';
import { openSource } from '../../../src/formats/reading/open-source.ts';
import { factsOf, type RecordRead } from '../../../src/formats/reading/record-read.ts';
import { CONTEXT, PENDING } from './example-descriptions.ts';

const NOW = '2026-01-01T00:00:00Z';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Reads text that a writer gave or a file holds; the document must be well-formed and recognised by the format itself. */
export function readBack(format: ReadableFormat, text: string | Uint8Array, file = 'test'): readonly RecordRead[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const source = openSource(bytes, file);
  assert.ok(source.ok, JSON.stringify(source.findings));
  assert.ok(format.recognises(source.value), `${format.name} does not recognise ${file}`);
  return format.read(source.value);
}

/** The document of one description, as a file. */
export function document(format: Format, description: SampleDescription): string {
  const written = format.write(description, PENDING, CONTEXT);
  return format.syntax === 'xml' ? DECLARATION + written : written;
}

/** Members that a format says it carries whole: mapped and not narrowed. */
export function carriedWhole(format: Format): readonly DescriptionField[] {
  return (Object.keys(DESCRIPTION_FIELDS) as DescriptionField[]).filter((field) => {
    const fate = format.mapping[field];
    return 'to' in fate && fate.narrowed === undefined;
  });
}

/** Members that a format says it carries at least in part. */
export function carried(format: Format): readonly DescriptionField[] {
  return (Object.keys(DESCRIPTION_FIELDS) as DescriptionField[]).filter((field) => 'to' in format.mapping[field]);
}

/** A description written and read again has every member that the format carries whole as it was. */
export function assertDescriptionSurvives(format: Format & ReadableFormat, description: SampleDescription): void {
  const text = document(format, description);
  const [record] = readBack(format, text);
  for (const field of carriedWhole(format))
    assert.deepEqual(record?.description[field], description[field], `${format.name} loses ${field} in\n${text}`);
}

/** A document read, written, read and written again: both writings are the same bytes, both readings the same description. */
export function assertDocumentSettles(format: Format & ReadableFormat, bytes: Uint8Array, file: string): void {
  const written = readBack(format, bytes, file).map((record) => [record, rewrite(format, record)] as const);
  for (const [record, text] of written) {
    const [again] = readBack(format, text, file);
    assert.ok(again);
    assert.equal(rewrite(format, again), text, `${file} changes with every writing`);
    for (const field of carriedWhole(format))
      assert.deepEqual(again.description[field], record.description[field], `${file}: ${field}`);
  }
}

function rewrite(format: Format, record: RecordRead): string {
  const written = format.write(record.description, factsOf(record, NOW), CONTEXT);
  return format.syntax === 'xml' ? DECLARATION + written : written;
}
