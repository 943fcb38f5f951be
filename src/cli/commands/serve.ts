import type { FastifyInstance } from 'fastify';
import { buildHouse, type House, publicFace } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { localCaller } from '../../operations/caller.ts';
import { remindLoans } from '../../operations/curation/parcels/lend.ts';
import { forgetPresence } from '../../operations/curation/party/forget-presence.ts';
import { removeDrafts } from '../../operations/curation/requests/remove-drafts.ts';
import { retellCustody } from '../../operations/curation/retell-custody.ts';
import { removeErrorReports } from '../../operations/error-reports/remove-error-reports.ts';
import { rememberAddress } from '../../operations/files/remember-address.ts';
import type { Follower } from '../../operations/following/follow-changes.ts';
import { forgetMails } from '../../operations/mail/forget-mails.ts';
import { openEndedEmbargoes } from '../../operations/open-ended-embargoes.ts';
import { forgetAnswers } from '../../operations/registry/answer-once.ts';
import { purgeAllTestRecords } from '../../operations/registry/purge-test-records.ts';
import { forgetOutcomes } from '../../operations/station/forget-outcomes.ts';
import { startOutboxWorker } from '../../outbox/outbox-worker.ts';
import { queueOpened } from '../../outbox/queue-opened.ts';
import { parcelStore } from '../../store/ports/parcel-store.ts';
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
import type { Output } from '../output.ts';
import { removeOldFiles } from '../remove-old-files.ts';
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
    try {
      tellWarnings(house, call.output);
      await tellWaiting(house, call.output);
      await tellNobody(house, call.output);
      call.output.say(`Corestone serves ${house.settings.baseUrl} (store: ${house.store.engine}). Ctrl-C ends it.`);
      await stopped;
    } finally {
      await server.stop();
    }
    return 0;
  },
};

/** Warns where nobody can sign in, because `init` was never called. */
async function tellNobody({ store }: House, output: Output): Promise<void> {
  const account = await store.read.selectFrom('user_account').select('name').limit(1).executeTakeFirst();
  if (account !== undefined) return;
  output.warn(
    'warning  Nobody can sign in yet: `corestone init` names the agent and makes the first administrator. It may be called while this serves.',
  );
}

/** A server that listens; `stop` lets running requests end. */
export interface RunningServer {
  readonly app: FastifyInstance;
  readonly stop: () => Promise<void>;
}

