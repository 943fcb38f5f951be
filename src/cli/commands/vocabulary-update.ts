import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { readSkos } from '../../formats/skos/read-skos.ts';
import { updateVocabulary, type VocabularyUpdate } from '../../operations/update-vocabulary.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withHouse } from '../open-house.ts';
import { findingLine, type Output } from '../output.ts';

const MOST_LINES = 50;

/** Takes a newer version of a vocabulary. */
export const vocabularyUpdate: Command = {
  name: 'vocabulary update',
  words: 'FILE',
  summary:
    'Takes a version of a vocabulary as SKOS (Turtle, N-Triples, JSON-LD); it is in use at once, older ones are kept.',
  options: [
    {
      name: 'scheme',
      value: 'NAME',
      definition: 'Name of the vocabulary, where its address does not tell or it is new.',
    },
    { name: 'version', value: 'WORDS', definition: 'Version of the list, where the file states none.' },
    { name: 'dry-run', definition: 'Checks everything, keeps nothing.' },
    ...STORE_OPTIONS,
  ],
  run: update,
};

async function update(call: Call): Promise<ExitStatus> {
  const [path] = call.words;
  if (path === undefined) throw new CorestoneError('wrong-call', 'Which file holds the vocabulary?');
  const read = readSkos(await bytesOf(path), basename(path));
  if (!read.ok) return tell(call.output, read.findings);
  const [name, version] = [textOption(call, 'scheme'), textOption(call, 'version')];
  return withHouse(call, async (house) => {
    const done = await updateVocabulary(house.unitOfWork, read.value, {
      ...(name !== undefined && { name }),
      ...(version !== undefined && { version }),
      actor: CLI_ACTOR,
      dryRun: isSet(call, 'dry-run'),
      hash: house.rules.hash,
    });
    const findings = [...read.findings, ...done.findings];
    return tell(call.output, findings, done.ok ? done.value : undefined, isSet(call, 'dry-run'));
  });
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new CorestoneError('not-found', `${path} cannot be read.`, { cause });
  }
}

function tell(output: Output, findings: readonly Finding[], done?: VocabularyUpdate, dryRun = false): ExitStatus {
  for (const one of findings.slice(0, MOST_LINES)) output.say(findingLine(one));
  if (findings.length > MOST_LINES) output.say(`… and ${findings.length - MOST_LINES} more; --json shows all.`);
  if (done !== undefined) output.say(outcome(done, dryRun));
  output.result({ kept: false, ...done, findings });
  return done === undefined ? 1 : 0;
}

function outcome({ name, title, version, number, terms, added, deprecated, kept }: VocabularyUpdate, dryRun: boolean) {
  const counts = `${terms} terms, ${added.length} new, ${deprecated.length} newly out of use`;
  if (kept) return `${title} (${name}) ${version} is in use: ${counts}. It is version ${number} here.`;
  return dryRun
    ? `Dry run: nothing was kept. ${title} (${name}) ${version} would have ${counts}.`
    : `${title} (${name}) ${version} is in use already, as version ${number} here.`;
}
