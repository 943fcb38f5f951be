import { CorestoneError } from '../../domain/error.ts';
import { nameOfSource } from '../../domain/harvest/harvest-source.ts';
import { addSource, changeSource } from '../../operations/harvest/change-sources.ts';
import { harvestStore } from '../../store/ports/harvest-store.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { SOURCE_OPTIONS, settingsSaid } from '../harvest/read-options.ts';
import { RUN_OPTIONS, runHarvest, runOptions } from '../harvest/run-harvest.ts';
import { CLI_CALLER, SETTING_OPTIONS, withHouse } from '../open-house.ts';

/** Options of the store, and whether a source may lead inwards. */
const HOUSE_OPTIONS = SETTING_OPTIONS.filter((one) =>
  ['data', 'communities', 'database-url', 'base-url', 'harvest-internal', 'log-level'].includes(one.name),
);

/** Harvests a source at once, and remembers it as one. */
export const harvest: Command = {
  name: 'harvest',
  words: 'URL',
  summary: 'Harvests another catalogue; the same call again asks for what changed, or goes on where one stopped.',
  options: [
    { name: 'name', value: 'NAME', definition: 'What the source is called here; made from its address without.' },
    ...SOURCE_OPTIONS,
    ...RUN_OPTIONS,
    ...HOUSE_OPTIONS,
  ],
  run: (call) => withHouse(call, (house) => run(call, house)),
};

async function run(call: Call, house: Parameters<Parameters<typeof withHouse>[1]>[0]): Promise<ExitStatus> {
  const [url] = call.words;
  if (url === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one address.');
  if (!URL.canParse(url)) throw new CorestoneError('wrong-call', `${url} is no address.`);
  const said = settingsSaid(call);
  // Before anything is kept of it.
  runOptions(call);
  if (
    textOption(call, 'name') === undefined &&
    (said.kind ?? 'oai-pmh') === 'oai-pmh' &&
    said.metadataPrefix === undefined
  )
    throw new CorestoneError('wrong-call', 'Say which metadata are wanted: --prefix P, as oai_dc.');
  const name = textOption(call, 'name') ?? nameOfSource(url, said.metadataPrefix ?? '', said.setSpec ?? '');
  const { read, engine } = house.store;
  const known = await harvestStore(read, engine, () => house.now().toISOString()).source(name);
  if (known === undefined || known.removedAt !== null)
    await addSource(house.unitOfWork, { name, url, ...said }, CLI_CALLER);
  else await changeSource(house.unitOfWork, name, { url, ...said }, CLI_CALLER);
  return runHarvest(call, house, name);
}
