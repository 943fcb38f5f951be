import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { CorestoneError } from '../../domain/error.ts';
import { bad, finding } from '../../domain/finding.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import type { BulkPiece } from './bulk-piece.ts';
import { cutXml } from './cut-xml.ts';

/** What an archive may be at most: a bomb is stopped before it goes off. Sizes in bytes. */
export interface ArchiveLimits {
  readonly mostFiles: number;
  readonly largestFile: number;
  readonly largestTotal: number;
  /** Unpacked bytes for each packed one, beyond the first megabyte. */
  readonly highestRatio: number;
}

/** The limits that archives are read with. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  mostFiles: 2_000_000,
  largestFile: 2 ** 32,
  largestTotal: 2 ** 38,
  highestRatio: 200,
};

const FREE_BYTES = 1_048_576;
const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$)|\/$/;

/**
 * The items of all XML documents in a ZIP file, in the order of its directory. Files of other kinds are refused as one item each,
 * archives within it too; hidden files are passed over. Throws `invalid-input` for what is no ZIP, leads out of its folder, or is larger than the limits.
 */
export async function* cutZip(
  file: string,
  readable: readonly ReadableFormat[],
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): AsyncGenerator<readonly BulkPiece[]> {
  const zip = await opened(file);
  try {
    const budget = new Budget(zip, limits);
    for await (const entry of zip.eachEntry()) {
      if (IGNORED.test(entry.fileName)) continue;
      budget.take(entry);
      const refused = refusalOf(entry);
      if (refused !== undefined) yield [() => ({ line: 1, file: entry.fileName, checked: bad(refused) })];
      else yield* cutXml(await zip.openReadStreamPromise(entry), readable, entry.fileName);
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip.close();
  }
}

async function opened(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Counts what is unpacked, by what the directory promises; a file that is longer than promised is an error of its stream. */
class Budget {
  readonly #limits: ArchiveLimits;
  readonly #archiveBytes: number;
  #total = 0;

  constructor(zip: ZipFile, limits: ArchiveLimits) {
    this.#limits = limits;
    this.#archiveBytes = zip.fileSize;
    if (zip.entryCount > limits.mostFiles) throw tooLarge(`has ${zip.entryCount} files`, `${limits.mostFiles} files`);
  }

  take({ fileName, uncompressedSize, compressedSize }: Entry): void {
    const { largestFile, largestTotal, highestRatio } = this.#limits;
    this.#total += uncompressedSize;
    if (uncompressedSize > largestFile)
      throw tooLarge(`has a file of ${uncompressedSize} bytes`, `${largestFile} bytes`);
    if (this.#total > largestTotal)
      throw tooLarge(`unpacks to more than ${largestTotal} bytes`, `${largestTotal} bytes`);
    const isPacked = (bytes: number, packed: number) => bytes > FREE_BYTES && bytes > packed * highestRatio;
    // Files that share their bytes are packed well one by one; together they are not.
    if (isPacked(uncompressedSize, compressedSize) || isPacked(this.#total, this.#archiveBytes))
      throw tooLarge(`has files packed more than ${highestRatio} times, as ${fileName}`, `a ratio of ${highestRatio}`);
  }
}

function refusalOf(entry: Entry) {
  const { fileName } = entry;
  if (entry.isEncrypted()) return finding('encrypted-file', `${fileName} is encrypted.`, { rule: 'plain files' });
  if (/\.(?:zip|gz|tgz|tar|7z|rar|bz2|xz)$/i.test(fileName))
    return finding('nested-archive', `${fileName} is an archive within the archive.`, { rule: 'XML files' });
  if (!entry.canDecodeFileData())
    return finding('unknown-packing', `${fileName} is packed in a way that is not read.`, {
      rule: 'stored or deflated',
    });
  return /\.xml$/i.test(fileName)
    ? undefined
    : finding('not-xml', `${fileName} is no XML file.`, { rule: 'XML files' });
}

function tooLarge(what: string, rule: string): CorestoneError {
  const message = `The archive ${what}.`;
  return new CorestoneError('invalid-input', message, { findings: [finding('archive-too-large', message, { rule })] });
}

function asRefusal(error: unknown): unknown {
  const { code } = error as { code?: string };
  // Errors of the file system have a code of capitals; those of the archive have none, or that of the unpacker.
  if (error instanceof CorestoneError || !(error instanceof Error) || (code !== undefined && !/^Z_/.test(code)))
    return error;
  const message = `The archive cannot be read: ${error.message}.`;
  return new CorestoneError('invalid-input', message, { findings: [finding('bad-archive', message)], cause: error });
}
