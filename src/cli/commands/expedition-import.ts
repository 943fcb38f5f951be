import { CorestoneError } from '../../domain/error.ts';
import { hasError } from '../../domain/finding.ts';
import { readFiles } from '../../intake/read-files.ts';
import { importExpedition } from '../../operations/import/import-expedition.ts';
import type { ImportResult } from '../../operations/import/import-options.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withHouse } from '../open-house.ts';
import { findingLine, type Output } from '../output.ts';

const MOST_LINES = 200;

/** Takes tables or a section listing into the core tree. */
export const expeditionImport: Command = {
  name: 'expedition import',
  words: 'FILE…',
  summary: 'Takes CSV, XLSX or JSON tables and section listings into the core tree.',
  options: [
    { name: 'dry-run', definition: 'Checks everything, keeps nothing.' },
    { name: 'strict', definition: 'One error keeps everything out.' },
    { name: 'expedition', value: 'CODE', definition: 'Expedition of rows that name none.' },
    { name: 'program', value: 'ACRONYM', definition: 'Program of the expedition; its acronym is the IGSN namespace.' },
    ...STORE_OPTIONS,
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Which file is to be imported?');
  const [expedition, program] = [textOption(call, 'expedition'), textOption(call, 'program')];
  const names = { ...(expedition === undefined ? {} : { expedition }), ...(program === undefined ? {} : { program }) };
  return withHouse(call, async (house) => {
    const progress = call.output.progress('Reading rows');
    const result = await importExpedition(house.unitOfWork, () => readFiles(call.words, names), {
      ...names,
      actor: CLI_ACTOR,
      strict: isSet(call, 'strict'),
      dryRun: isSet(call, 'dry-run'),
      onProgress: (rows) => progress.update(rows, 0),
    });
    progress.done();
    tell(call.output, result, isSet(call, 'dry-run'));
    return hasError(result.findings) ? 1 : 0;
  });
}

function tell(output: Output, result: ImportResult, dryRun: boolean): void {
  for (const one of result.findings.slice(0, MOST_LINES)) output.say(findingLine(one));
  const hidden = result.findings.length - MOST_LINES + result.findingsNotShown;
  if (hidden > 0) output.say(`… and ${hidden} more findings; --json shows them.`);
  output.say();
  output.say(`${'Object'.padEnd(18)}${'new'.padStart(9)}${'changed'.padStart(9)}${'same'.padStart(9)}${'refused'.padStart(9)}`);
  for (const [type, counts] of Object.entries(result.byType)) {
    const figures = [counts.created, counts.updated, counts.unchanged, counts.refused];
    if (figures.some((one) => one > 0)) output.say(`${type.replaceAll('_', ' ').padEnd(18)}${figures.map((one) => String(one).padStart(9)).join('')}`);
  }
  for (const namespace of result.namespacesTaken) output.say(`Namespace ${namespace} was free: this installation holds it now.`);
  if (dryRun) output.say('Dry run: nothing was kept.');
  else if (!result.kept) output.say('Strict: there are errors, so nothing was kept.');
  output.result(result);
}
