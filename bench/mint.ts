import { newTokenSecret } from '../src/api/rest/parties/token-routes.ts';
import { hashSecret } from '../src/api/sign-in/sign-in-request.ts';
import { initialise } from '../src/context.ts';
import { issueToken } from '../src/operations/access/issue-token.ts';
import { localCaller } from '../src/operations/caller.ts';
import { createClient } from '../src/operations/create-client.ts';
import type { Engine } from '../src/store/store.ts';
import { benchHouse, placeOptions } from './bench-house.ts';
import type { BenchPlace, BenchStores } from './bench-stores.ts';
import { runScript, serveCorestone } from './child-process.ts';
import { freePort } from './free-port.ts';
import { type BenchmarkOptions, type Measurement, median } from './measurement.ts';
import type { MintRun } from './mint-client.ts';
import { plainTarget } from './plain-target.ts';
import { mintedBatches } from './written-rows.ts';

const CLIENT = new URL('./mint-client.ts', import.meta.url);
const CLIENTS = 64;
const ROUNDS = 5;
const ROUND_S = 3;
const NAMESPACE = 'ICDP';
const OPERATOR = localCaller({ name: 'bench', origin: 'test' });

/**
 * Records with metadata made one by one over HTTP by 64 clients in a process of their own, each with a key of its own: how many
 * a second and how long an answer takes, kept for good before it is given. Beside it the same rows by plain prepared inserts, 64
 * records a transaction, since so many clients cannot have more committed together; the ratio is ours / plain.
 */
export async function mint(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const engine of stores.engines) {
    const place = await stores.fresh(engine);
    const token = await prepare(place);
    const runs = await measure(place, token, options);
    const plain = await plainRate(place, await stores.fresh(engine));
    measurements.push(...asMeasurements(engine, runs, plain));
  }
  return measurements;
}

async function prepare(place: BenchPlace): Promise<string> {
  const house = await benchHouse(place);
  try {
    await initialise(house);
    const client = { symbol: 'GFZ.ICDP', namespaces: [NAMESPACE], domains: [], quota: -1, passwordHash: null };
    const made = await createClient(house.unitOfWork, client, OPERATOR);
    if (!made.ok) throw new Error('The client was not made.');
    const secret = newTokenSecret();
    const wanted = { account: 'GFZ.ICDP', name: 'bench', scope: 'deposit', party: '', expiresAt: null } as const;
    await issueToken(house.unitOfWork, { ...wanted, hash: hashSecret(secret) }, OPERATOR);
    return secret;
  } finally {
    await house.close();
  }
}

async function measure(place: BenchPlace, token: string, { quick, say }: BenchmarkOptions): Promise<MintRun[]> {
  const port = await freePort();
  const server = await serveCorestone(['serve', ...placeOptions(place), '--api-rate-limit', '0'], port);
  try {
    const load = { port, token, namespace: NAMESPACE, clients: CLIENTS, seconds: quick ? 1 : ROUND_S };
    await runScript<MintRun>(CLIENT, load);
    const runs: MintRun[] = [];
    for (let round = 1; round <= (quick ? 2 : ROUNDS); round++) {
      const run = await runScript<MintRun>(CLIENT, load);
      if (run.others > 0) throw new Error(`${run.others} answers were no record made, such as ${run.odd}`);
      runs.push(run);
      say(`  ${place.engine}, round ${round}: ${Math.round(rate(run))}/s, p95 ${run.p95Ms.toFixed(1)} ms`);
    }
    return runs;
  } finally {
    await server.stop();
  }
}

/** Records a second of the plain inserts. */
async function plainRate(from: BenchPlace, to: BenchPlace): Promise<number> {
  const source = await benchHouse(from);
  const { parties, batches, records } = await mintedBatches(source.store.read, CLIENTS);
  await source.close();
  await (await benchHouse(to)).close();
  const target = await plainTarget(to);
  await target.insert(parties);
  const started = performance.now();
  for (const batch of batches) await target.insert(batch);
  const seconds = (performance.now() - started) / 1000;
  await target.close();
  return records / seconds;
}

const rate = (run: MintRun): number => run.made / run.seconds;

function asMeasurements(engine: Engine, runs: readonly MintRun[], plain: number): Measurement[] {
  const ours = median(runs.map(rate));
  const p95Ms = median(runs.map((run) => run.p95Ms));
  const middleMs = median(runs.map((run) => run.medianMs));
  return [
    {
      name: 'mint, 95th percentile',
      engine,
      figure: `${Math.round(ours)}/s, median ${middleMs.toFixed(1)} ms, 64 clients`,
      value: p95Ms,
      target: { kind: 'at most', bound: 100, unit: 'ms' },
    },
    {
      name: 'mint / plain inserts',
      engine,
      figure: `${Math.round(ours)}/s against ${Math.round(plain)}/s`,
      value: ours / plain,
    },
  ];
}
