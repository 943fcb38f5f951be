import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashSecret } from '../../../src/api/sign-in/sign-in-request.ts';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../../src/context.ts';
import { issueToken } from '../../../src/operations/access/issue-token.ts';
import { registerExpedition } from '../../../src/operations/register-expedition.ts';
import { listExpeditionIds } from '../../../src/store/read/list-expeditions.ts';
import { freePort } from '../../crash/registry-faults/servers.ts';
import { addClient, OPERATOR } from '../../registry/parties.ts';
import { type Ended, type Running, start } from '../../store/child-process.ts';
import { postgresPlace, sqlitePlace, type TestPlace } from '../../store/each-engine.ts';
import { postgresUrl, withTables } from '../../store/migrated-copies.ts';
import { holeRows, importRows, TESTER } from '../../store/tree-rows.ts';

/** The agent of a test: its store, and its server, a process of its own. */
export class Agent {
  readonly house: House;
  readonly base: string;
  readonly #words: readonly string[];
  #running: Running | undefined;

  constructor(house: House, port: number, place: TestPlace) {
    this.house = house;
    this.base = `http://127.0.0.1:${port}`;
    const more = ['--port', String(port), '--base-url', this.base, '--log-level', 'silent', '--role', 'agent'];
    this.#words = ['serve', ...more, '--rate-limit', '0', '--api-rate-limit', '0', ...place.flags];
  }

  async start(): Promise<void> {
    this.#running = start(this.#words);
    for (let isReady = false; !isReady; ) {
      isReady = await fetch(`${this.base}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (!isReady) await sleep(20);
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL');
    await this.#running?.ended;
    this.#running = undefined;
  }

  /** A token with which the expedition's client deposits. */
  async token(account = CLIENT): Promise<string> {
    const secret = randomBytes(24).toString('base64url');
    const wanted = { account, name: 'expedition', scope: 'deposit', party: '', expiresAt: null } as const;
    await issueToken(this.house.unitOfWork, { ...wanted, hash: hashSecret(secret) }, OPERATOR);
    return secret;
  }

  records() {
    return recordsOf(this.house);
  }
}

/** The expedition of a test, to which the real program is called. */
export interface Expedition {
  readonly house: House;
  readonly place: TestPlace;
  readonly words: (...words: string[]) => string[];
  readonly useToken: (token: string) => void;
  readonly start: (...words: string[]) => Running;
  /** Calls the program with `--json`; what it answered. */
  readonly json: (...words: string[]) => Promise<Ended & { readonly value: PushAnswer }>;
}

/** What `corestone push --json` says. */
export interface PushAnswer {
  readonly sent: number;
  readonly waiting: number;
  readonly refused: number;
  readonly refusals: readonly { readonly igsn: string; readonly reason: string }[];
}

/** The client at the agent that holds the expedition's namespace. */
export const CLIENT = 'GFZ.EXPEDITION';

/** Both ends, from nothing; the agent runs and knows the expedition's client and namespace. */
export interface TwoEnds {
  readonly agent: Agent;
  readonly expedition: Expedition;
}

/** Runs a suite with an expedition on one engine and its agent on the other, and the other way round. */
export function onTwoEnds(title: string, suite: (ends: () => TwoEnds) => void): void {
  const skip = postgresUrl() === '' ? 'CORESTONE_TEST_POSTGRES_URL is not set' : false;
  describe(`${title}, SQLite to PostgreSQL`, { skip }, () => withEnds(sqlitePlace, postgresPlace, suite));
  describe(`${title}, PostgreSQL to SQLite`, { skip }, () => withEnds(postgresPlace, sqlitePlace, suite));
}

type MakePlace = () => Promise<TestPlace>;

function withEnds(here: MakePlace, there: MakePlace, suite: (ends: () => TwoEnds) => void): void {
  let ends: TwoEnds | undefined;
  let places: readonly TestPlace[] = [];
  before(async () => {
    places = [await here(), await there()];
    ends = await openEnds(places[0]!, places[1]!);
  });
  suite(() => ends!);
  after(async () => {
    await ends?.agent.kill();
    await ends?.agent.house.close();
    await ends?.expedition.house.close();
    for (const place of places) await place.dispose();
  });
}

async function openEnds(here: TestPlace, there: TestPlace): Promise<TwoEnds> {
  const port = await freePort();
  await withTables(there);
  const agentFlags = { data: there.dataFolder, 'database-url': there.databaseUrl };
  const agentHouse = await buildHouse(decideSettings({ flags: agentFlags, environment: {}, file: {} }));
  await initialise(agentHouse);
  await addClient(agentHouse, CLIENT, ['ICDP']);
  const agent = new Agent(agentHouse, port, there);
  await agent.start();
  const expedition = await openExpedition(here, agent.base);
  expedition.useToken(await agent.token());
  return { agent, expedition };
}

async function openExpedition(place: TestPlace, url: string): Promise<Expedition> {
  await withTables(place);
  const tokenFile = join(place.dataFolder, 'agent.token');
  const upstreams = join(place.dataFolder, 'upstreams.json');
  const useToken = (token: string) => writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  useToken('none yet');
  writeFileSync(upstreams, JSON.stringify([{ name: 'gfz', kind: 'corestone', url, tokenFile }]));
  const base = 'http://drill-site.invalid';
  const flags = { data: place.dataFolder, 'database-url': place.databaseUrl, upstream: 'gfz', upstreams };
  const settings = decideSettings({ flags: { ...flags, 'base-url': base }, environment: {}, file: {} });
  const house = await buildHouse(settings);
  await initialise(house);
  const route = ['--upstream', 'gfz', '--upstreams', upstreams, '--base-url', base, '--role', 'expedition'];
  const words = (...said: string[]) => [...said, ...route, ...place.flags];
  return {
    house,
    place,
    words,
    useToken,
    start: (...said) => start(words(...said)),
    json: async (...said) => {
      const ended = await start(words(...said, '--json')).ended;
      try {
        return { ...ended, value: JSON.parse(ended.out) as PushAnswer };
      } catch {
        throw new Error(`No JSON: ${ended.out}${ended.error}`);
      }
    },
  };
}

/** Imports a hole of the expedition and registers everything, which queues it; how many records. */
export async function registerHole(
  { house }: Expedition,
  code: string,
  { program = 'ICDP', runs = 3, sections = 2 } = {},
): Promise<number> {
  await importRows(house, holeRows(program, code, runs, sections));
  const [id] = await listExpeditionIds(house.store.read, code);
  const how = { actor: TESTER, rules: house.rules, phase: 'E' } as const;
  const { registered } = await registerExpedition(house.unitOfWork, id!, how);
  return registered;
}

/** Every record of a register with what must be the same at both ends; versions are counted by each. */
export async function recordsOf({ store }: House) {
  const rows = await store.read
    .selectFrom('record')
    .select(['igsn', 'state', 'content_hash', 'landing_url', 'embargo_until', 'withheld', 'withheld_until'])
    .orderBy('igsn')
    .execute();
  return rows;
}
