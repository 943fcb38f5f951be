import type { FastifyInstance } from 'fastify';
import { buildHouse, type House, publicFace } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { localCaller } from '../../operations/caller.ts';
import { openEndedEmbargoes } from '../../operations/open-ended-embargoes.ts';
import { forgetAnswers } from '../../operations/registry/answer-once.ts';
import { purgeAllTestRecords } from '../../operations/registry/purge-test-records.ts';
import { forgetOutcomes } from '../../operations/station/forget-outcomes.ts';
import { startOutboxWorker } from '../../outbox/outbox-worker.ts';
import { queueOpened } from '../../outbox/queue-opened.ts';
import { checkLandingDaily } from '../check-landing-daily.ts';
import type { Command } from '../command.ts';
import { startDailyWork } from '../daily-work.ts';
import { documentFollowers } from '../document-followers.ts';
import { dumpDaily } from '../dump-daily.ts';
import { followInBackground } from '../follow-in-background.ts';
import { followedHouse, followersOf } from '../followers.ts';
import { growHeapSlowly } from '../grow-heap-slowly.ts';
import { harvestBySchedule } from '../harvest/harvest-by-schedule.ts';
import { harvestingOf } from '../harvest/harvesting-of.ts';
import { lookWhenAsked } from '../look-when-asked.ts';
import { SETTING_OPTIONS, settingsOf, tellWarnings } from '../open-house.ts';
import { tellWaiting } from '../tell-waiting.ts';

/** Serves the installation in the data folder. */
export const serve: Command = {
  name: 'serve',
  words: '',
  summary: 'Serves the installation in the data folder until Ctrl-C.',
  options: SETTING_OPTIONS,
  run: async (call) => {
    const house = await buildHouse(settingsOf(call));
    const stopped = untilStopped();
    const server = await startServing(house);
    tellWarnings(house, call.output);
    await tellWaiting(house, call.output);
    call.output.say(`Corestone serves ${house.settings.baseUrl} (store: ${house.store.engine}). Ctrl-C ends it.`);
    await stopped;
    await server.stop();
    return 0;
  },
};

/** A server that listens; `stop` lets running requests end. */
export interface RunningServer {
  readonly app: FastifyInstance;
  readonly stop: () => Promise<void>;
}

/**
 * Listens; in the background it delivers the outbox, does jobs, calls webhooks, sends labels to printers and, once a day, announces what opened, forgets answers given once and, if set
 * so, looks at landing pages and
 * has everything dumped. Throws `invalid-setting` when the port is
 * taken or not allowed; the house is closed then.
 */
export async function startServing(house: House): Promise<RunningServer> {
  // A bulk input of any length then takes as much memory as a short one.
  growHeapSlowly();
  // Loaded only here: commands that serve nothing need half the time and memory without it.
  const { buildServer } = await import('../../api/server.ts');
  const { startJobWorker } = await import('../../api/jobs/job-worker.ts');
  const { serveWebhooks } = await import('../../api/webhook-house.ts');
  const { startDumpWorker } = await import('../../api/jobs/dump-worker.ts');
  const { startCareWorker } = await import('../../api/backups/backup-worker.ts');
  const { startPrintWorker } = await import('../../api/paper/print-labels.ts');
  let app: FastifyInstance | undefined;
  try {
    app = await buildServer(house);
    await app.listen({ port: house.settings.port, host: house.settings.host });
  } catch (error) {
    await app?.close();
    await house.close();
    throw explainListening(error, house);
  }
  const workers = [startJobWorker, startDumpWorker, serveWebhooks, startPrintWorker, startCareWorker];
  const background = [...startBackground(app, house, workers), await startFollowing(app, house)];
  return { app, stop: stopper(app, house, background) };
}

interface Stoppable {
  readonly stop: () => Promise<void>;
}

type StartWorker = (house: House, onError: (error: unknown) => void) => Stoppable;

const EMBARGO_ACTOR = { name: 'embargo', origin: 'worker' } as const;
const TEST_PURGER = localCaller({ name: 'test records', origin: 'worker' });

