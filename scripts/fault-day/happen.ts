import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Tablet } from './clients/tablet.ts';
import type { Place } from './place.ts';
import type { FaultKind, PlannedFault } from './schedule.ts';

const SPARE_BYTES = 200_000;
const SLOW_MS = 1500;
const START_WITHIN_MS = 60_000;

/** Lets a fault happen to a place, for as long as it lasts; `skipped` says why it could not. */
export async function happen(
  place: Place,
  tablet: Tablet | undefined,
  fault: PlannedFault,
): Promise<string | undefined> {
  return DOINGS[fault.kind](place, fault, tablet);
}

type Doing = (place: Place, fault: PlannedFault, tablet: Tablet | undefined) => Promise<string | undefined>;

const lasting = ({ lastsS }: PlannedFault): Promise<undefined> => sleep(lastsS * 1000, undefined);

const DOINGS: Readonly<Record<FaultKind, Doing>> = {
  'kill -9 of a server': async ({ servers }, { server }) => {
    await servers[server].kill('SIGKILL');
    return undefined;
  },
  'TERM of a server': async ({ servers }, { server }) => {
    await servers[server].kill('SIGTERM');
    return undefined;
  },
  'kill -9 of both servers': async ({ servers }) => {
    await Promise.all(servers.map((one) => one.kill('SIGKILL')));
    return undefined;
  },
  'database stopped': async ({ postgres }, fault) => {
    await postgres.halt();
    await lasting(fault);
    await startAgain(postgres);
    return undefined;
  },
  'connections cut': async ({ postgres }) => cutConnections(postgres.url),
  'upstream cut': async ({ line }, fault) => {
    line.cut();
    await lasting(fault);
    return void line.mend();
  },
  'upstream slow': async ({ line }, fault) => {
    line.slow(SLOW_MS);
    await lasting(fault);
    return void line.mend();
  },
  'webhook receiver fails': async ({ receiver }, fault) => {
    receiver.behave = (response, _call, number) => {
      if (number % 2 === 0) response.destroy();
      else response.writeHead(500).end();
    };
    await lasting(fault);
    receiver.behave = (response) => response.end();
    return undefined;
  },
  'tablet offline': async (_place, fault, tablet) => {
    if (tablet === undefined) return 'there is no Chromium here';
    await tablet.offline(true);
    await lasting(fault);
    await tablet.offline(false);
    return undefined;
  },
  'tablet killed': async (_place, _fault, tablet) => {
    if (tablet === undefined) return 'there is no Chromium here';
    await tablet.kill();
    return undefined;
  },
  'data disk full': async ({ dataDisk }, fault) => {
    if (dataDisk === undefined) return 'no disk can be mounted here, which takes root';
    dataDisk.fill(SPARE_BYTES);
    await lasting(fault);
    dataDisk.makeRoom();
    return undefined;
  },
  'database disk full': async ({ databaseDisk, postgres }, fault) => {
    if (databaseDisk === undefined) return 'no disk can be mounted here, which takes root';
    databaseDisk.fill(SPARE_BYTES);
    await lasting(fault);
    databaseDisk.makeRoom();
    // Without room for its log PostgreSQL ends by itself, and wants to be started.
    await postgres.halt();
    await startAgain(postgres);
    return undefined;
  },
};

/** Starts the database, again where it was not ready in time. */
async function startAgain(postgres: Place['postgres']): Promise<void> {
  for (const endsMs = Date.now() + START_WITHIN_MS; ; await sleep(500)) {
    try {
      return await postgres.begin();
    } catch (error) {
      if (Date.now() > endsMs) throw error;
    }
  }
}

async function cutConnections(url: string): Promise<undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'fault' });
  await client.connect();
  const which = "application_name = 'corestone' and datname = current_database()";
  await client
    .query(`select pg_terminate_backend(pid) from pg_stat_activity where ${which}`)
    .finally(() => client.end());
}
