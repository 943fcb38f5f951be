import { createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Account, AccountSession } from '../http/account.ts';
import { ask, isReply, type NoReply, type Reply } from '../http/ask.ts';
import { membersOf, readJson, textMember } from '../http/json-members.ts';
import type { HandleAdmin } from './handle-value.ts';

const NONCE_BYTES = 16;
/** Octets of a server's nonce: as many as make a challenge, and too few to be a text that somebody wants signed. */
const SERVER_NONCE = { fewest: 8, most: 64 };

/** What the server says of one that is not who it says (igsn-registry-protocols 5.2). */
const WRONG_CREDENTIALS = 403;

/**
 * A session at the JSON API of a handle server, signed in by a private key whose public half stands as HS_PUBKEY at the administering
 * handle. The server gives a session and a nonce; the answer is the signature (SHA-256) of that nonce and one of ours. The session
 * is kept until the server no longer knows it. All that ask at the same time wait for one signing in. Source: Handle.Net 9
 * technical manual, JSON REST API, authentication by sessions.
 */
export class KeySession implements AccountSession {
  private readonly admin: HandleAdmin;
  private readonly key: KeyObject;
  private opening: Promise<string | Reply | NoReply> | undefined;
  private sessionId: string | undefined;

  /** `privateKey` is PEM; `passphrase` is empty where it is not encrypted. Throws where it is no private key. */
  constructor(admin: HandleAdmin, privateKey: string, passphrase: string) {
    this.admin = admin;
    this.key = createPrivateKey({ key: privateKey, format: 'pem', ...(passphrase !== '' && { passphrase }) });
  }

  /** The `Authorization` of a session that is open, or is opened now; else what the server answered, 401 for a key it does not take. */
  authorization(account: Account): Promise<string | Reply | NoReply> {
    this.opening ??= this.open(account).then((opened) => {
      // What went wrong is asked again by whoever asks next.
      if (typeof opened !== 'string') this.opening = undefined;
      return opened;
    });
    return this.opening;
  }

  /** Forgets a session that the server no longer knows, unless another one has come since. */
  async end(authorization: string): Promise<void> {
    const { opening } = this;
    if (opening !== undefined && (await opening) === authorization && this.opening === opening)
      this.opening = undefined;
  }

  /** What no log may show. */
  secrets(): readonly string[] {
    return this.sessionId === undefined ? [] : [this.sessionId];
  }

  private async open(account: Account): Promise<string | Reply | NoReply> {
    const begun = await ask(account, {
      method: 'POST',
      path: '/api/sessions',
      accept: 'application/json',
      authorization: '',
    });
    const { sessionId, nonce } = saidIn(begun);
    if (sessionId === undefined || nonce === undefined || !isChallenge(nonce) || !/^[\w.+/=-]+$/.test(sessionId))
      return isReply(begun) ? refusal(begun, 'the server opens no session') : begun;
    this.sessionId = sessionId;
    const answered = await ask(account, {
      method: 'POST',
      path: '/api/sessions/this',
      accept: 'application/json',
      authorization: this.answerTo(sessionId, nonce),
    });
    if (isReply(answered) && answered.status < 300 && saidIn(answered).isAuthenticated)
      return `Handle version="0", sessionId="${sessionId}"`;
    return isReply(answered) ? refusal(answered, saidIn(answered).problem ?? 'the key is not accepted') : answered;
  }

  private answerTo(sessionId: string, nonce: string): string {
    const { handle, index } = this.admin;
    const own = randomBytes(NONCE_BYTES);
    const signature = sign('sha256', Buffer.concat([Buffer.from(nonce, 'base64'), own]), this.key).toString('base64');
    const members = {
      version: '0',
      sessionId,
      cnonce: own.toString('base64'),
      id: `${index}:${handle}`,
      type: 'HS_PUBKEY',
      alg: 'SHA256',
      signature,
    };
    return `Handle ${Object.entries(members)
      .map(([name, value]) => `${name}="${value}"`)
      .join(', ')}`;
  }
}

function isChallenge(nonce: string): boolean {
  const { length } = Buffer.from(nonce, 'base64');
  return length >= SERVER_NONCE.fewest && length <= SERVER_NONCE.most;
}

function saidIn(reply: Reply | NoReply) {
  const members = membersOf(isReply(reply) ? readJson(reply.body) : undefined);
  return {
    sessionId: textMember(members, 'sessionId'),
    nonce: textMember(members, 'nonce'),
    problem: textMember(members, 'error') ?? textMember(members, 'message'),
    isAuthenticated: members.authenticated === true,
  };
}

/** A server that is away stays away; anything else is about the account, never about the record that was to be sent. */
function refusal(reply: Reply, message: string): Reply {
  if (reply.status >= 500 || reply.status === 429 || reply.status === 408) return reply;
  const body = JSON.stringify({ responseCode: WRONG_CREDENTIALS, message: `signing in: ${message}` });
  return { status: 401, body, retryAfterS: undefined };
}