function startBackground({ log }: FastifyInstance, house: House, workers: readonly StartWorker[]): Stoppable[] {
  const { settings, store, upstream, upstreams, unitOfWork, now } = house;
  const openEmbargoes = async () => {
    const opened = await openEndedEmbargoes(unitOfWork, EMBARGO_ACTOR);
    const toTell = upstream === undefined ? 0 : await queueOpened(store, now());
    if (opened > 0 || toTell > 0) log.info({ opened, toTell }, 'embargoes have ended');
  };
  const purgeTests = async (): Promise<void> => {
    const purged = await purgeAllTestRecords(unitOfWork, settings.testDays, TEST_PURGER);
    if (purged > 0) log.info({ purged }, 'test records removed');
  };
  const forget = async (): Promise<void> => {
    const forgotten = (await forgetAnswers(unitOfWork)) + (await forgetOutcomes(unitOfWork));
    if (forgotten > 0) log.info({ forgotten }, 'answers of more than a day ago are forgotten');
  };
  const landing = checkLandingDaily(house, {
    done: (checked) => log.info({ checked }, 'landing pages were looked at'),
    failed: (error) => log.error(error, 'landing pages'),
  });
  const dumps = dumpDaily(house, (error) => log.error(error, 'daily dump'));
  const daily = [
    startDailyWork(forget, { now }, (error) => log.error(error, 'answers given once')),
    startDailyWork(openEmbargoes, { now }, (error) => log.error(error, 'ended embargoes')),
    startDailyWork(purgeTests, { now }, (error) => log.error(error, 'test records')),
    ...(landing === undefined ? [] : [landing]),
    lookWhenAsked(house, (error) => log.error(error, 'landing pages that were asked for')),
    ...workers.map((start) => start(house, (error) => log.error(error, 'background work'))),
    ...(dumps === undefined ? [] : [dumps]),
    ...startHarvesting(log, house),
  ];
  if (upstream === undefined) return daily;
  return [...daily, startOutboxWorker(store, upstreams, (error) => log.error(error, 'outbox'))];
}

function startHarvesting(log: FastifyInstance['log'], house: House): Stoppable[] {
  const formats = installedFormats(house.settings.communities);
  const schedule = harvestBySchedule(harvestingOf(house, formats.readable), house.now, {
    done: ({ source, state, received, lastError }) => log.info({ source, state, received, lastError }, 'harvested'),
    failed: (source, error) => log.error({ source, err: error }, 'harvest'),
  });
  return [schedule, { stop: async () => formats.close() }];
}

/** Keeps up what follows from the register: the search index, which harvested records stand for their IGSN, documents for harvesters. */
async function startFollowing({ log }: FastifyInstance, house: House): Promise<Stoppable> {
  const onBadRecord = (igsn: string, error: unknown): void =>
    log.error({ err: error, igsn }, 'record is left out of the search');
  const documents = documentFollowers(await publicFace(house), house.settings, {
    prepared: ({ records, documents: written, bytes }) =>
      log.info({ records, documents: written, bytesPerRecord: Math.round(bytes / records) }, 'documents are prepared'),
    notPrepared: (prefix) => log.warn({ prefix }, 'documents cannot be prepared in this format'),
  });
  const followers = [...(await followersOf(house, { onBadRecord, isBesideOthers: true })), ...(await documents)];
  return followInBackground(followedHouse(house), followers, (name, error) =>
    log.error({ name, err: error }, 'following'),
  );
}

function stopper(app: FastifyInstance, house: House, background: readonly Stoppable[]): () => Promise<void> {
  return async () => {
    await app.close();
    for (const one of background) await one.stop();
    await house.close();
  };
}

/** Resolves at the first SIGINT or SIGTERM. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function explainListening(error: unknown, house: House): unknown {
  const { code } = error as { code?: string };
  const { host, port } = house.settings;
  if (code === 'EADDRINUSE')
    return new CorestoneError('invalid-setting', `Port ${port} on ${host} is in use; --port chooses another.`, {
      cause: error,
    });
  if (code === 'EACCES')
    return new CorestoneError('invalid-setting', `Port ${port} on ${host} is not allowed to this user.`, {
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CorestoneError('invalid-setting', `${host} is no address of this machine.`, { cause: error });
  return error;
}
