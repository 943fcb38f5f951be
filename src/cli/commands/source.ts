import { randomUUID } from 'node:crypto';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import {
  addSource,
  askForReread,
  changeSource,
  removeSource,
  stopHarvest,
} from '../../operations/harvest/change-sources.ts';
import { type RereadCounts, rereadSource } from '../../operations/harvest/reread-source.ts';
import { listFindingCounts, listHarvestFindings, listHarvestRuns } from '../../store/read/list-harvest-runs.ts';
import { type HarvestSourceStanding, listHarvestSources } from '../../store/read/list-harvest-sources.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { harvestingOf } from '../harvest/harvesting-of.ts';
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

/** Ends the run of a source, whoever is at it. */
export const sourceStop: Command = {
  name: 'source stop',
  words: 'NAME',
  summary: 'Stops the run of a source at its next page, wherever it goes on; the next run goes on there.',
  options: STORE_OPTIONS,
  run: (call) =>
    withName(call, async ({ unitOfWork }, name) => {
      await stopHarvest(unitOfWork, name, CLI_CALLER);
      call.output.say(`${name} stops at the next page.`);
      call.output.result({ name, isStopAsked: true });
      return 0;
    }),
};

/** Reads what is kept of a source again. */
export const sourceReread: Command = {
  name: 'source reread',
  words: 'NAME',
  summary: 'Reads what is kept of a source again, where another version of the program or other formats read it.',
  options: [{ name: 'all', definition: 'Whatever read it.' }, ...STORE_OPTIONS],
  run: (call) =>
    withName(call, async (house, name) => {
      const formats = installedFormats(house.settings.communities);
      const stopping = new AbortController();
      const stop = () => stopping.abort();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
      try {
        if (isSet(call, 'all')) await askForReread(house.unitOfWork, name, CLI_CALLER);
        const progress = call.output.progress(`Reading ${name} again`);
        const options = { caller: CLI_CALLER, holder: randomUUID(), signal: stopping.signal };
        const onProgress = ({ read }: RereadCounts) => progress.update(read, 0);
        const counts = await rereadSource(harvestingOf(house, formats.readable), name, { ...options, onProgress });
        progress.done();
        const { read, changed, madeReadable, unreadable, isDone } = counts;
        const said = { read, changed, 'readable now': madeReadable, 'still unreadable': unreadable };
        const words = Object.entries(said).map(([word, count]) => `${count.toLocaleString('en')} ${word}`);
        call.output.say(`${words.join(', ')}${isDone ? '' : '; stopped, the same call goes on there'}.`);
        call.output.result(counts);
        return isDone ? 0 : 1;
      } finally {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
        formats.close();
      }
    }),
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
  options: [
    { name: 'run', value: 'ID', definition: 'The id of a run.' },
    { name: 'code', value: 'CODE', definition: 'Findings of this code alone.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withName(call, async ({ store }, source) => {
      const said = textOption(call, 'run');
      const code = textOption(call, 'code');
      const run = said ?? (await listHarvestRuns(store.read, { source, limit: 1 }))[0]?.id;
      if (run === undefined) throw new CorestoneError('not-found', `${source} was not harvested yet.`);
      const rows = await listHarvestFindings(store.read, {
        run,
        after: 0,
        limit: MOST_FINDINGS,
        ...(code !== undefined && { code }),
      });
      for (const one of await listFindingCounts(store.read, run))
        call.output.say(`${one.count.toLocaleString('en').padStart(9)}  ${one.severity.padEnd(8)} ${one.code}`);
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
  const { name, present, deleted, unreadable, others, shown, completeness, lastRun, lastCompleteAt } = one;
  const counts = `${present} present (${shown} shown), ${deleted} deleted, ${unreadable} unreadable${others > 0 ? `, ${others} not of samples` : ''}`;
  const complete = completeness === null ? '' : `, ${completeness} % complete`;
  const last =
    lastRun === null ? 'never harvested' : `last run ${lastRun.state}, last good ${lastCompleteAt ?? 'never'}`;
  return `${name.padEnd(24)} ${one.kind.padEnd(12)} ${one.isActive ? '' : 'inactive, '}${counts}${complete}; ${last}`;
}
