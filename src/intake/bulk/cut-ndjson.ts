import { bad, finding } from '../../domain/finding.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { LARGEST_DOCUMENT } from '../../formats/xml/read-xml.ts';
import type { BulkPiece, ByteStream } from './bulk-piece.ts';
import { readJsonItem } from './read-json-item.ts';
import { splitLines } from './split-lines.ts';

/** The items of NDJSON, one a line. Finding `line-too-long` for a line beyond 16 MB. */
export async function* cutNdjson(
  stream: ByteStream,
  readable: readonly ReadableFormat[],
): AsyncGenerator<readonly BulkPiece[]> {
  for await (const lines of splitLines(stream, LARGEST_DOCUMENT))
    yield lines.map(({ line, text }) => () => ({
      line,
      checked: text === undefined ? bad(tooLong()) : readJsonItem(text, readable),
    }));
}

/** What is said of a line that is longer than anything that is read. */
export function tooLong() {
  return finding('line-too-long', 'The line is too long.', { rule: `at most ${LARGEST_DOCUMENT} bytes` });
}
