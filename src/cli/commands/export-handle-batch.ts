import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { publicFace } from '../../context.ts';
import { handleBatch } from '../../dissemination/feeds/handle-batch.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Command, isSet, textOption } from '../command.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Writes the batch file with which a handle server makes all handles. */
export const exportHandleBatch: Command = {
  name: 'export handle-batch',
  words: '',
  summary: 'Writes all handles as a batch file for a handle server.',
  options: [
    { name: 'alias-to-doi', definition: 'Makes every handle an alias of its DOI instead of a link to its page.' },
    {
      name: 'authenticate',
      value: 'FILE',
      definition: 'File whose lines (AUTHENTICATE …) are put in front as they stand; otherwise they are left to you.',
    },
    { name: 'out', value: 'FILE', definition: 'File to write; standard output without it.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => {
    const file = textOption(call, 'authenticate');
    const authentication = file === undefined ? undefined : readLines(file);
    const out = textOption(call, 'out');
    return withExistingHouse(call, async (house) => {
      let handles = 0;
      const onHandle = () => {
        handles += 1;
      };
      const options = { aliasToDoi: isSet(call, 'alias-to-doi'), authentication, onHandle };
      const blocks = Readable.from(handleBatch(await publicFace(house), options));
      if (out === undefined) await pipeline(blocks, process.stdout, { end: false });
      else await pipeline(blocks, createWriteStream(out, { mode: 0o600 }));
      if (out !== undefined) call.output.say(`${handles.toLocaleString('en')} handles written to ${out}.`);
      if (authentication === undefined)
        call.output.warn('Put AUTHENTICATE and its key lines in front, and a blank line.');
      if (out !== undefined) call.output.result({ handles, file: out });
      return 0;
    });
  },
};

function readLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new CorestoneError('invalid-input', `Cannot read ${file}.`, { cause });
  }
}
