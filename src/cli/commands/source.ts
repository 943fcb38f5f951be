import { CorestoneError } from '../../domain/error.ts';
import { addSource, changeSource, removeSource } from '../../operations/harvest/change-sources.ts';
import { listHarvestFindings, listHarvestRuns } from '../../store/read/list-harvest-runs.ts';
import { type HarvestSourceStanding, listHarvestSources } from '../../store/read/list-harvest-sources.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { SOURCE_OPTIONS, settingsSaid, wholeNumber } from '../harvest/read-options.ts';
import { RUN_OPTIONS, runHarvest } from '../harvest/run-harvest.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse, withHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

const USUAL_RUNS = 20;
const MOST_FINDINGS = 1000;
const INTERNAL = SETTING_OPTIONS.filter((one) => one.name === 'harvest-internal');
const URL_OPTION = { name: 'url', value: 'URL', definition: 'Another address.' };

/** Adds a source without harvesting it; makes a store where there is none, as `harvest` does. */
export const sourceAdd: Command = {
  name: 'source add',
  words: 'NAME URL',
  summary: 'Adds a catalogue to be harvested.',
  options: [...SOURCE_OPTIONS, ...STORE_OPTIONS],
  run: async (call) => {
    const [name, url] = call.words;
    if (name === undefined || url === undefined) throw new CorestoneError('wrong-call', 'Say a name and an address.');
    return withHouse(call, async (house) => {
      const source = await addSource(house.unitOfWork, { name, url, ...settingsSaid(call) }, CLI_CALLER);
      call.output.say(`${name} is a source now.`);
      call.output.result(source);
      return 0;
    });
  },
};

/** Lists sources with their figures. */
export const sourceList: Command = {
  name: 'source list',
  words: '',
  summary: 'Lists harvested catalogues with their figures.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const sources = await listHarvestSources(store.read);
      for (const one of sources) call.output.say(lineOf(one));
      if (sources.length === 0) call.output.say('There is no source yet.');
      call.output.result(sources);
      return 0;
    }),
};

/** Changes a source. */
export const sourceChange: Command = {
  name: 'source change',
  words: 'NAME',
  summary: 'Changes how a source is harvested and ranked.',
  options: [
    URL_OPTION,
    ...SOURCE_OPTIONS,
    { name: 'active', definition: 'It is harvested and shown again.' },
    { name: 'inactive', definition: 'It is neither harvested nor shown; what is kept of it stays.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withName(call, async (house, name) => {
      const source = await changeSource(house.unitOfWork, name, settingsSaid(call), CLI_CALLER);
      call.output.say(`${name} is changed.`);
      call.output.result(source);
      return 0;
    }),
};

/** Removes a source. */
export const sourceRemove: Command = {
  name: 'source remove',
  words: 'NAME',
  summary: 'Removes a source; its records become deletions.',
  options: STORE_OPTIONS,
  run: (call) =>
    withName(call, async (house, name) => {
      const deleted = await removeSource(house.unitOfWork, name, CLI_CALLER);
      call.output.say(`${name} is removed; ${deleted.toLocaleString('en')} of its records are deleted.`);
      call.output.result({ name, deleted });
      return 0;
    }),
};

/** Harvests a source at once. */
export const sourceRun: Command = {
  name: 'source run',
  words: 'NAME',
  summary: 'Harvests a source at once: what changed since the last run, or where one stopped.',
  options: [...RUN_OPTIONS, ...INTERNAL, ...STORE_OPTIONS],
  run: (call) => withName(call, (house, name) => runHarvest(call, house, name)),
};

/** Lists runs. */
export const sourceRuns: Command = {
  name: 'source runs',
  words: '[NAME]',
  summary: 'Lists the latest runs, of one source or of all.',
  options: [{ name: 'limit', value: 'N', definition: `How many at most; ${USUAL_RUNS} without.` }, ...STORE_OPTIONS],
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const [source] = call.words;
      const limit = wholeNumber(call, 'limit', 1) ?? USUAL_RUNS;
      const runs = await listHarvestRuns(store.read, { ...(source !== undefined && { source }), limit });
      for (const run of runs) {
        const { id, received, added, changed, deleted, findings } = run;
        const counts = `${received} received, ${added} added, ${changed} changed, ${deleted} deleted, ${findings} findings`;
        call.output.say(`${run.startedAt}  ${run.source.padEnd(24)} ${run.state.padEnd(12)} ${counts}  ${id}`);
      }
      if (runs.length === 0) call.output.say('Nothing was harvested yet.');
      call.output.result(runs);
      return 0;
    }),
};

/** Shows what a run found. */
export const sourceFindings: Command = {
  name: 'source findings',
  words: 'NAME',
  summary: 'Shows what the last run of a source found, or the one with an id.',
  options: [{ name: 'run', value: 'ID', definition: 'The id of a run.' }, ...STORE_OPTIONS],
  run: (call) =>
    withName(call, async ({ store }, source) => {
      const said = textOption(call, 'run');
      const run = said ?? (await listHarvestRuns(store.read, { source, limit: 1 }))[0]?.id;
      if (run === undefined) throw new CorestoneError('not-found', `${source} was not harvested yet.`);
      const rows = await listHarvestFindings(store.read, { run, after: 0, limit: MOST_FINDINGS });
      for (const { item, finding } of rows)
        call.output.say(findingLine(item === '' ? finding : { ...finding, at: { file: item } }));
      if (rows.length === 0) call.output.say('Nothing was found.');
      call.output.result(rows);
      return rows.length === 0 ? 0 : 1;
    }),
};

function withName(
  call: Call,
  body: (house: Parameters<Parameters<typeof withExistingHouse>[1]>[0], name: string) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const [name] = call.words;
  if (name === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one source.');
  return withExistingHouse(call, (house) => body(house, name));
}

function lineOf(one: HarvestSourceStanding): string {
  const { name, present, deleted, unreadable, shown, completeness, lastRun, lastCompleteAt } = one;
  const counts = `${present} present (${shown} shown), ${deleted} deleted, ${unreadable} unreadable`;
  const complete = completeness === null ? '' : `, ${completeness} % complete`;
  const last =
    lastRun === null ? 'never harvested' : `last run ${lastRun.state}, last good ${lastCompleteAt ?? 'never'}`;
  return `${name.padEnd(24)} ${one.kind.padEnd(12)} ${one.isActive ? '' : 'inactive, '}${counts}${complete}; ${last}`;
}
