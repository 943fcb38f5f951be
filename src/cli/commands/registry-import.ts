import { CorestoneError } from '../../domain/error.ts';
import { openRegistryDump } from '../../intake/registry-dump/open-registry-dump.ts';
import { type DumpImport, importRegistryDump } from '../../operations/registry/dump/import-registry-dump.ts';
import { refreshStatistics } from '../../store/engine/refresh-statistics.ts';
import { type Command, isSet, textOption } from '../command.ts';
import { catchUpOnce } from '../followers.ts';
import { CLI_ACTOR, STORE_OPTIONS, withHouse } from '../open-house.ts';
import type { Output, Progress } from '../output.ts';
import { sayFindings } from '../say-findings.ts';

const REPOSITORY = 'registry.igsn.org';

/** Takes over a former registry. */
export const registryImport: Command = {
  name: 'registry import',
  words: 'FOLDER',
  summary: 'Takes over a registry of GFZ’s kind from its tables: CSV or a dump of MySQL.',
  options: [
    { name: 'dry-run', definition: 'Checks everything, keeps nothing.' },
    { name: 'oai-repository', value: 'NAME', definition: `Name in the OAI ids of its records; ${REPOSITORY} without.` },
    ...STORE_OPTIONS,
  ],
  run: (call) => {
    const [folder] = call.words;
    if (folder === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one folder.');
    const oaiRepository = textOption(call, 'oai-repository') ?? REPOSITORY;
    if (!/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/i.test(oaiRepository))
      throw new CorestoneError('wrong-call', `--oai-repository ${oaiRepository}: a domain name.`);
    const dryRun = isSet(call, 'dry-run');
    return withHouse(call, async (house) => {
      const { onProgress, done } = progressByTable(call.output);
      const { hash } = house.rules;
      const options = { actor: CLI_ACTOR, hash, oaiRepository, dryRun, onProgress };
      const result = await importRegistryDump(house.unitOfWork, await openRegistryDump(folder), options);
      done();
      if (!dryRun) await refreshStatistics(house.store);
      if (!dryRun) await catchUpOnce(house, call.output);
      tell(call.output, result, dryRun);
      return result.errors > 0 ? 1 : 0;
    });
  },
};

/** One running count after another, as one table follows another. */
function progressByTable(output: Output) {
  let current: { readonly table: string; readonly progress: Progress } | undefined;
  return {
    onProgress: (table: string, rows: number) => {
      if (current?.table !== table) {
        current?.progress.done();
        current = { table, progress: output.progress(`Table ${table}`) };
      }
      current.progress.update(rows, 0);
    },
    done: () => current?.progress.done(),
  };
}

function tell(output: Output, result: DumpImport, dryRun: boolean): void {
  sayFindings(output, result);
  output.say(`${''.padEnd(14)}${'new'.padStart(10)}${'as before'.padStart(12)}${'refused'.padStart(10)}`);
  for (const kind of ['agents', 'clients', 'namespaces', 'records', 'versions', 'media'] as const) {
    const { new: fresh, unchanged, refused } = result[kind];
    output.say(
      `${kind.padEnd(14)}${String(fresh).padStart(10)}${String(unchanged).padStart(12)}${String(refused).padStart(10)}`,
    );
  }
  if (dryRun) output.say('Dry run: nothing was kept.');
  output.result(result);
}
