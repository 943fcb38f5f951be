import { CorestoneError } from '../../domain/error.ts';
import { hasError } from '../../domain/finding.ts';
import { openInput } from '../../intake/open-input.ts';
import { readNamespaces } from '../../intake/registry-dump/read-namespaces.ts';
import { importNamespaces } from '../../operations/registry/dump/import-namespaces.ts';
import { type Command, isSet } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withHouse } from '../open-house.ts';
import { sayFindings } from '../say-findings.ts';

/** Takes a list of namespaces with their agents. */
export const namespaceImport: Command = {
  name: 'namespace import',
  words: 'FILE',
  summary: 'Takes a list of namespaces: prefix/NAMESPACE, agent and day, parted by tabs.',
  options: [{ name: 'dry-run', definition: 'Checks everything, keeps nothing.' }, ...STORE_OPTIONS],
  run: (call) => {
    const [file] = call.words;
    if (file === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one file.');
    const dryRun = isSet(call, 'dry-run');
    return withHouse(call, async (house) => {
      const parties = await readNamespaces(await openInput(file, file));
      const result = await importNamespaces(house.unitOfWork, parties, CLI_ACTOR, dryRun);
      sayFindings(call.output, result);
      const { agents, namespaces } = result;
      call.output.say(`${namespaces.new} namespaces new, ${namespaces.unchanged} as before; ${agents.new} agents new.`);
      if (dryRun) call.output.say('Dry run: nothing was kept.');
      call.output.result(result);
      return hasError(result.findings) ? 1 : 0;
    });
  },
};
