import { readDataSetOptions } from '../../api/data-set/data-set-options.ts';
import { type DataSetOptions, openDataSet } from '../../api/data-set/data-set-parts.ts';
import { writeDataSet } from '../../api/data-set/write-data-set.ts';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { findExpeditionPath } from '../../store/read/find-expedition-path.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Builds the publication package of an expedition. */
export const exportOperationalDataSet: Command = {
  name: 'export operational-data-set',
  words: '',
  summary:
    'Builds the publication package of an expedition: tables, explanatory remarks, DataCite metadata, pictures, checksums.',
  options: [
    { name: 'expedition', value: 'CODE', definition: 'The expedition.' },
    { name: 'program', value: 'ACRONYM', definition: 'Its program, where several have an expedition of that code.' },
    { name: 'out', value: 'PATH', definition: 'New folder, or an archive where it ends in .zip.' },
    { name: 'doi', value: 'DOI', definition: 'DOI of the data set; a place is kept for it without.' },
    { name: 'licence', value: 'NAME', definition: 'Licence: an SPDX identifier such as CC-BY-4.0, or its address.' },
    { name: 'publisher', value: 'NAME', definition: 'Who publishes; the agent without.' },
    { name: 'version', value: 'TEXT', definition: 'Version of the data set; 1.0 without.' },
    { name: 'year', value: 'YEAR', definition: 'Year of publication; that of the last change without.' },
    {
      name: 'although-moratorium',
      definition: 'For the own archive: also what is under moratorium or kept back; the package says so.',
    },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => name === 'paper-font'),
  ],
  run: (call) => withExistingHouse(call, (house) => write(call, house)),
};

async function write(call: Call, house: House): Promise<ExitStatus> {
  const [code, out] = [textOption(call, 'expedition'), textOption(call, 'out')];
  if (code === undefined) throw new CorestoneError('wrong-call', 'Say which expedition: --expedition CODE');
  if (out === undefined) throw new CorestoneError('wrong-call', 'Say where to: --out FOLDER or --out FILE.zip');
  const path = await findExpeditionPath(house.store.read, code, textOption(call, 'program'));
  const progress = call.output.progress('Writing objects');
  let written = 0;
  let total = 0;
  const set = await openDataSet(house, path, optionsOf(call), () => {
    if (++written % 500 === 0) progress.update(written, total);
  });
  total = set.objects;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  try {
    await writeDataSet(set, out, stopping.signal);
  } finally {
    process.off('SIGINT', stop);
    progress.done();
  }
  const { title, objects, igsns, files, withheldFiles, isClosed } = set;
  call.output.say(
    `${title}: ${objects.toLocaleString('en')} objects, ${igsns.toLocaleString('en')} IGSNs, ${files.toLocaleString('en')} ${files === 1 ? 'file' : 'files'}, written to ${out}.`,
  );
  if (withheldFiles > 0)
    call.output.say(`Kept back and not in it: ${withheldFiles.toLocaleString('en')} of its files.`);
  if (isClosed) call.output.warn('It holds what is under moratorium or kept back: not for publication.');
  call.output.result({ expedition: code, title, objects, igsns, files, withheldFiles, isClosed, out });
  return 0;
}

function optionsOf(call: Call): DataSetOptions {
  return readDataSetOptions({
    doi: textOption(call, 'doi'),
    licence: textOption(call, 'licence'),
    publisher: textOption(call, 'publisher'),
    version: textOption(call, 'version'),
    year: textOption(call, 'year'),
    althoughMoratorium: isSet(call, 'although-moratorium'),
  });
}
