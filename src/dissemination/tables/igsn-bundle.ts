import type { Format } from '../../formats/format.ts';
import { type ZipPart, zipStream } from '../../formats/tables/zip-stream.ts';
import { type ExportedExpedition, type ExportObserver, exportDocuments } from '../feeds/export-records.ts';
import type { PublicFace } from '../public-face.ts';

/**
 * What is public of the records of an expedition, as a ZIP archive with an XML document a record, called by its IGSN. A
 * record that cannot be said in the format is told to `onBadRecord` and left out; `left-out.txt` in the archive names it.
 */
export function igsnBundle(
  face: PublicFace,
  format: Format,
  expedition: ExportedExpedition,
  observer: ExportObserver,
): AsyncIterable<Uint8Array> {
  return zipStream(parts(face, format, expedition, observer));
}

async function* parts(
  face: PublicFace,
  format: Format,
  expedition: ExportedExpedition,
  observer: ExportObserver,
): AsyncGenerator<ZipPart> {
  const leftOut: string[] = [];
  const onBadRecord = (igsn: string, error: unknown) => {
    leftOut.push(`${igsn}: ${error instanceof Error ? error.message : String(error)}\r\n`);
    observer.onBadRecord(igsn, error);
  };
  for await (const { igsn, text } of exportDocuments(face, format, expedition, { ...observer, onBadRecord }))
    yield { name: `${igsn}.xml`, content: only(text) };
  if (leftOut.length > 0) yield { name: 'left-out.txt', content: only(leftOut.join('')) };
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
