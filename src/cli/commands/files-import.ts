import { readFile, stat, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CorestoneError } from '../../domain/error.ts';
import { MAPPING_COLUMNS, type MappedFile, readFileMapping } from '../../domain/files/file-mapping.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { type ImportedFile, importFiles } from '../import-files.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const MOST_SHOWN = 50;
const LIMITS = ['file-most-mb', 'picture-most-megapixels'];

/** Hangs the files of a folder on the objects that their names tell. */
export const filesImport: Command = {
  name: 'files import',
  words: 'FOLDER',
  summary: 'Hangs pictures and documents of a folder on the objects that their names tell (CO_5054_1_A_2-Z_1.jpg).',
  options: [
    { name: 'mapping', value: 'FILE', definition: `CSV that assigns files: ${MAPPING_COLUMNS.join(', ')}.` },
    {
      name: 'unmatched',
      value: 'FILE',
      definition: 'Writes files whose object is not known as such a CSV, to be filled in.',
    },
    { name: 'credit', value: 'TEXT', definition: 'Who took them or holds the rights.' },
    { name: 'licence', value: 'TEXT', definition: 'Under which licence they may be used.' },
    { name: 'private', definition: 'Shows them only to those who may see their objects.' },
    { name: 'dry-run', definition: 'Says what would become of them, and keeps nothing.' },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => LIMITS.includes(name)),
  ],
  run: (call) =>
    withExistingHouse(call, async (house): Promise<ExitStatus> => {
      const [folder, ...rest] = call.words;
      if (folder === undefined || rest.length > 0) throw new CorestoneError('wrong-call', 'Say one folder.');
      if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true)
        throw new CorestoneError('wrong-call', `${folder} is no folder.`);
      const stopping = new AbortController();
      const stop = () => stopping.abort(new CorestoneError('interrupted', 'Stopped; the same call goes on.'));
      process.once('SIGINT', stop);
      const progress = call.output.progress('Files');
      try {
        const files = await importFiles(house, {
          folder,
          mapping: await mappingOf(call),
          usual: usualOf(call),
          isDry: isSet(call, 'dry-run'),
          caller: CLI_CALLER,
          signal: stopping.signal,
          onFile: (done, total) => progress.update(done, total),
        });
        progress.done();
        return await tell(call, files);
      } finally {
        process.off('SIGINT', stop);
      }
    }),
};

async function mappingOf(call: Call): Promise<ReadonlyMap<string, MappedFile>> {
  const file = textOption(call, 'mapping');
  if (file === undefined) return new Map();
  const rows = parse(await readFile(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const { files, findings } = readFileMapping(rows);
  if (findings.length > 0) throw new CorestoneError('invalid-input', `${file} cannot be read.`, { findings });
  return files;
}

function usualOf(call: Call) {
  const [credit, licence] = [textOption(call, 'credit'), textOption(call, 'licence')];
  return {
    ...(credit !== undefined && { credit }),
    ...(licence !== undefined && { licence }),
    ...(isSet(call, 'private') && { isPublic: false }),
  };
}

async function tell(call: Call, files: readonly ImportedFile[]): Promise<ExitStatus> {
  const { output } = call;
  const of = (outcome: ImportedFile['outcome']) => files.filter((one) => one.outcome === outcome);
  const left = [...of('refused'), ...of('unmatched')];
  for (const one of left.slice(0, MOST_SHOWN)) output.warn(`${one.file}: ${one.why}`);
  if (left.length > MOST_SHOWN) output.warn(`… and ${left.length - MOST_SHOWN} more.`);
  const target = textOption(call, 'unmatched');
  if (target !== undefined) await writeFile(target, table(of('unmatched')));
  const counts = (['added', 'would-add', 'unchanged', 'unmatched', 'refused'] as const).map(
    (outcome) => [outcome, of(outcome).length] as const,
  );
  output.say(
    counts
      .flatMap(([outcome, count]) => (count === 0 ? [] : [`${count.toLocaleString('en')} ${outcome}`]))
      .join(', ') || 'No files.',
  );
  if (isSet(call, 'dry-run')) output.say('Dry run: nothing was kept.');
  output.result({ ...Object.fromEntries(counts), files });
  return left.length === 0 ? 0 : 1;
}

function table(files: readonly ImportedFile[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return ['file,object', ...files.map((one) => `${cell(one.file)},`), ''].join('\n');
}
