import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import { buildServer } from '../../../src/api/server.ts';
import { decideSettings } from '../../../src/config/read-settings.ts';
import { buildHouse, type House } from '../../../src/context.ts';
import { addClient } from '../../registry/parties.ts';
import { quickHash } from '../../registry/quick-hash.ts';
import { onEachPlace } from '../../store/each-engine.ts';
import { withTables } from '../../store/migrated-copies.ts';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request to send: `as` is a password account, without one nobody signs in. */
export interface Call {
  readonly as?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of a test with its parties; every account has the password `secret`. */
export interface MdsServer {
  readonly house: House;
  readonly base: string;
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>;
}

/** Clients of the tests: GFZ.ICDP may use example.org, GFZ.OTHER is its sibling, AUS.CSIRO is of another agent. */
const CLIENTS: readonly (readonly [symbol: string, namespaces: readonly string[], quota?: number])[] = [
  ['GFZ.ICDP', ['ICD', 'TEST']],
  ['GFZ.OTHER', ['ICDX', 'OTH']],
  ['GFZ.SMALL', ['SML'], 1],
  ['AUS.CSIRO', ['CSD']],
];

/** Runs a suite against a server that listens, on both engines; `flags` are settings. */
export function onEachMds(
  title: string,
  flags: Readonly<Record<string, string>>,
  suite: (server: () => MdsServer) => void,
): void {
  onEachPlace(title, (place) => {
    let server: (MdsServer & { readonly stop: () => Promise<void> }) | undefined;
    before(async () => {
      server = await startMds({ data: place().dataFolder, 'database-url': place().databaseUrl, ...flags });
    });
    after(() => server?.stop());
    suite(() => server!);
  });
}

/** Starts a server with the parties of the tests. */
export async function startMds(flags: Readonly<Record<string, string>>) {
  const all = { 'log-level': 'silent', 'base-url': 'https://samples.example', ...flags };
  await withTables({ dataFolder: flags.data ?? '', databaseUrl: flags['database-url'] ?? '' });
  const house = await buildHouse(decideSettings({ flags: all, environment: {}, file: {} }));
  await addParties(house);
  const app = await buildServer(house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const stop = async () => {
    await app.close();
    await house.close();
  };
  return { house, base, stop, call: caller(base) };
}

async function addParties(house: House): Promise<void> {
  const passwordHash = quickHash('secret');
  for (const [symbol, namespaces, quota = -1] of CLIENTS)
    await addClient(house, symbol, namespaces, { passwordHash, quota });
  await house.store.unitOfWork(async (db) => {
    await db.updateTable('agent').set({ password_hash: passwordHash }).where('symbol', '=', 'GFZ').execute();
  });
}

function caller(base: string): MdsServer['call'] {
  return (method, path, { as, body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const credentials = Buffer.from(`${as}:secret`).toString('base64');
      const signedIn = as === undefined ? {} : { authorization: `Basic ${credentials}` };
      // Node sends the body of a DELETE without saying how long it is.
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        new URL(path, base),
        { method, headers: { ...signedIn, ...length, ...headers } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode!,
              headers: answer.headers,
              body: Buffer.concat(parts).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
}

/** A registration document 1.0 of an identifier, written for the tests. */
export function registrationXml(number: string, more: { readonly parent?: string; readonly name?: string } = {}) {
  const { parent, name = 'Jörg Tester' } = more;
  const related =
    parent === undefined
      ? ''
      : `<relatedResourceIdentifiers><relatedIdentifier relatedIdentifierType="handle" relationType="IsPartOf">${parent}</relatedIdentifier></relatedResourceIdentifiers>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<sample xmlns="http://igsn.org/schema/kernel-v.1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://igsn.org/schema/kernel-v.1.0 http://doidb.wdc-terra.org/igsn/schemas/igsn.org/schema/1.0/igsn.xsd">
  <sampleNumber identifierType="igsn">${number}</sampleNumber>
  <registrant><registrantName>${name}</registrantName></registrant>
  ${related}<log><logElement event="submitted" timeStamp="2020-01-02T03:04:05Z"/></log>
</sample>
`;
}

/** Content type of addresses and media. */
export const TEXT = { 'content-type': 'text/plain;charset=UTF-8' };
/** Content type of metadata. */
export const XML = { 'content-type': 'application/xml;charset=UTF-8' };
