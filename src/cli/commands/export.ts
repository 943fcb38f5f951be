import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type House, publicFace } from '../../context.ts';
import { type ExportedExpedition, exportRecords } from '../../dissemination/feeds/export-records.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Format } from '../../formats/format.ts';
import { FORMATS } from '../../formats/formats.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { withFormats } from '../documents/open-formats.ts';
import { STORE_OPTIONS, tellOtherAddress, withExistingHouse } from '../open-house.ts';

/** Writes what is public of all records, or of those of one expedition, in one format; status 1 when some had to be left out. */
export const exportCommand: Command = {
  name: 'export',
  words: 'FORMAT',
  summary: 'Writes records in one format.',
  choices: { heading: 'Formats, beside those of the communities', words: FORMATS.map((one) => one.name) },
  options: [
    { name: 'expedition', value: 'CODE', definition: 'One expedition.' },
    { name: 'program', value: 'ACRONYM', definition: 'Its program, where several have an expedition of that code.' },
    { name: 'out', value: 'FILE', definition: 'File to write; standard output without it.' },
    ...STORE_OPTIONS,
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  return withFormats(call, async ({ served }) => {
    const format = wantedFormat(call.words[0], served);
    return withExistingHouse(call, async (house) => {
      await tellOtherAddress(house, call.output);
      return writeRecords(call, house, format);
    });
  });
}

async function writeRecords(call: Call, house: House, format: Format): Promise<ExitStatus> {
  const out = textOption(call, 'out');
  const progress = out === undefined ? undefined : call.output.progress('Writing records');
  let count = 0;
  let leftOut = 0;
  const text = exportRecords(await publicFace(house), format, expeditionOf(call), {
    onRecord: () => {
      count++;
      if (count % 500 === 0) progress?.update(count, 0);
    },
    onBadRecord: (igsn, error) => {
      leftOut++;
      call.output.warn(`${igsn} is left out: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  if (out === undefined) await pipeline(Readable.from(text), process.stdout, { end: false });
  else await writeWhole(Readable.from(text), out);
  progress?.update(count, 0);
  progress?.done();
  if (out !== undefined) call.output.say(`${count.toLocaleString('en')} records written to ${out}.`);
  if (out !== undefined) call.output.result({ format: format.name, records: count, leftOut, file: out });
  return leftOut === 0 ? 0 : 1;
}

function expeditionOf(call: Call): ExportedExpedition | undefined {
  const [code, program] = [textOption(call, 'expedition'), textOption(call, 'program')];
  if (code === undefined && program !== undefined)
    throw new CorestoneError('wrong-call', 'Say which expedition of the program: --expedition CODE');
  if (code === undefined) return undefined;
  return { code, of: program === undefined ? undefined : { namespace: program.toUpperCase() } };
}

/** A format of the program or of a community; the pages that communities show are none to export. */
function wantedFormat(name: string | undefined, served: readonly Format[]): Format {
  const formats = served.filter(({ isPage }) => isPage !== true);
  const format = formats.find((one) => one.name === name);
  if (format !== undefined) return format;
  const wrong = name === undefined ? 'Say a format' : `There is no format ${name}`;
  throw new CorestoneError('wrong-call', `${wrong}; there are ${formats.map((one) => one.name).join(', ')}.`);
}

// The file appears under its name only when it is whole.
async function writeWhole(source: Readable, out: string): Promise<void> {
  const partial = `${out}.partial`;
  try {
    await pipeline(source, createWriteStream(partial));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