/**
 * Listens; in the background it delivers the outbox, does jobs, calls webhooks, sends labels to printers, sends mails and, once a day, announces what opened, says again what became of samples, forgets answers given once, removes old drafts of sample requests and, if set
 * so, looks at landing pages and
 * has everything dumped. Throws `invalid-setting` when the port is
 * taken or not allowed, and what the store says where it does not answer; then nothing listens or works on, and the house is closed.
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
  const { askForScheduledComparison, startComparisonWorker } = await import('../../api/comparing/comparison-worker.ts');
  const { startTransferWorker } = await import('../../api/transfer/transfer-worker.ts');
  const { startPrintWorker } = await import('../../api/paper/print-labels.ts');
  const { startMailWorker } = await import('../../api/mail/mail-worker.ts');
  let app: FastifyInstance | undefined;
  let followers: readonly Follower[];
  try {
    app = await buildServer(house);
    // Asks the store, which may go away at any moment: before anything listens or works that would have to be ended again.
    followers = await wantedFollowers(app, house);
    await app.listen({ port: house.settings.port, host: house.settings.host });
    await rememberAddress(house.unitOfWork, house.settings.baseUrl, true);
  } catch (error) {
    await app?.close();
    await house.close();
    throw explainListening(error, house);
  }
  const workers = [
    startJobWorker,
    startDumpWorker,
    serveWebhooks,
    startPrintWorker,
    startCareWorker,
    startTransferWorker,
    startComparisonWorker,
    startMailWorker,
    (served: House, onError: (error: unknown) => void) =>
      startDailyWork(() => askForScheduledComparison(served), { now: served.now }, onError),
  ];
  const background = [...startBackground(app, house, workers), startFollowing(app, house, followers)];
  return { app, stop: stopper(app, house, background) };
}

interface Stoppable {
  readonly stop: () => Promise<void>;
}

type StartWorker = (house: House, onError: (error: unknown) => void) => Stoppable;

const EMBARGO_ACTOR = { name: 'embargo', origin: 'worker' } as const;
const DRAFTS_ACTOR = { name: 'sample requests', origin: 'worker' } as const;
const REPORTS_ACTOR = { name: 'error reports', origin: 'worker' } as const;
const CUSTODIAN = localCaller({ name: 'custody', origin: 'worker' });
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
    const mails = await forgetMails(unitOfWork);
    if (mails > 0) log.info({ mails }, 'mails that were sent long ago are forgotten');
    await forgetPresence(unitOfWork);
  };
  const landing = checkLandingDaily(house, {
    done: (checked) => log.info({ checked }, 'landing pages were looked at'),
    failed: (error) => log.error(error, 'landing pages'),
  });
  const remind = async (): Promise<void> => {
    const facts = {
      days: settings.loanReminders,
      today: now().toISOString().slice(0, 10),
      agent: house.profile.agent.name,
    };
    const queued = await remindLoans(unitOfWork, parcelStore(store.read, store.engine), facts);
    if (queued > 0) log.info({ queued }, 'reminders of loans are queued');
  };
  const removeOldDrafts = async (): Promise<void> => {
    const removed = await removeDrafts(unitOfWork, DRAFTS_ACTOR);
    if (removed > 0) log.info({ removed }, 'drafts of sample requests that nobody went on with are removed');
  };
  const removeOldReports = async (): Promise<void> => {
    const removed = await removeErrorReports(unitOfWork, REPORTS_ACTOR);
    if (removed > 0) log.info({ removed }, 'reports of errors that were mended long ago are removed');
  };
  const retell = async (): Promise<void> => {
    for (const one of await retellCustody(unitOfWork, CUSTODIAN))
      log.warn(one, 'a record does not say where its sample is');
  };
  const forgetFiles = async (): Promise<void> => {
    const gone = await removeOldFiles(house);
    if (gone > 0) log.info({ gone }, 'files that were taken away are removed for good');
  };
  const dumps = dumpDaily(house, (error) => log.error(error, 'daily dump'));
  const daily = [
    startDailyWork(forget, { now }, (error) => log.error(error, 'answers given once')),
    startDailyWork(openEmbargoes, { now }, (error) => log.error(error, 'ended embargoes')),
    startDailyWork(remind, { now }, (error) => log.error(error, 'reminders of loans')),
    startDailyWork(retell, { now }, (error) => log.error(error, 'custody of samples')),
    startDailyWork(removeOldDrafts, { now }, (error) => log.error(error, 'drafts of sample requests')),
    startDailyWork(removeOldReports, { now }, (error) => log.error(error, 'reports of errors')),
    startDailyWork(forgetFiles, { now }, (error) => log.error(error, 'files that were taken away')),
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
  formats.watch();
  const schedule = harvestBySchedule(harvestingOf(house, formats.readable), house.now, {
    done: ({ source, state, received, lastError }) => log.info({ source, state, received, lastError }, 'harvested'),
    reread: (counts) => log.info(counts, 'what was harvested is read again'),
    failed: (source, error) => log.error({ source, err: error }, 'harvest'),
  });
  return [schedule, { stop: async () => formats.close() }];
}

/** What follows from the register: the search index, which harvested records stand for their IGSN, documents for harvesters. */
async function wantedFollowers({ log }: FastifyInstance, house: House): Promise<readonly Follower[]> {
  const onBadRecord = (igsn: string, error: unknown): void =>
    log.error({ err: error, igsn }, 'record is left out of the search');
  const documents = await documentFollowers(await publicFace(house), house.settings, {
    prepared: ({ records, documents: written, bytes }) =>
      log.info({ records, documents: written, bytesPerRecord: Math.round(bytes / records) }, 'documents are prepared'),
    notPrepared: (prefix) => log.warn({ prefix }, 'documents cannot be prepared in this format'),
  });
  return [...(await followersOf(house, { onBadRecord, isBesideOthers: true })), ...documents];
}

/** Keeps up what follows from the register. */
function startFollowing({ log }: FastifyInstance, house: House, followers: readonly Follower[]): Stoppable {
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
