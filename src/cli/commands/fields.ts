import { readFile, writeFile } from 'node:fs/promises';
import { jsonIn } from '../../domain/broken-json.ts';
import { CorestoneError } from '../../domain/error.ts';
import { hasError } from '../../domain/finding.ts';
import { readTemplate, toTemplate } from '../../domain/own-fields/field-template.ts';
import { type TemplateTaken, takeFieldTemplate } from '../../operations/own-fields/take-field-template.ts';
import { ownVocabularies } from '../../operations/own-vocabularies.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { vocabularyStore } from '../../store/ports/vocabulary-store.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withHouse } from '../open-house.ts';
import { findingLine, type Output } from '../output.ts';

/** Adds fields to types of objects, or changes such. */
export const fieldsImport: Command = {
  name: 'fields import',
  words: 'FILE',
  summary: 'Gives types of objects further fields, as a template (JSON) states them; in use at once.',
  options: [{ name: 'dry-run', definition: 'Checks everything, keeps nothing.' }, ...STORE_OPTIONS],
  run: take,
};

/** Writes the installation's own fields as a template. */
export const fieldsExport: Command = {
  name: 'fields export',
  words: '',
  summary: 'Writes the further fields of this installation as a template that another one reads.',
  options: [{ name: 'out', value: 'FILE', definition: 'File to write; standard output without.' }, ...STORE_OPTIONS],
  run: give,
};

async function take(call: Call): Promise<ExitStatus> {
  const [path] = call.words;
  if (path === undefined) throw new CorestoneError('wrong-call', 'Which file holds the template?');
  const json = await jsonOf(path);
  return withHouse(call, async ({ unitOfWork, store }) => {
    const read = readTemplate(json, await ownVocabularies(vocabularyStore(store.read)));
    if (!read.ok) {
      for (const one of read.findings) call.output.say(findingLine(one));
      call.output.result({ kept: false, findings: read.findings });
      return 1;
    }
    const dryRun = isSet(call, 'dry-run');
    const taken = await takeFieldTemplate(unitOfWork, read.value, { caller: CLI_CALLER, dryRun });
    tell(call.output, taken, dryRun);
    return hasError(taken.findings) ? 1 : 0;
  });
}

async function jsonOf(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CorestoneError('not-found', `${path} cannot be read.`, { cause });
  });
  return jsonIn(text, path);
}

function tell(output: Output, taken: TemplateTaken, dryRun: boolean): void {
  for (const one of taken.findings) output.say(findingLine(one));
  for (const one of taken.added) output.say(`new      ${one}`);
  for (const one of taken.changed) output.say(`changed  ${one}`);
  const { added, changed, unchanged } = taken;
  output.say(`${added.length} new, ${changed.length} changed, ${unchanged} as they were.`);
  if (dryRun) output.say('Dry run: nothing was kept.');
  else if (hasError(taken.findings)) output.say('There are errors, so nothing was kept.');
  output.result(taken);
}

async function give(call: Call): Promise<ExitStatus> {
  return withHouse(call, async ({ store }) => {
    const fields = await ownFieldStore(store.read).all();
    const text = `${JSON.stringify(toTemplate(fields), undefined, 2)}\n`;
    const out = textOption(call, 'out');
    if (out === undefined) process.stdout.write(text);
    else {
      await writeFile(out, text);
      call.output.say(`${fields.length} fields are in ${out}.`);
    }
    return 0;
  });
}
