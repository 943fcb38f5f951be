import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../../src/api/password.ts';
import { newTokenSecret } from '../../src/api/rest/parties/token-routes.ts';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { webhookRules } from '../../src/api/webhook-house.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../src/context.ts';
import { issueToken } from '../../src/operations/access/issue-token.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { makeWebhook } from '../../src/operations/webhooks/keep-webhooks.ts';
import { type DataciteServer, startDatacite } from '../../test/contract/upstream/datacite-server.ts';
import { upstreamsFile } from '../../test/contract/upstream/kept-records.ts';
import { freePort } from '../../test/crash/registry-faults/servers.ts';
import { addClient, OPERATOR } from '../../test/registry/parties.ts';
import { Receiver } from '../../test/registry/receiver.ts';
import { type Entering, expeditionToEnter } from '../../test/station/entering.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.ts';
import { mountSmallDisk, type SmallDisk } from './disks.ts';
import { type Line, layLine } from './line.ts';
import { WatchedServer } from './servers.ts';

/** The password of everybody. */
export const PASSWORD = 'everything breaks at once';
/** Expedition that the API enters into, and the one that the tablet enters into. */
export const CODES = { api: '7401', tablet: '7402' } as const;
/** Core runs that the tablet's expedition has from the beginning. */
export const TABLET_RUNS = 2;

/** Everything there is: two servers, their database and disks, and who stands around them. */
export interface Place {
  readonly folder: string;
  readonly dataDisk: SmallDisk | undefined;
  readonly databaseDisk: SmallDisk | undefined;
  readonly postgres: TemporaryPostgres;
  readonly servers: readonly [WatchedServer, WatchedServer];
  readonly upstream: DataciteServer;
  readonly line: Line;
  readonly receiver: Receiver;
  readonly settings: Readonly<Record<string, string>>;
  readonly tokens: { readonly admin: string; readonly client: string };
  readonly webhookId: string;
  readonly entering: { readonly api: Entering; readonly tablet: Entering };
  readonly remove: () => Promise<void>;
}

/** A house of the place, for setting it up and for counting at the end; the caller closes it. */
export function houseOf(settings: Readonly<Record<string, string>>): Promise<House> {
  const flags = { ...settings, 'webhook-http': 'true', 'log-level': 'silent' };
  return buildHouse(decideSettings({ flags, environment: {}, file: {} }), { outgoing: { allowLoopback: true } });
}

/** Makes it all, with nothing running but the database, the upstream and the receiver. */
export async function makePlace(postgresBin: string): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-fault-day-'));
  const dataDisk = mountSmallDisk('data');
  const databaseDisk = mountSmallDisk('database');
  const data = join(dataDisk?.folder ?? folder, 'data');
  mkdirSync(data);
  const postgres = await startTemporaryPostgres(postgresBin, {
    fsync: true,
    ...(databaseDisk && { within: databaseDisk.folder }),
  });
  const ports = [await freePort(), await freePort()] as const;
  const base = `http://127.0.0.1:${ports[0]}`;
  const upstream = await startDatacite(['https://example.org/', `${base}/`]);
  const line = await layLine(Number(new URL(upstream.url).port));
  const receiver = await new Receiver().start();
  const settings = {
    data,
    'database-url': postgres.url,
    'base-url': base,
    upstream: 'datacite',
    upstreams: upstreamsFile(folder, { datacite: line.url }, { timeoutS: 2 }),
  };
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server = (at: 0 | 1) => new WatchedServer(ports[at], words, join(folder, `server-${at}.log`));
  const servers = [server(0), server(1)] as const;
  const made = await setUp(settings, receiver);
  const remove = async () => {
    for (const one of servers) await one.stop();
    await line.close();
    await upstream.close();
    await receiver.stop();
    postgres.stop();
    dataDisk?.remove();
    databaseDisk?.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, dataDisk, databaseDisk, postgres, servers, upstream, line, receiver, settings, ...made, remove };
}

async function setUp(settings: Readonly<Record<string, string>>, receiver: Receiver) {
  const house = await houseOf(settings);
  try {
    await initialise(house, { password: PASSWORD });
    await addClient(house, 'GFZ.LOAD', ['FDA', 'FDB', 'FDR']);
    const passwordHash = await hashPassword(PASSWORD);
    const grants = [{ role: 'administrator', party: '' }] as const;
    await createUser(house.unitOfWork, { name: 'ida', email: 'ida@example.org', grants, passwordHash }, OPERATOR);
    const tablet = await expeditionToEnter(house, CODES.tablet, { runs: TABLET_RUNS, sections: 3 });
    const api = await expeditionToEnter(house, CODES.api);
    const hook = await makeWebhook(house.unitOfWork, { url: receiver.url, party: '' }, webhookRules(house), OPERATOR);
    if (!hook.ok) throw new Error(JSON.stringify(hook.findings));
    const tokens = { admin: await newToken(house, 'admin'), client: await newToken(house, 'GFZ.LOAD') };
    return { tokens, webhookId: hook.value.id, entering: { api, tablet } };
  } finally {
    await house.close();
  }
}

async function newToken({ unitOfWork }: House, account: string): Promise<string> {
  const secret = newTokenSecret();
  const wanted = { account, name: 'fault day', scope: 'deposit', party: '', expiresAt: null } as const;
  await issueToken(unitOfWork, { ...wanted, hash: hashSecret(secret) }, OPERATOR);
  return secret;
}
