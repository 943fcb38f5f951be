import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../../test/crash/kill-at.ts';
import { Asker } from './asker.ts';
import { loadBulk } from './clients/bulk-client.ts';
import { loadDatacite } from './clients/datacite-client.ts';
import type { LoadHands } from './clients/load.ts';
import { loadMds } from './clients/mds-client.ts';
import { loadHarvest, Mirror } from './clients/oai-harvester.ts';
import { loadRest } from './clients/rest-client.ts';
import { loadRegistering, loadStation } from './clients/station-client.ts';
import { hasTablet, Tablet } from './clients/tablet.ts';
import { happen } from './happen.ts';
import { Journal } from './journal.ts';
import { CODES, houseOf, makePlace, PASSWORD, type Place } from './place.ts';
import { type Proof, proof } from './proofs/proof.ts';
import { proveByCommands } from './proofs/prove-by-commands.ts';
import { proveReaders } from './proofs/prove-readers.ts';
import { proveRecords } from './proofs/prove-records.ts';
import { proveStation } from './proofs/prove-station.ts';
import { proveUpstream } from './proofs/prove-upstream.ts';
import { planFaults } from './schedule.ts';
import { untilNothingWaits } from './settle.ts';

/** How long a day is, and which one. */
export interface WantedDay {
  readonly minutes: number;
  readonly seed: number;
  readonly postgresBin: string;
  readonly say: (line: string) => void;
}

/** What became of a day. */
export interface Day {
  readonly minutes: number;
  readonly seed: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly settledInS: number;
  readonly happened: ReadonlyMap<string, number>;
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly broken: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
  readonly proofs: readonly Proof[];
}

const TELL_EVERY_MS = 10_000;
const STOP_WITHIN_MS = 180_000;
const LONGEST_START_MS = 60_000;

/** Everything that loads a place. */
interface Load {
  readonly asker: Asker;
  readonly stationAsker: Asker;
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly tablet: Tablet | undefined;
  readonly work: readonly Promise<void>[];
  readonly stop: () => void;
}

/** Runs a day from the first server's start to the last proof, and leaves nothing behind. */
export async function runDay(wanted: WantedDay): Promise<Day> {
  const place = await makePlace(wanted.postgresBin);
  try {
    return await live(place, wanted);
  } finally {
    await place.remove();
  }
}

async function live(place: Place, { minutes, seed, say }: WantedDay): Promise<Day> {
  const startedAt = new Date().toISOString();
  for (const server of place.servers) server.start();
  await Promise.all(place.servers.map((server) => server.ready()));
  const load = await beginLoad(place, seed);
  say(`two servers, ports ${place.servers.map((one) => one.port).join(' and ')}; the load begins`);
  const telling = setInterval(() => say(progressLine(startedAt, load)), TELL_EVERY_MS);
  const notes: string[] = [];
  try {
    const happened = await letHappen(place, load.tablet, { minutes, seed, say, notes });
    const endedMs = Date.now();
    await bringUp(place);
    const ended = await endLoad(load, notes);
    clearInterval(telling);
    const house = await houseOf(place.settings);
    try {
      const waiting = await untilNothingWaits(house, place.settings, say);
      const settledInS = (Date.now() - endedMs) / 1000;
      const proofs = [
        proof(
          'all clients ended with an answer to everything they asked',
          `${load.asker.answered + load.stationAsker.answered} answers`,
          ended,
        ),
        proof('no client was refused what it had a right to', 'every answer', surprises(load)),
        proof('all queues are empty', `after ${Math.round(settledInS)} s`, waiting),
        ...(await proveAll(place, load, house.store.read)),
      ];
      noteServers(place, notes);
      const facts = { minutes, seed, startedAt, endedAt: new Date().toISOString(), settledInS, notes };
      return { ...facts, happened, acknowledged: load.journal.counts, broken: brokenOf(load), proofs };
    } finally {
      await house.close();
    }
  } finally {
    clearInterval(telling);
    load.asker.giveUp();
    load.stationAsker.giveUp();
    load.stop();
    await load.tablet?.remove();
    load.journal.close();
  }
}

async function beginLoad(place: Place, seed: number): Promise<Load> {
  const ports = place.servers.map((server) => server.port);
  const asker = new Asker(ports, place.tokens.client);
  const stationAsker = new Asker(ports, place.tokens.admin);
  const journal = new Journal(join(place.folder, 'journal.ndjson'));
  const mirror = new Mirror();
  let isStopping = false;
  let nth = 0;
  const hands = (who: Asker): LoadHands => ({
    asker: who,
    journal,
    chance: chance(seed + 100 + nth++),
    isStopping: () => isStopping,
  });
  const tablet = hasTablet() ? new Tablet(tabletPlace(place), hands(stationAsker)) : undefined;
  await tablet?.begin().catch(async (error: unknown) => {
    await tablet.remove();
    throw error;
  });
  const { holeId } = place.entering.api;
  const work = [
    ...['FDA', 'FDB'].flatMap((lead) => [
      loadMds(hands(asker), lead),
      loadDatacite(hands(asker), lead),
      loadRest(hands(asker), lead),
    ]),
    loadBulk(hands(asker), 'FDA'),
    loadStation(hands(stationAsker), { code: CODES.api, holeId, firstCore: 0 }),
    loadStation(hands(stationAsker), { code: CODES.api, holeId, firstCore: 50_000 }),
    loadRegistering(hands(stationAsker), CODES.api),
    loadHarvest(hands(asker), mirror),
    ...(tablet === undefined ? [] : [tablet.work()]),
  ];
  const stop = () => {
    isStopping = true;
  };
  return { asker, stationAsker, journal, mirror, tablet, work, stop };
}

