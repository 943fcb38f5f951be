import { readFileSync, writeFileSync } from 'node:fs';
import { takeOver } from '../../api/transfer/take-over.ts';
import { CorestoneError } from '../../domain/error.ts';
import { readDecisions } from '../../operations/transfer/read-decisions.ts';
import type { TakenOver } from '../../operations/transfer/transfer-run.ts';
import { refreshStatistics } from '../../store/engine/refresh-statistics.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withHouse } from '../open-house.ts';

const MOST_SHOWN = 50;

/** Takes the package of an expedition over. */
export const importPackage: Command = {
  name: 'import package',
  words: 'FILE',
  summary:
    'Takes the package of an expedition over; what both sides changed is shown and left alone until it is decided.',
  options: [
    { name: 'dry-run', definition: 'Checks everything and says what would become of it; keeps nothing.' },
    { name: 'keep', value: 'ours|theirs', definition: 'Decides all that both sides changed.' },
    {
      name: 'decisions',
      value: 'FILE',
      definition: 'Decides one by one: the file of --conflicts, with keep filled in.',
    },
    { name: 'conflicts', value: 'FILE', definition: 'Writes what both sides changed as JSON, to be decided.' },
    { name: 'trust', value: 'KEY', definition: 'The key of the package, compared with who made it.' },
    {
      name: 'client',
      value: 'SYMBOL',
      definition: 'The client here that holds the namespace, where it is called otherwise.',
    },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => name === 'trusted-keys'),
  ],
  run: (call) =>
    withHouse(call, async (house): Promise<ExitStatus> => {
      const [file, ...rest] = call.words;
      if (file === undefined || rest.length > 0) throw new CorestoneError('wrong-call', 'Say one package.');
      const decided = textOption(call, 'decisions');
      const decisions = decided === undefined ? [] : readDecisions(readFileSync(decided, 'utf8'));
      const stopping = new AbortController();
      const stop = () => stopping.abort(new CorestoneError('interrupted', 'Stopped; the same call goes on.'));
      process.once('SIGINT', stop);
      const progress = call.output.progress('Taking rows');
      try {
        const taken = await takeOver(house, file, {
          caller: CLI_CALLER,
          isDry: isSet(call, 'dry-run'),
          keep: keepOption(call),
          decisions,
          trust: textOption(call, 'trust'),
          client: textOption(call, 'client'),
          isBesideOthers: false,
          signal: stopping.signal,
          onProgress: (done, total) => progress.update(done, total),
        });
        progress.done();
        if (taken.isFirst && !taken.isDry) await refreshStatistics(house.store);
        return tell(call, taken);
      } finally {
        process.off('SIGINT', stop);
      }
    }),
};

function keepOption(call: Call): 'ours' | 'theirs' | undefined {
  const keep = textOption(call, 'keep');
  if (keep === undefined || keep === 'ours' || keep === 'theirs') return keep;
  throw new CorestoneError('wrong-call', '--keep is ours or theirs.');
}

function tell(call: Call, taken: TakenOver): ExitStatus {
  const { output } = call;
  const { conflicts, added, changed, deleted } = taken;
  output.say(`Package ${taken.package} of ${taken.origin}, signed with ${taken.signer}.`);
  for (const one of conflicts.slice(0, MOST_SHOWN)) {
    output.say(`${one.kind.padEnd(15)} ${one.name}${one.field === '' ? '' : `, ${one.field}`}`);
    const base = one.base === undefined ? '' : `before ${JSON.stringify(one.base)}, `;
    output.say(`                ${base}theirs ${JSON.stringify(one.theirs)}, ours ${JSON.stringify(one.ours)}`);
  }
  if (conflicts.length > MOST_SHOWN)
    output.say(`… and ${conflicts.length - MOST_SHOWN} more; --conflicts FILE writes all.`);
  const file = textOption(call, 'conflicts');
  if (file !== undefined)
    writeFileSync(
      file,
      `${JSON.stringify(
        conflicts.map((one) => ({ ...one, keep: null })),
        null,
        2,
      )}\n`,
    );
  const counts = `${added.toLocaleString('en')} rows new, ${changed.toLocaleString('en')} changed, ${deleted.toLocaleString('en')} deleted`;
  output.say(`Expedition ${taken.expedition}: ${counts}, ${conflicts.length.toLocaleString('en')} in conflict.`);
  if (conflicts.length > 0)
    output.say('What is in conflict stays as it is here until --keep or --decisions says otherwise.');
  if (taken.placesMissing.length > 0) {
    const more = taken.placesMissing.length > MOST_SHOWN ? ', …' : '';
    const codes = taken.placesMissing.slice(0, MOST_SHOWN).join(', ');
    output.say(`What stands in these places there stands nowhere here, since they are not here: ${codes}${more}`);
  }
  if (taken.isDry) output.say('Dry run: nothing was kept.');
  output.result(taken);
  return conflicts.length === 0 ? 0 : 1;
}
