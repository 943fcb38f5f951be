import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { posix } from 'node:path';
import SftpClient from 'ssh2-sftp-client';
import { CorestoneError } from '../../domain/error.ts';
import { type BackupPlace, UNDER_WAY } from './backup-place.ts';
import { fingerprintOf, isTrusted, type KnownHost } from './known-hosts.ts';

/** How to reach a folder on a server by sftp. */
export interface SftpAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly path: string;
  readonly known: KnownHost;
  readonly privateKey: Buffer | undefined;
  readonly password: string | undefined;
}

const PATIENCE_MS = 20_000;
/** SFTP status codes (draft-ietf-secsh-filexfer-02, 7). */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;
const FAILURE = 4;

/**
 * A folder on a server, over one connection. Throws `not-allowed` when the server's key is not the known one or it refuses to sign
 * in, `store-unavailable` when it does not answer or breaks off.
 */
export async function sftpPlace(address: SftpAddress): Promise<BackupPlace> {
  const label = `sftp://${address.user}@${address.host}:${address.port}${address.path}`;
  // Without these the client would write to the console; what breaks fails the next call.
  const silent = { error: () => undefined, end: () => undefined, close: () => undefined };
  const client = new SftpClient('backup', silent);
  const sftp = await connect(client, address, label);
  // Every call under way waits for its end.
  sftp.setMaxListeners(0);
  const files = new SftpFiles(sftp, address.path, label);
  return {
    label,
    list: async (folder) => (await files.names(folder)).filter((name) => !name.startsWith(UNDER_WAY)),
    read: (path) => files.read(path),
    write: (path, content) => files.write(path, content),
    create: (path, content) => files.create(path, content),
    take: (path) => files.take(path),
    sweep: async (folder) => {
      const left = (await files.names(folder)).filter((name) => name.startsWith(UNDER_WAY));
      for (const name of left) await files.take(posix.join(folder, name));
    },
    close: async () => void (await client.end().catch(() => undefined)),
  };
}

type Wrapper = Awaited<ReturnType<SftpClient['connect']>>;

async function connect(client: SftpClient, address: SftpAddress, label: string): Promise<Wrapper> {
  const { host, port, user, known, privateKey, password } = address;
  let seen: string | undefined;
  const types =
    known.fingerprint === undefined ? [...new Set(known.keys.flatMap(({ type }) => algorithmsOf(type)))] : [];
  const sock = await socketTo(host, port, label);
  try {
    return await client.connect({
      sock,
      username: user,
      readyTimeout: PATIENCE_MS,
      keepaliveInterval: 15_000,
      retries: 0,
      ...(privateKey !== undefined && { privateKey }),
      ...(password !== undefined && { password }),
      ...(types.length > 0 && { algorithms: { serverHostKey: types as never } }),
      hostVerifier: (key: Buffer) => {
        seen = fingerprintOf(key);
        return isTrusted(known, key);
      },
    });
  } catch (cause) {
    sock.destroy();
    throw explainConnecting(cause, label, seen !== undefined && !isSeenTrusted(cause), seen);
  }
}

/** Without waiting for more to send: every answer would come forty milliseconds late otherwise. */
async function socketTo(host: string, port: number, label: string): Promise<Socket> {
  const socket = connectTcp({ host, port, noDelay: true });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return socket;
  } catch (cause) {
    socket.destroy();
    const { message } = (cause as Error).cause instanceof Error ? ((cause as Error).cause as Error) : (cause as Error);
    throw new CorestoneError('store-unavailable', `${label} does not answer: ${message}`, { cause });
  }
}

// Only a refusal by our own check speaks of the verification of the host.
const isSeenTrusted = (cause: unknown): boolean => !/verif/i.test((cause as Error).message);

function algorithmsOf(type: string): string[] {
  return type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'] : [type];
}

function explainConnecting(cause: unknown, label: string, isStranger: boolean, seen: string | undefined) {
  const { message } = cause as Error;
  if (isStranger)
    return new CorestoneError(
      'not-allowed',
      `${label} shows a key that is not known: ${seen}. If it is the right one, put it into the known_hosts file or the setting backupSftpFingerprint.`,
      { cause },
    );
  if (/authentication|privateKey|passphrase/i.test(message))
    return new CorestoneError('not-allowed', `${label} refuses to sign in: user, key or password is wrong.`, { cause });
  return new CorestoneError('store-unavailable', `${label} does not answer: ${message}`, { cause });
}

/** Of these the library's own ways would ask the server three times as often. */
class SftpFiles {
  readonly #sftp: Wrapper;
  readonly #root: string;
  readonly #label: string;
  readonly #made = new Map<string, Promise<unknown>>();
  #making: Promise<unknown> = Promise.resolve();

