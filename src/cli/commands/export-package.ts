import { resolve } from 'node:path';
import { handOver } from '../../api/transfer/hand-over.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Command, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Makes the package of an expedition. */
export const exportPackage: Command = {
  name: 'export package',
  words: 'EXPEDITION',
  summary:
    'Packs a whole expedition into one signed file, for the repository that takes it over; called again it goes on.',
  options: [
    { name: 'out', value: 'FILE', definition: 'File to write; without it expedition-CODE.corestone in this folder.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const [code, ...rest] = call.words;
      if (code === undefined || rest.length > 0)
        throw new CorestoneError('wrong-call', 'Say the code of one expedition.');
      const out = textOption(call, 'out') ?? `expedition-${code.replaceAll(/[^\w.-]/g, '_')}.corestone`;
      const stopping = new AbortController();
      const stop = () =>
        stopping.abort(new CorestoneError('interrupted', 'Stopped; the same call goes on with what is there.'));
      process.once('SIGINT', stop);
      const progress = call.output.progress('Packing rows');
      try {
        await house.profile.refresh();
        const { manifest, signer } = await handOver(house, {
          caller: CLI_CALLER,
          code,
          out: resolve(out),
          isBesideOthers: false,
          signal: stopping.signal,
          onProgress: (rows) => progress.update(rows, 0),
        });
        progress.done();
        const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
        call.output.say(`Package ${manifest.id}: ${rows.toLocaleString('en')} rows in ${out}.`);
        call.output.say(`Signed with ${signer}. Tell whoever takes it over this key by another way.`);
        call.output.result({ package: manifest.id, file: out, key: signer, rows });
        return 0;
      } finally {
        process.off('SIGINT', stop);
      }
    }),
};
