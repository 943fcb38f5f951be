import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { jsonIn } from '../../domain/broken-json.ts';
import { CorestoneError } from '../../domain/error.ts';
import { findLayout, keepLayout, listLayouts, removeLayout } from '../../operations/paper/keep-layouts.ts';
import { paperStore } from '../../store/ports/paper-store.ts';
import { type Call, type Command, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';
import { writeWhole } from './report.ts';

/** Lists label layouts. */
export const labelLayoutList: Command = {
  name: 'label-layout list',
  words: '',
  summary: 'Lists label layouts: those that come with the program, then your own.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const all = await listLayouts(paperStore(store.read, store.engine));
      for (const { layout, isPreset } of all)
        call.output.say(`${layout.name.padEnd(22)} ${layout.title}${isPreset ? '' : ' (own)'}`);
      call.output.result(all.map(({ layout, isPreset }) => ({ name: layout.name, title: layout.title, isPreset })));
      return 0;
    }),
};

/** Writes a layout as JSON. */
export const labelLayoutExport: Command = {
  name: 'label-layout export',
  words: 'NAME',
  summary: 'Writes a label layout as JSON, to change it or take it along.',
  options: [{ name: 'out', value: 'FILE', definition: 'File to write; standard output without it.' }, ...STORE_OPTIONS],
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const layout = await findLayout(paperStore(store.read, store.engine), oneWord(call, 'layout'));
      const text = `${JSON.stringify(layout, null, 2)}\n`;
      const out = textOption(call, 'out');
      if (out === undefined) process.stdout.write(text);
      else await writeWhole(Readable.from([text]), out);
      return 0;
    }),
};

/** Takes a layout in. */
export const labelLayoutImport: Command = {
  name: 'label-layout import',
  words: 'FILE',
  summary: 'Keeps a label layout out of a JSON file, in place of your own of the same name.',
  options: [
    { name: 'party', value: 'SYMBOL', definition: 'Who may change it; the installation without.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const json = jsonIn(await readFile(oneWord(call, 'file'), 'utf8'), 'The file');
      const party = (textOption(call, 'party') ?? '').toUpperCase();
      const kept = await keepLayout(unitOfWork, json, party, CLI_CALLER);
      for (const one of kept.findings) call.output.warn(findingLine(one));
      if (kept.ok) call.output.say(`Layout ${kept.value.name} is kept.`);
      call.output.result({ kept: kept.ok ? kept.value.name : null, findings: kept.findings });
      return kept.findings.length === 0 ? 0 : 1;
    }),
};

/** Removes a layout. */
export const labelLayoutRemove: Command = {
  name: 'label-layout remove',
  words: 'NAME',
  summary: 'Removes a label layout of your own.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const name = oneWord(call, 'layout');
      await removeLayout(unitOfWork, name, CLI_CALLER);
      call.output.say(`Layout ${name} is removed.`);
      call.output.result({ removed: name });
      return 0;
    }),
};

function oneWord({ words }: Call, what: string): string {
  const [word] = words;
  if (word !== undefined && words.length === 1) return word;
  throw new CorestoneError('wrong-call', `Say one ${what}.`);
}
