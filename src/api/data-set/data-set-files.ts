import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type DataSetFile, dataSetFilePath, givenForm } from '../../domain/files/data-set-file.ts';
import { withoutMetadata } from '../../domain/files/without-metadata.ts';
import { FILES_TABLE, type WrittenFile } from '../../formats/data-set/files-table.ts';
import { writeCsv } from '../../formats/tables/write-csv.ts';
import type { ZipPart } from '../../formats/tables/zip-stream.ts';
import { bytesPath } from '../../store/files/file-folder.ts';
import { pictureForm } from '../../store/files/smaller-pictures.ts';
import { findFilesStand, listDataSetFiles } from '../../store/read/list-data-set-files.ts';

/** So many octets of a file are in memory at once, unless it is a picture that is taken apart. */
const PIECE_BYTES = 1_048_576;

/**
 * The files of an expedition, by its path, one after another, and behind them `files.csv` with a row for each; nothing where there are none.
 * Throws `gone` for a file whose bytes are missing or are not what they were, or cannot be given away without what tells of a place.
 */
export async function* fileParts({ store, settings }: House, path: string): AsyncGenerator<ZipPart> {
  if ((await findFilesStand(store.read, path)).files === 0) return;
  const sums: Pick<WrittenFile, 'bytes' | 'sha256'>[] = [];
  for await (const file of listDataSetFiles(store.read, path)) {
    const content = summed(givenBytes(settings, file), (sum) => sums.push(sum));
    yield { name: dataSetFilePath(file), content };
  }
  yield { name: 'files.csv', content: writeCsv(FILES_TABLE, rows()) };
  // The same files in the same order: where one changed meanwhile the data set is given up.
  async function* rows(): AsyncGenerator<WrittenFile> {
    let at = 0;
    for await (const file of listDataSetFiles(store.read, path)) {
      const sum = sums[at++];
      if (sum !== undefined) yield { file, ...sum };
    }
  }
}

async function* givenBytes({ data, pictureMostMegapixels }: House['settings'], file: DataSetFile) {
  const original = bytesPath(data, file.sha256);
  const form = givenForm(file.mediaType);
  if (form === 'as it came') return yield* checked(original, file);
  if (form === 'smaller JPEG') {
    for await (const piece of checked(original, file)) void piece;
    const made = await pictureForm(data, file, 'screen', pictureMostMegapixels * 1_000_000);
    if (made === undefined) throw notGiven(file);
    return yield* createReadStream(made.path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array>;
  }
  const whole = await readFile(original).catch((error: unknown) => {
    throw isMissing(error) ? missing(file) : error;
  });
  if (createHash('sha256').update(whole).digest('hex') !== file.sha256) throw missing(file);
  const parts = withoutMetadata(whole, file.mediaType);
  if (parts === undefined) throw notGiven(file);
  yield* parts;
}

/** The bytes of a file as they came; whether they are still those is known at their end. */
async function* checked(original: string, file: DataSetFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(original, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array>) {
      hash.update(piece);
      yield piece;
    }
  } catch (error) {
    throw isMissing(error) ? missing(file) : error;
  }
  if (hash.digest('hex') !== file.sha256) throw missing(file);
}

async function* summed(
  pieces: AsyncIterable<Uint8Array>,
  onEnd: (sum: Pick<WrittenFile, 'bytes' | 'sha256'>) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  onEnd({ bytes, sha256: hash.digest('hex') });
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

const missing = ({ fileName, combinedId }: DataSetFile) =>
  new CorestoneError(
    'gone',
    `The bytes of ${fileName} of ${combinedId} are missing here or were changed: bring the file again, or take it away.`,
  );

const notGiven = ({ fileName, combinedId }: DataSetFile) =>
  new CorestoneError(
    'gone',
    `${fileName} of ${combinedId} cannot be read, and so not be given away without what tells where it was taken: bring it again, or keep it back.`,
  );
