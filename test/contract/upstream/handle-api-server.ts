import { type KeyObject, randomBytes, verify } from 'node:crypto';
import { type Answer, type Asked, type MisbehavingServer, startMisbehaving } from './misbehaving-server.ts';

type Value = Record<string, unknown>;

/** Sessions of the server by id, with the nonce each was begun with; signed in ones have none left. */
type Sessions = Map<string, Buffer | undefined>;

/** The JSON API of a handle server for one prefix (igsn-registry-protocols 5.4), with what it keeps by upper-case handle. */
export type HandleApiServer = MisbehavingServer & {
  readonly handles: Map<string, Value[]>;
  writes: number;
  readonly sessions: Sessions;
  /** What stands as HS_PUBKEY at the administrator's handle. */
  publicKey: KeyObject | undefined;
};

/** Who may administer. */
export const HANDLE_ACCOUNT = { handle: '0.NA/10273', index: 300, password: 'p:%s3cret' };

const STATUS: Readonly<Record<number, number>> = { 1: 200, 4: 400, 100: 404, 101: 409, 202: 400, 301: 400, 402: 401 };

/** Starts a handle server that answers for 10273 and holds nothing yet. */
export async function startHandleApi(): Promise<HandleApiServer> {
  const kept = new Map<string, Value[]>();
  const server = await startMisbehaving({
    serve: (asked) => serve(state, asked),
    pretend: () => ({ status: 200, body: JSON.stringify({ responseCode: 2, message: 'Something went wrong' }) }),
  });
  const state: HandleApiServer = Object.assign(server, {
    handles: kept,
    writes: 0,
    sessions: new Map(),
    publicKey: undefined,
  });
  return state;
}

function serve(state: HandleApiServer, asked: Asked): Answer {
  if (asked.path.startsWith('/api/sessions')) return session(state, asked);
  if (asked.path === '/api/handles' && asked.query.has('prefix')) return list(state, asked);
  const handle = decodeURIComponent(asked.path.replace(/^\/api\/handles\//, ''));
  if (asked.method === 'GET') return read(state, handle);
  if (!isAdmin(state, asked)) return answer(402, handle);
  if (!/^10273\//.test(handle)) return answer(301, handle);
  return asked.method === 'DELETE' ? remove(state, handle) : put(state, asked, handle);
}

function read({ handles }: HandleApiServer, handle: string): Answer {
  const values = handles.get(handle.toUpperCase());
  return values === undefined ? answer(100, handle) : answer(1, handle, { values });
}

function put(state: HandleApiServer, { body, query, headers }: Asked, handle: string): Answer {
  if (!String(headers['content-type']).startsWith('application/json')) return { status: 400 };
  const known = state.handles.get(handle.toUpperCase());
  if (known !== undefined && query.get('overwrite') !== 'true') return answer(101, handle);
  const values = JSON.parse(body) as Value[];
  const isRight = values.some((one) => one.type === 'HS_ADMIN' && one.index === 100) && values.every(isWellFormed);
  if (!isRight) return answer(202, handle);
  state.writes++;
  const timestamp = '2026-01-01T00:00:00Z';
  state.handles.set(
    handle.toUpperCase(),
    values.map((one) => ({ ...one, timestamp })),
  );
  return { ...answer(1, handle), status: query.get('overwrite') === 'true' ? 200 : 201 };
}

const isWellFormed = ({ index, type, data, ttl }: Value): boolean =>
  Number.isInteger(index) && typeof type === 'string' && typeof data === 'object' && Number.isInteger(ttl);

function remove({ handles }: HandleApiServer, handle: string): Answer {
  return handles.delete(handle.toUpperCase()) ? answer(1, handle) : answer(100, handle);
}

function list({ handles }: HandleApiServer, { query }: Asked): Answer {
  const [page, size] = [Number(query.get('page')), Number(query.get('pageSize'))];
  const prefix = query.get('prefix')!;
  const all = [...handles.keys()].filter((one) => one.startsWith(`${prefix}/`)).toSorted();
  const body = { responseCode: 1, prefix, totalCount: all.length, page, pageSize: size };
  return {
    status: 200,
    body: JSON.stringify({ ...body, handles: all.slice(page * size, (page + 1) * size) }),
  };
}

/** Begins a session, or takes the answer to the nonce of one that was begun (igsn-registry-protocols 5.4). */
function session({ sessions, publicKey }: HandleApiServer, { method, path, headers }: Asked): Answer {
  const said = membersOfHandle(headers.authorization);
  if (method === 'POST' && path === '/api/sessions' && headers.authorization === undefined) {
    const [sessionId, nonce] = [randomBytes(12).toString('hex'), randomBytes(16)];
    sessions.set(sessionId, nonce);
    return { status: 201, body: JSON.stringify({ sessionId, nonce: nonce.toString('base64') }) };
  }
  const nonce = sessions.get(said.sessionId ?? '');
  if (path !== '/api/sessions/this' || nonce === undefined) return { status: 400 };
  const { handle, index } = HANDLE_ACCOUNT;
  const signed = Buffer.concat([nonce, Buffer.from(said.cnonce ?? '', 'base64')]);
  const isRight =
    said.id === `${index}:${handle}` &&
    said.type === 'HS_PUBKEY' &&
    said.alg === 'SHA256' &&
    publicKey !== undefined &&
    verify('sha256', signed, publicKey, Buffer.from(said.signature ?? '', 'base64'));
  if (!isRight)
    return { status: 401, body: JSON.stringify({ authenticated: false, error: `Wrong signature, ${said.sessionId}` }) };
  sessions.set(said.sessionId!, undefined);
  return { status: 200, body: JSON.stringify({ sessionId: said.sessionId, authenticated: true, id: said.id }) };
}

function membersOfHandle(authorization = ''): Record<string, string | undefined> {
  return Object.fromEntries([...authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
}

function isAdmin({ sessions }: HandleApiServer, { headers }: Asked): boolean {
  if (headers.authorization?.startsWith('Handle ')) {
    const { sessionId = '' } = membersOfHandle(headers.authorization);
    return sessions.has(sessionId) && sessions.get(sessionId) === undefined;
  }
  const [user, ...rest] = Buffer.from(headers.authorization?.slice('Basic '.length) ?? '', 'base64')
    .toString()
    .split(':');
  const { handle, index, password } = HANDLE_ACCOUNT;
  return decodeURIComponent(user ?? '') === `${index}:${handle}` && rest.join(':') === password;
}

function answer(responseCode: number, handle: string, more: object = {}): Answer {
  return { status: STATUS[responseCode] ?? 500, body: JSON.stringify({ responseCode, handle, ...more }) };
}
