import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from '../../scripts/testing/system-packages.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from '../../scripts/testing/temporary-postgres.ts';
import { startJobWorker } from '../../src/api/jobs/job-worker.ts';
import { buildServer } from '../../src/api/server.ts';
import { type House, initialise } from '../../src/context.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { addClient } from '../registry/parties.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { chance } from './kill-at.ts';
import { countKept } from './registry-faults/count-kept.ts';
import { Load } from './registry-faults/load.ts';
import { freePort, Server } from './registry-faults/servers.ts';

/** More rounds for a longer look: CORESTONE_FAULT_ROUNDS=200. */
const ROUNDS = Number(process.env.CORESTONE_FAULT_ROUNDS ?? 5);
const JOB_ITEMS = 1500;
const PASSWORD = 'nothing gets lost';
const DAY_MS = 86_400_000;

type Fault = () => Promise<void>;

/** Two servers on one store under load, and what can happen to them. */
class Field {
  readonly place: TestPlace;
  readonly house: House;
  readonly servers: readonly Server[];
  readonly load: Load;
  readonly faults: Readonly<Record<string, Fault>>;
  readonly #random: () => number;
  readonly happened = new Map<string, number>();

  constructor(
    place: TestPlace,
    house: House,
    ports: readonly number[],
    more: Readonly<Record<string, Fault>>,
    seed: number,
  ) {
    this.place = place;
    this.house = house;
    this.servers = ports.map((port) => new Server(port, place.flags));
    this.load = new Load(ports, 'admin', PASSWORD);
    this.#random = chance(seed);
    this.faults = {
      'kill -9 of one server': () => this.#killOne(),
      'kill -9 of both': () => this.#killBoth(),
      'upstream cut': () => this.#cutUpstream(),
      'clock a day ahead': () => this.#jumpClock(DAY_MS),
      'clock a day behind': () => this.#jumpClock(-DAY_MS),
      ...more,
    };
  }

