import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { LARGEST_DOCUMENT } from '../../formats/xml/read-xml.ts';

/** A document to be read: where it lies (`-` is standard input), and what its results are called, without ending. */
export interface DocumentName {
  readonly file: string;
  readonly stem: string;
}

const ENDINGS = new Set(['.xml', '.json', '.jsonld', '.geojson', '.csv', '.txt', '.psv', '.bib', '.ris']);

/**
 * The documents of files, folders and `-`, folders with everything below them in the order of their names. A file that is
 * named is taken whatever its ending, one in a folder only with the ending of a document; hidden ones are not. Throws
 * `not-found` for what is not there.
 */
export function listDocuments(words: readonly string[]): readonly DocumentName[] {
  return words.flatMap((word): readonly DocumentName[] => {
    if (word === '-') return [{ file: '-', stem: 'standard-input' }];
    const stat = statSync(word, { throwIfNoEntry: false });
    if (stat === undefined) throw new CorestoneError('not-found', `${word} is not there.`);
    return stat.isDirectory() ? inFolder(word) : [{ file: word, stem: withoutEnding(basename(word)) }];
  });
}

function inFolder(folder: string): readonly DocumentName[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && ENDINGS.has(extname(one.name).toLowerCase()))
    .map((one) => join(one.parentPath, one.name))
    .filter(
      (file) =>
        !relative(folder, file)
          .split(/[\\/]/)
          .some((part) => part.startsWith('.')),
    )
    .toSorted()
    .map((file) => ({ file, stem: withoutEnding(relative(folder, file)) }));
}

/** The bytes of a document. Findings: `document-too-large`, before anything is read; `document-unreadable`. */
export function readDocumentFile(file: string): Checked<Uint8Array> {
  try {
    const { size } = statSync(file);
    return size > LARGEST_DOCUMENT ? bad(tooLarge(file, size)) : good(readFileSync(file));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return bad(finding('document-unreadable', message, { at: { file } }));
  }
}

/** All of standard input, or more than a document may have: then reading it is a finding. Undefined where no name means it. */
export async function readStandardInput(names: readonly DocumentName[]): Promise<Uint8Array | undefined> {
  if (!names.some(({ file }) => file === '-')) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > LARGEST_DOCUMENT) break;
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string, size: number) {
  const rule = `at most ${LARGEST_DOCUMENT} bytes`;
  return finding('document-too-large', `The document has ${size} bytes.`, { value: size, rule, at: { file } });
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length) || path;
}
