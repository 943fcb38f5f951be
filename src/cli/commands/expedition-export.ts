import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type House, publicFace } from '../../context.ts';
import { BUNDLE_FORMAT, expeditionFile, FILE_FORMATS } from '../../dissemination/tables/expedition-file.ts';
import { expeditionTables } from '../../dissemination/tables/expedition-tables.ts';
import { igsnBundle } from '../../dissemination/tables/igsn-bundle.ts';
import { csvParts } from '../../dissemination/tables/whole-export.ts';
import { CorestoneError } from '../../domain/error.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import { FORMATS } from '../../formats/formats.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { findExpeditionPath } from '../../store/read/find-expedition-path.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const ALL_FORMATS: readonly string[] = [...FILE_FORMATS, BUNDLE_FORMAT];
const BUNDLED = FORMATS.filter((one) => one.syntax === 'xml');

/** Writes all core data of one expedition in the tables that `expedition import` reads, or a table for another program. */
export const expeditionExport: Command = {
  name: 'expedition export',
  words: '',
  summary: 'Writes all core data of an expedition, or tables of it for other programs.',
  choices: {
    heading: 'Formats: csv, xlsx and json hold everything and can be imported again; igsn-xml is a ZIP archive',
    words: ALL_FORMATS,
  },
  options: [
    { name: 'expedition', value: 'CODE', definition: 'The expedition.' },
    { name: 'program', value: 'ACRONYM', definition: 'Its program, where several have an expedition of that code.' },
    { name: 'format', value: 'FORMAT', definition: 'One of the formats below; csv without it.' },
    {
      name: 'xml',
      value: 'FORMAT',
      definition: 'The metadata format of the documents of igsn-xml; igsngfz without it.',
    },
    { name: 'out', value: 'FILE', definition: 'File to write; for csv a folder, or an archive where it ends in .zip.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => withExistingHouse(call, (house) => write(call, house)),
};

interface Counts {
  written: number;
  leftOut: number;
}

async function write(call: Call, house: House): Promise<ExitStatus> {
  const format = textOption(call, 'format') ?? 'csv';
  if (!ALL_FORMATS.includes(format))
    throw new CorestoneError('wrong-call', `There is no format ${format}; there are ${ALL_FORMATS.join(', ')}.`);
  const [code, out] = [textOption(call, 'expedition'), textOption(call, 'out')];
  if (code === undefined) throw new CorestoneError('wrong-call', 'Say which expedition: --expedition CODE');
  if (out === undefined) throw new CorestoneError('wrong-call', 'Say where to: --out FILE');
  const path = await findExpeditionPath(house.store.read, code, textOption(call, 'program'));
  const counts: Counts = { written: 0, leftOut: 0 };
  const progress = call.output.progress('Writing objects');
  await writeFormat(call, house, { format, path, code, out }, counts, () => progress.update(counts.written, 0));
  progress.update(counts.written, 0);
  progress.done();
  call.output.say(`${counts.written.toLocaleString('en')} objects of expedition ${code} written to ${out}.`);
  call.output.result({ expedition: code, format, objects: counts.written, leftOut: counts.leftOut, out });
  return counts.leftOut === 0 ? 0 : 1;
}

interface Wanted {
  readonly format: string;
  readonly path: string;
  readonly code: string;
  readonly out: string;
}

async function writeFormat(
  call: Call,
  house: House,
  { format, path, code, out }: Wanted,
  counts: Counts,
  onProgress: () => void,
): Promise<void> {
  const onObject = () => {
    if (++counts.written % 500 === 0) onProgress();
  };
  if (format === BUNDLE_FORMAT) {
    const onBadRecord = (igsn: string, error: unknown) => {
      counts.leftOut++;
      call.output.warn(`${igsn} is left out: ${error instanceof Error ? error.message : String(error)}`);
    };
    const bundle = igsnBundle(
      await publicFace(house),
      bundled(call),
      { code, of: { path } },
      { onRecord: onObject, onBadRecord },
    );
    return writeWhole(bundle, out);
  }
  const ownFields = new OwnFields(await ownFieldStore(house.store.read).all());
  if (format === 'csv' && !out.toLowerCase().endsWith('.zip'))
    return writeFolder(csvParts(expeditionTables(house.store, path, onObject, ownFields)), out);
  const known = FILE_FORMATS.find((one) => one === format)!;
  return writeWhole(expeditionFile(house.store, path, known, ownFields, onObject), out);
}

function bundled(call: Call) {
  const name = textOption(call, 'xml') ?? 'igsngfz';
  const format = BUNDLED.find((one) => one.name === name);
  if (format !== undefined) return format;
  const there = BUNDLED.map((one) => one.name).join(', ');
  throw new CorestoneError('wrong-call', `${name} is no XML format; there are ${there}.`);
}

async function writeFolder(parts: ReturnType<typeof csvParts>, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for await (const { name, content } of parts) await writeWhole(content, join(folder, name));
}

// The file appears under its name only when it is whole.
async function writeWhole(content: AsyncIterable<string | Uint8Array>, out: string): Promise<void> {
  const partial = `${out}.partial`;
  try {
    await pipeline(Readable.from(content), createWriteStream(partial));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
