import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, fromBufferPromise } from 'yauzl';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { FIXTURES } from '../../formats/community/try-community.ts';

/** What a package may be at most; in bytes. */
export const LARGEST_PACKAGE = 4_194_304;
const LARGEST_FILE = 2_097_152;
const LARGEST_TOTAL = 8_388_608;
const MOST_FILES = 60;

const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$)|\/$/;
const PLAIN = /^[A-Za-z0-9][\w.-]{0,99}$/;

/**
 * Puts the files of a package in a new folder: manifest, schemas and stylesheets beside each other, documents (`.xml`) in `fixtures`; all
 * may stand in one folder within the package. Gives back what was passed over, since it is of no use here. Throws `invalid-input` with
 * `bad-archive`, `archive-too-large`, `file-twice`.
 */
export async function unpackCommunity(bytes: Uint8Array, folder: string): Promise<readonly Finding[]> {
  if (bytes.length > LARGEST_PACKAGE)
    throw refusal('archive-too-large', 'The package is too large.', `${LARGEST_PACKAGE} bytes`);
  const files = await filesIn(bytes);
  const passedOver: Finding[] = [];
  await mkdir(join(folder, FIXTURES), { recursive: true });
  const taken = new Set<string>();
  for (const [name, content] of withoutTopFolder(files)) {
    const at = placeOf(name);
    if (at === undefined) {
      const rule = 'manifest.json, .xsd, .xsl, .xslt beside each other, and documents in .xml';
      passedOver.push(finding('file-passed-over', `${name} is passed over.`, { severity: 'info', value: name, rule }));
      continue;
    }
    if (taken.has(at)) throw refusal('file-twice', `${name} is there twice.`, 'each name once');
    taken.add(at);
    await writeFile(join(folder, at), content, { flag: 'wx' });
  }
  return passedOver;
}

function placeOf(name: string): string | undefined {
  const parts = name.split('/');
  const last = parts.at(-1) ?? '';
  if (!PLAIN.test(last)) return undefined;
  if (/\.xml$/i.test(last)) return `${FIXTURES}/${last}`;
  return parts.length === 1 && (last === 'manifest.json' || /\.(?:xsd|xslt?)$/.test(last)) ? last : undefined;
}

function withoutTopFolder(files: ReadonlyMap<string, Uint8Array>): readonly (readonly [string, Uint8Array])[] {
  const all = [...files];
  const top = /^([^/]+\/)manifest\.json$/.exec(
    all.find(([name]) => /^[^/]+\/manifest\.json$/.test(name))?.[0] ?? '',
  )?.[1];
  if (top === undefined || files.has('manifest.json')) return all;
  return all.map(([name, content]) => [name.startsWith(top) ? name.slice(top.length) : name, content]);
}

async function filesIn(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true });
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      if (HIDDEN.test(entry.fileName)) continue;
      total += entry.uncompressedSize;
      ensureSmall(entry, files.size + 1, total);
      if (files.has(entry.fileName)) throw refusal('file-twice', `${entry.fileName} is there twice.`, 'each name once');
      const chunks: Buffer[] = [];
      // A file that is longer than promised is an error of its stream.
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      files.set(entry.fileName, Buffer.concat(chunks));
    }
  } catch (error) {
    if (error instanceof CorestoneError) throw error;
    throw refusal('bad-archive', `The package cannot be read: ${(error as Error).message}.`, 'a ZIP file');
  }
  return files;
}

function ensureSmall({ fileName, uncompressedSize }: Entry, files: number, total: number): void {
  if (files > MOST_FILES) throw refusal('archive-too-large', 'The package has too many files.', `${MOST_FILES} files`);
  if (uncompressedSize > LARGEST_FILE)
    throw refusal('archive-too-large', `${fileName} is too large.`, `${LARGEST_FILE} bytes`);
  if (total > LARGEST_TOTAL)
    throw refusal('archive-too-large', 'The package unpacks to too much.', `${LARGEST_TOTAL} bytes`);
}

function refusal(code: string, message: string, rule: string): CorestoneError {
  return new CorestoneError('invalid-input', message, { findings: [finding(code, message, { field: 'file', rule })] });
}
