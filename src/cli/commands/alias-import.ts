import { CorestoneError } from '../../domain/error.ts';
import { readAliases } from '../../intake/aliases/read-aliases.ts';
import { openInput } from '../../intake/open-input.ts';
import { localCaller } from '../../operations/caller.ts';
import { importAliases } from '../../operations/registry/import-aliases.ts';
import { type Command, isSet } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { sayFindings } from '../say-findings.ts';

/** Takes a table of other names. */
export const aliasImport: Command = {
  name: 'alias import',
  words: 'FILE',
  summary: 'Takes a table of other names: columns alias (or legacy, handle) and igsn (or doi).',
  options: [{ name: 'dry-run', definition: 'Checks everything, keeps nothing.' }, ...STORE_OPTIONS],
  run: (call) => {
    const [file] = call.words;
    if (file === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one file.');
    const dryRun = isSet(call, 'dry-run');
    return withExistingHouse(call, async (house) => {
      const progress = call.output.progress('Reading names');
      const result = await importAliases(house.unitOfWork, readAliases(await openInput(file, file)), {
        caller: localCaller(CLI_ACTOR),
        dryRun,
        onProgress: (rows) => progress.update(rows, 0),
      });
      progress.done();
      sayFindings(call.output, result);
      call.output.say(`${result.added} names new, ${result.unchanged} as before.`);
      if (dryRun) call.output.say('Dry run: nothing was kept.');
      call.output.result(result);
      return result.findings.some((one) => one.severity === 'error') ? 1 : 0;
    });
  },
};
