import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { House } from '../../context.ts';
import { expeditionTables } from '../../dissemination/tables/expedition-tables.ts';
import { csvParts, WHOLE_FORMATS, wholeExport } from '../../dissemination/tables/whole-export.ts';
import { CorestoneError } from '../../domain/error.ts';
import { findExpeditionPath } from '../../store/read/find-expedition-path.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Writes all core data of one expedition in the tables that `expedition import` reads. */
export const expeditionExport: Command = {
  name: 'expedition export',
  words: '',
  summary: 'Writes all core data of an expedition in the tables that the import reads.',
  choices: { heading: 'Formats', words: WHOLE_FORMATS },
  options: [
    { name: 'expedition', value: 'CODE', definition: 'The expedition.' },
    { name: 'program', value: 'ACRONYM', definition: 'Its program, where several have an expedition of that code.' },
    { name: 'format', value: 'FORMAT', definition: 'One of the formats below; csv without it.' },
    { name: 'out', value: 'FILE', definition: 'File to write; for csv a folder, or an archive where it ends in .zip.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => withExistingHouse(call, (house) => write(call, house)),
};

async function write(call: Call, house: House): Promise<ExitStatus> {
  const format = WHOLE_FORMATS.find((one) => one === (textOption(call, 'format') ?? 'csv'));
  if (format === undefined)
    throw new CorestoneError('wrong-call', `There is no such format; there are ${WHOLE_FORMATS.join(', ')}.`);
  const [code, out] = [textOption(call, 'expedition'), textOption(call, 'out')];
  if (code === undefined) throw new CorestoneError('wrong-call', 'Say which expedition: --expedition CODE');
  if (out === undefined) throw new CorestoneError('wrong-call', 'Say where to: --out FILE');
  const path = await findExpeditionPath(house.store.read, code, textOption(call, 'program'));
  const progress = call.output.progress('Writing objects');
  let count = 0;
  const tables = expeditionTables(house.store, path, () => {
    if (++count % 500 === 0) progress.update(count, 0);
  });
  if (format === 'csv' && !out.toLowerCase().endsWith('.zip')) await writeFolder(csvParts(tables), out);
  else await writeWhole(wholeExport(tables, format), out);
  progress.update(count, 0);
  progress.done();
  call.output.say(`${count.toLocaleString('en')} objects of expedition ${code} written to ${out}.`);
  call.output.result({ expedition: code, format, objects: count, out });
  return 0;
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
