import { basename } from 'node:path';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { type Finding, finding } from '../../domain/finding.ts';
import { allBytes, type Input } from '../input.ts';
import { namesInZip, refusalOfZip, WORKBOOK_LIMITS } from '../xlsx/zip-sizes.ts';

/** What lies in an archive, to be read one by one; `inputs` is `undefined` where it is a workbook, is not called `.zip`, or is broken. */
export interface ArchiveContent {
  readonly inputs?: readonly Input[];
  readonly findings: readonly Finding[];
}

const MOST_FILES = 1000;
const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$)|\/$/;

/**
 * The files in a ZIP archive of tables. What it unpacks to is judged before anything is unpacked: `archive-too-large` above
 * 200 MB, above a thousand files, or where a part grows more than a thousand times.
 */
export async function inputsInArchive(input: Input): Promise<ArchiveContent> {
  const bytes = await allBytes(input, WORKBOOK_LIMITS.bytes);
  const names = bytes === undefined ? [] : namesInZip(bytes);
  const isWorkbook = !input.name.toLowerCase().endsWith('.zip') || names.includes('[Content_Types].xml');
  if (bytes === undefined || names.length === 0 || isWorkbook) return { findings: [] };
  const wanted = names.filter((name) => basename(name) !== '' && !IGNORED.test(name));
  const refusal = wanted.length > MOST_FILES ? `it holds ${wanted.length} files` : refusalOfZip(bytes);
  if (refusal !== undefined) return { inputs: [], findings: [tooLarge(input, refusal)] };
  return { inputs: wanted.map((name) => ({ name: basename(name), open: () => unpacked(bytes, name) })), findings: [] };
}

async function* unpacked(bytes: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const zip: ZipFile = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    autoClose: false,
  });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== name) continue;
      yield* await zip.openReadStreamPromise(entry);
      return;
    }
  } finally {
    zip.close();
  }
}

function tooLarge({ name }: Input, reason: string): Finding {
  const rule = `an archive of at most ${MOST_FILES} files and ${WORKBOOK_LIMITS.bytes / 1024 / 1024} MB when unpacked`;
  return finding('archive-too-large', `The archive is not opened: ${reason}`, { rule, at: { file: name } });
}
