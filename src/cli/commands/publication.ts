import { readFile } from 'node:fs/promises';
import { CorestoneError } from '../../domain/error.ts';
import { hasError } from '../../domain/finding.ts';
import { importBibliography } from '../../intake/publications/import-bibliography.ts';
import { linkPublication } from '../../operations/publications/link-publication.ts';
import { type Call, type Command, isSet, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

/** Takes publications out of a bibliography. */
export const publicationImport: Command = {
  name: 'publication import',
  words: 'FILE',
  summary: 'Adds publications out of BibTeX, RIS or CSL-JSON, each once; with --igsns links all of them to records.',
  options: [
    {
      name: 'party',
      value: 'SYMBOL',
      definition: 'Agent or client whose publications they are; the installation unless said.',
    },
    { name: 'igsns', value: 'FILE', definition: 'IGSNs of the records that the publications are about, one a line.' },
    {
      name: 'relation',
      value: 'TYPE',
      definition: 'Relation of DataCite from record to publication; IsReferencedBy unless said.',
    },
    { name: 'dry-run', definition: 'Says what would become of them, and keeps nothing.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork, rules }) => {
      const [file] = call.words;
      if (file === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one file.');
      const dryRun = isSet(call, 'dry-run');
      const party = (textOption(call, 'party') ?? '').toUpperCase();
      const text = await textOf(file);
      const read = await importBibliography(unitOfWork, { text, file, party, dryRun }, rules, CLI_CALLER);
      if (!read.ok) throw new CorestoneError('invalid-input', `${file} cannot be read.`, read);
      for (const { kept, findings } of read.value) {
        if (kept !== undefined)
          call.output.say(`${kept.outcome}  ${kept.publication.identifier}  ${kept.publication.title}`);
        for (const one of kept?.alike ?? []) call.output.warn(`  The same title: ${one.identifier}`);
        for (const one of findings) call.output.warn(findingLine(one));
      }
      const ids = read.value.flatMap(({ kept }) => (kept === undefined ? [] : [kept.publication.id]));
      const links = dryRun
        ? []
        : await linkAll(call, ids, (wanted) => linkPublication(unitOfWork, wanted, rules, CLI_CALLER));
      call.output.result({ entries: read.value, links });
      return hasError(read.value.flatMap((one) => one.findings)) ? 1 : 0;
    }),
};

type Link = (wanted: Parameters<typeof linkPublication>[1]) => ReturnType<typeof linkPublication>;

async function linkAll(call: Call, ids: readonly string[], link: Link) {
  const file = textOption(call, 'igsns');
  if (file === undefined) return [];
  const igsns = (await textOf(file)).split(/[\s,;]+/).filter((one) => one !== '');
  const outcomes = [];
  for (const id of new Set(ids)) {
    const outcome = await link({ id, target: { igsns }, relationType: textOption(call, 'relation') });
    for (const one of outcome.findings) call.output.warn(findingLine(one));
    call.output.say(`${outcome.changed} records say it from now on, ${outcome.unchanged} said it already.`);
    outcomes.push({ id, ...outcome });
  }
  return outcomes;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CorestoneError('invalid-input', `${file} cannot be opened.`, { cause });
  }
}