  /** Lets things happen for some rounds, each kind in turn, at random moments. */
  async run(rounds: number): Promise<void> {
    const kinds = Object.entries(this.faults);
    for (let round = 0; round < rounds; round++) {
      if (round % 3 === 0) void this.load.bringJob(`R${round}X`, JOB_ITEMS);
      await sleep(200 + this.#random() * 600);
      const [name, fault] = kinds[round % kinds.length]!;
      await fault();
      for (const server of this.servers) assert.equal(server.endedBy, undefined, `a server ended: ${name}`);
      this.happened.set(name, (this.happened.get(name) ?? 0) + 1);
    }
  }

  async #killOne(): Promise<void> {
    const server = this.servers[Math.floor(this.#random() * this.servers.length)]!;
    await server.kill();
    await server.start();
  }

  async #killBoth(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    await Promise.all(this.servers.map((server) => server.start()));
  }

  /** A folder in place of the journal: every request upstream fails. */
  async #cutUpstream(): Promise<void> {
    const journal = join(this.place.dataFolder, 'upstream-recorded.ndjson');
    const away = `${journal}.away`;
    while (!existsSync(journal)) await sleep(20);
    renameSync(journal, away);
    mkdirSync(journal);
    await sleep(300 + this.#random() * 500);
    rmdirSync(journal);
    renameSync(away, journal);
  }

  /** A third server whose clock is wrong registers, takes jobs that others hold, and tells upstream what waits. */
  async #jumpClock(ms: number): Promise<void> {
    const now = () => new Date(Date.now() + ms);
    const house = await houseAt(this.place, { now });
    const app = await buildServer(house);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const worker = startJobWorker(house, () => undefined);
    try {
      const { port } = app.server.address() as AddressInfo;
      const signal = AbortSignal.timeout(Math.round(300 + this.#random() * 500));
      const isOver = new Promise((resolve) => signal.addEventListener('abort', resolve));
      const delivery = deliverOutbox(house.store, house.upstream!, { now, signal });
      await Promise.all([isOver, this.load.visit(port), delivery]);
    } finally {
      await worker.stop();
      await app.close();
      await house.close();
    }
  }
}

async function prove(place: TestPlace, more: Readonly<Record<string, Fault>>, seed: number): Promise<void> {
  const house = await houseAt(place);
  await initialise(house, { password: PASSWORD });
  await addClient(house, 'FLT.CORES', ['FL', 'FLT']);
  const field = new Field(place, house, [await freePort(), await freePort()], more, seed);
  try {
    await Promise.all(field.servers.map((server) => server.start()));
    field.load.begin(3);
    await field.load.bringJob('First', JOB_ITEMS);
    await field.run(Math.max(ROUNDS, Object.keys(field.faults).length));
    await field.load.bringJob('Last', JOB_ITEMS);
    await untilJobsDone(house);
    await field.load.stop();
    for (const server of field.servers) assert.equal(await server.stop(), 0);
    await deliverRest(house);
    const { chosen, minted, jobs, broken } = field.load.told;
    const counted = await countKept(house, field.load.told);
    assert.ok(chosen.size > 20 && minted.size > 20 && jobs.size >= 3, 'there was hardly any load');
    const faults = [...field.happened].map(([name, count]) => `${count} × ${name}`).join(', ');
    console.log(
      `${place.engine}: ${faults}; acknowledged ${chosen.size} chosen, ${minted.size} minted, ${jobs.size} jobs of ${JOB_ITEMS}; ${broken} requests broke; kept ${counted.records}, upstream ${counted.sentUpstream}, of these ${counted.sentAgain} sent again; lost 0, twice 0`,
    );
  } finally {
    // Whatever failed, nobody goes on asking.
    field.load.giveUp();
    for (const server of field.servers) await server.kill();
    await house.close();
  }
}

async function untilJobsDone(house: House): Promise<void> {
  for (const endsMs = Date.now() + 120_000; ; ) {
    const rows = await house.store.read.selectFrom('job').select(['state', 'last_error']).execute();
    if (rows.every((row) => row.state === 'done')) return;
    assert.deepEqual(
      rows.filter((row) => row.state === 'failed'),
      [],
    );
    if (Date.now() > endsMs) assert.fail(`jobs hang: ${JSON.stringify(rows)}`);
    await sleep(100);
  }
}

/** What was tried while upstream was cut waits for days; the clock of this delivery has them behind it. */
async function deliverRest(house: House): Promise<void> {
  for (let days = 1; days <= 20; days++) {
    const now = () => new Date(Date.now() + days * DAY_MS);
    await deliverOutbox(house.store, house.upstream!, { now });
    const { confirmed, ...rest } = await countOutbox(house.store.read);
    if (Object.keys(rest).length === 0) return;
  }
  assert.deepEqual(Object.keys(await countOutbox(house.store.read)), ['confirmed']);
}

describe('two servers under faults, SQLite', () => {
  it('lose nothing and do nothing twice', async () => {
    const place = await sqlitePlace();
    try {
      await prove(place, {}, 17);
    } finally {
      await place.dispose();
    }
  });
});

const bin = findPostgres();
describe('two servers under faults, PostgreSQL', { skip: bin === undefined ? 'no PostgreSQL to start' : false }, () => {
  let cluster: TemporaryPostgres;
  let dataFolder: string;
  before(async () => {
    cluster = await startTemporaryPostgres(bin!);
    dataFolder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
  });
  after(() => {
    cluster?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('lose nothing and do nothing twice, nor when the database restarts or cuts connections', async () => {
    const flags = ['--data', dataFolder, '--database-url', cluster.url];
    const dispose = async () => undefined;
    const place: TestPlace = { engine: 'postgres', dataFolder, databaseUrl: cluster.url, flags, dispose };
    await prove(
      place,
      {
        'immediate restart of the database': async () => cluster.restart(),
        'connections cut': () => cutConnections(cluster.url),
      },
      23,
    );
  });
});

async function cutConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'fault' });
  await client.connect();
  const which = "application_name = 'corestone' and datname = current_database()";
  await client
    .query(`select pg_terminate_backend(pid) from pg_stat_activity where ${which}`)
    .finally(() => client.end());
}
