import type { AddressInfo } from 'node:net';
import { buildServer } from '../../../src/api/server.ts';
import { type House, initialise } from '../../../src/context.ts';
import { addClient } from '../../registry/parties.ts';
import { quickHash } from '../../registry/quick-hash.ts';

/** What came back: `body` is the JSON of the answer, undefined where it had none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  readonly body: any;
}

/** A call as a client makes it; `as` is `SYMBOL` for a client of the fixture, absent for nobody. */
export interface Call {
  readonly as?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of the DataCite API that listens on a port of its own. */
export interface DataciteServer {
  readonly address: string;
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** Password of every client of the fixture. */
export const PASSWORD = 'the core is wet: äöü';
const PARTIES: readonly (readonly [symbol: string, namespaces: readonly string[], more?: object])[] = [
  ['GFZ.ICDP', ['ICD', 'ICDT']],
  ['GFZ.OTHER', ['OTH']],
  ['AUS.SMALL', ['SML'], { quota: 1 }],
];

/** The clients GFZ.ICDP (ICD, ICDT), GFZ.OTHER (OTH) and AUS.SMALL (SML, quota 1), the agent GFZ with the same password. */
export async function serveDatacite(house: House): Promise<DataciteServer> {
  await initialise(house);
  const passwordHash = quickHash(PASSWORD);
  for (const [symbol, namespaces, more] of PARTIES)
    await addClient(house, symbol, namespaces, { ...more, passwordHash });
  await house.store.unitOfWork(async (db) => {
    await db.updateTable('agent').set({ password_hash: passwordHash }).where('symbol', '=', 'GFZ').execute();
  });
  const app = await buildServer(house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    address,
    call: (method, path, call = {}) => send(`${address}/datacite${path}`, method, call),
    close: () => app.close(),
  };
}

/** The Authorization header of a party of the fixture. */
export function basic(name: string, password = PASSWORD): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

async function send(url: string, method: string, { as, json, body, headers }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(as !== undefined && { authorization: basic(as) }),
      ...(json !== undefined && { 'content-type': 'application/vnd.api+json' }),
      ...headers,
    },
    ...((json ?? body) !== undefined && { body: json === undefined ? body! : JSON.stringify(json) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** A payload of JSON:API. */
export function payload(attributes: object, client?: string): object {
  const relationships =
    client === undefined ? {} : { relationships: { client: { data: { type: 'clients', id: client } } } };
  return { data: { type: 'dois', attributes, ...relationships } };
}

/** Attributes that fulfil the kernel. */
export const COMPLETE = {
  creators: [
    { name: 'Drill, Dora', nameType: 'Personal', givenName: 'Dora', familyName: 'Drill', affiliation: ['GFZ'] },
  ],
  titles: [{ title: 'Core 12 of hole A' }],
  publisher: 'GFZ Data Services',
  publicationYear: 2024,
  types: { resourceTypeGeneral: 'PhysicalObject', resourceType: 'Core' },
} as const;