  constructor(sftp: Wrapper, root: string, label: string) {
    this.#sftp = sftp;
    this.#root = root;
    this.#label = label;
  }

  async names(folder: string): Promise<string[]> {
    const at = this.#at(folder);
    const found = await this.#unlessNone<readonly { filename: string }[]>((done) => this.#sftp.readdir(at, done));
    return (found ?? []).map((one) => one.filename).filter((name) => name !== '.' && name !== '..');
  }

  read(path: string): Promise<Buffer | undefined> {
    return this.#unlessNone<Buffer>((done) => this.#sftp.readFile(this.#at(path), done));
  }

  async write(path: string, content: Uint8Array): Promise<void> {
    const target = this.#at(path);
    const partial = posix.join(posix.dirname(target), `${UNDER_WAY}${randomUUID()}`);
    await this.#make(posix.dirname(target));
    try {
      await this.#must((done) => this.#sftp.writeFile(partial, Buffer.from(content), { mode: 0o600 }, done));
      await this.#must((done) => this.#sftp.ext_openssh_rename(partial, target, done));
    } catch (error) {
      await this.#call((done) => this.#sftp.unlink(partial, done)).catch(() => undefined);
      throw error;
    }
  }

  /** Opened for writing only where nothing is there; servers answer "failure", so that one must look whether somebody was first. */
  async create(path: string, content: Uint8Array): Promise<boolean> {
    const target = this.#at(path);
    await this.#make(posix.dirname(target));
    const options = { mode: 0o600, flag: 'wx' };
    try {
      await this.#call((done) => this.#sftp.writeFile(target, Buffer.from(content), options, done));
      return true;
    } catch (error) {
      if (await this.#isThere(target)) return false;
      throw this.#explain(error);
    }
  }

  async take(path: string): Promise<boolean> {
    const target = this.#at(path);
    const taken = posix.join(posix.dirname(target), `${UNDER_WAY}${randomUUID()}`);
    const isOurs = await this.#unlessNone<boolean>((done) =>
      this.#sftp.ext_openssh_rename(target, taken, (error) => done(error, true)),
    );
    if (isOurs === undefined) return false;
    await this.#must((done) => this.#sftp.unlink(taken, done));
    return true;
  }

  #at(path: string): string {
    return posix.join(this.#root, path);
  }

  async #isThere(path: string): Promise<boolean> {
    return (await this.#unlessNone((done) => this.#sftp.stat(path, done))) !== undefined;
  }

  #make(folder: string): Promise<unknown> {
    const known = this.#made.get(folder);
    if (known !== undefined) return known;
    // One after another: two that make the same folder above theirs would trip over each other.
    this.#making = this.#making.then(() => this.#makeFolder(folder));
    this.#made.set(folder, this.#making);
    return this.#making;
  }

  async #makeFolder(folder: string): Promise<void> {
    try {
      await this.#call((done) => this.#sftp.mkdir(folder, { mode: 0o700 }, done));
    } catch (error) {
      if (await this.#isThere(folder)) return;
      if (!isNone(error) || folder === posix.dirname(folder)) throw this.#explain(error);
      await this.#makeFolder(posix.dirname(folder));
      await this.#makeFolder(folder);
    }
  }

  #call<T>(ask: (done: Done<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      // A connection that has ended answers nothing at all.
      const onClose = () => reject(new Error('the connection has ended'));
      this.#sftp.once('close', onClose);
      try {
        ask((error, value) => {
          this.#sftp.removeListener('close', onClose);
          if (error) reject(error);
          else resolve(value as T);
        });
      } catch (error) {
        reject(error);
      }
    });
  }

  async #must<T>(ask: (done: Done<T>) => void): Promise<T> {
    try {
      return await this.#call(ask);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /** Undefined where there is no such file or folder. */
  async #unlessNone<T>(ask: (done: Done<T>) => void): Promise<T | undefined> {
    try {
      return await this.#call(ask);
    } catch (error) {
      if (isNone(error)) return undefined;
      throw this.#explain(error);
    }
  }

  #explain(cause: unknown): CorestoneError {
    const { code, message } = cause as { code?: unknown; message: string };
    if (code === PERMISSION_DENIED)
      return new CorestoneError('not-allowed', `${this.#label} does not let this user write there.`, { cause });
    if (code === FAILURE)
      return new CorestoneError('store-unavailable', `${this.#label} could not do it; its disk may be full.`, {
        cause,
      });
    return new CorestoneError('store-unavailable', `${this.#label} broke off: ${message}`, { cause });
  }
}

type Done<T> = (error?: Error | null, value?: T) => void;

const isNone = (error: unknown): boolean => (error as { code?: unknown }).code === NO_SUCH_FILE;