function tabletPlace({ servers }: Place) {
  const hole = `/station/${CODES.tablet}/hole/${CODES.tablet}_1_A`;
  return { base: `http://127.0.0.1:${servers[0].port}`, hole, user: 'ida', password: PASSWORD };
}

async function letHappen(
  place: Place,
  tablet: Tablet | undefined,
  { minutes, seed, say, notes }: Omit<WantedDay, 'postgresBin'> & { readonly notes: string[] },
): Promise<Map<string, number>> {
  const happened = new Map<string, number>();
  const startedMs = Date.now();
  const untilS = (atS: number) => sleep(Math.max(0, startedMs + atS * 1000 - Date.now()));
  for (const fault of planFaults(seed, minutes)) {
    await untilS(fault.atS);
    await untilSomebodyServes(place);
    say(`  ${fault.kind}${fault.kind.includes('a server') ? ` (${fault.server})` : ''}, ${fault.lastsS} s`);
    const skipped = await happen(place, tablet, fault);
    if (skipped === undefined) happened.set(fault.kind, (happened.get(fault.kind) ?? 0) + 1);
    else if (!notes.includes(`${fault.kind}: left out, ${skipped}`)) notes.push(`${fault.kind}: left out, ${skipped}`);
  }
  await untilS(minutes * 60);
  return happened;
}

/** On a slow machine a server takes its time to start: without anybody who serves there would be no load, and nothing to break. */
async function untilSomebodyServes({ servers }: Place): Promise<void> {
  for (const endsMs = Date.now() + LONGEST_START_MS; Date.now() < endsMs; await sleep(200))
    for (const server of servers) if (await server.isReady()) return;
}

async function bringUp({ line, receiver, servers }: Place): Promise<void> {
  line.mend();
  receiver.behave = (response) => response.end();
  await Promise.all(servers.map((server) => server.ready()));
}

/** Lets every client come to the end of what it is at. What did not end is a fault. */
async function endLoad(load: Load, notes: string[]): Promise<string[]> {
  load.stop();
  const faults: string[] = [];
  const late = sleep(STOP_WITHIN_MS).then(() => 'late' as const);
  const results = await Promise.all(
    load.work.map((one) => Promise.race([one.catch((error: unknown) => String(error)), late])),
  );
  for (const [at, result] of results.entries()) if (result !== undefined) faults.push(`client ${at}: ${result}`);
  const { tablet } = load;
  if (tablet !== undefined) {
    await tablet
      .end()
      .catch((error: unknown) => faults.push(`the tablet does not get rid of its changes: ${String(error)}`));
    notes.push(
      `tablet: ${tablet.recorded} runs recorded, killed ${tablet.killed} times, ${tablet.uncertain} runs broken off while they were typed`,
    );
  } else notes.push('tablet: left out, there is no Chromium here');
  return faults;
}

async function proveAll(place: Place, load: Load, db: Parameters<typeof proveRecords>[0]): Promise<Proof[]> {
  const told = load.journal.read();
  await load.mirror.harvest({ asker: load.asker });
  const readers = { asker: load.asker, mirror: load.mirror, calls: place.receiver.calls };
  const proofs: Proof[] = [];
  // What cannot be proved does not hold; the others are proved all the same.
  for (const [what, prove] of [
    ['the register', () => proveRecords(db, told)],
    ['the core tree', () => proveStation(db, place, told, load.tablet?.uncertain ?? 0)],
    ['the upstream', () => proveUpstream(db, place.upstream, place.settings['base-url']!)],
    ['readers', () => proveReaders(db, readers)],
    ['commands', () => proveByCommands(place.settings)],
  ] as const)
    proofs.push(...(await prove().catch((error: unknown) => [proof(`${what} can be looked at`, '', [String(error)])])));
  return proofs;
}

const surprises = ({ asker, stationAsker }: Load): string[] => [...asker.surprises, ...stationAsker.surprises];

function brokenOf({ asker, stationAsker }: Load): Map<string, number> {
  const all = new Map(asker.broken);
  for (const [what, count] of stationAsker.broken) all.set(what, (all.get(what) ?? 0) + count);
  return all;
}

function noteServers({ servers }: Place, notes: string[]): void {
  for (const [at, { endedByItself, endedTooLate }] of servers.entries()) {
    notes.push(`server ${at} ended by itself ${endedByItself} times (database or disk away) and was started again`);
    if (endedTooLate > 0) notes.push(`server ${at} had to be killed ${endedTooLate} times a minute after TERM`);
  }
}

function progressLine(startedAt: string, load: Load): string {
  const seconds = Math.round((Date.now() - Date.parse(startedAt)) / 1000);
  const counts = [...load.journal.counts].map(([what, count]) => `${what} ${count}`).join(', ');
  const broken = [...brokenOf(load).values()].reduce((sum, one) => sum + one, 0);
  return `${seconds} s: acknowledged ${counts}; ${broken} asked again; ${surprises(load).length} surprises; ${load.mirror.harvests} harvests`;
}
