import { randomUUID } from 'node:crypto';
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
  const client = new SftpClient('backup');
  // Without a listener the client would write to the console; what breaks fails the next call.
  client.on('error', () => undefined);
  await connect(client, address, label);
  const files = new SftpFiles(client, address.path, label);
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

async function connect(client: SftpClient, address: SftpAddress, label: string): Promise<void> {
  const { host, port, user, known, privateKey, password } = address;
  let seen: string | undefined;
  const types = known.fingerprint === undefined ? [...new Set(known.keys.flatMap(({ type }) => algorithmsOf(type)))] : [];
  try {
    await client.connect({
      host,
      port,
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
    throw explainConnecting(cause, label, seen !== undefined && !isSeenTrusted(cause), seen);
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

class SftpFiles {
  readonly #client: SftpClient;
  readonly #root: string;
  readonly #label: string;
  readonly #made = new Map<string, Promise<unknown>>();
  #making: Promise<unknown> = Promise.resolve();

  constructor(client: SftpClient, root: string, label: string) {
    this.#client = client;
    this.#root = root;
    this.#label = label;
  }

  async names(folder: string): Promise<string[]> {
    const found = await this.#try(() => this.#client.list(this.#at(folder)));
    return (found ?? []).map((one) => one.name);
  }

  async read(path: string): Promise<Buffer | undefined> {
    return (await this.#try(() => this.#client.get(this.#at(path)))) as Buffer | undefined;
  }

  async write(path: string, content: Uint8Array): Promise<void> {
    const target = this.#at(path);
    const partial = posix.join(posix.dirname(target), `${UNDER_WAY}${randomUUID()}`);
    await this.#make(posix.dirname(target));
    try {
      await this.#must(() => this.#client.put(Buffer.from(content), partial, { writeStreamOptions: { mode: 0o600 } }));
      await this.#must(() => this.#client.posixRename(partial, target));
    } catch (error) {
      await this.#client.delete(partial, true).catch(() => undefined);
      throw error;
    }
  }

  /** Opened for writing only where nothing is there; servers answer "failure", so that one must look who was first. */
  async create(path: string, content: Uint8Array): Promise<boolean> {
    const target = this.#at(path);
    await this.#make(posix.dirname(target));
    const options = { writeStreamOptions: { mode: 0o600, flags: 'wx' as never } };
    try {
      await this.#client.put(Buffer.from(content), target, options);
      return true;
    } catch (error) {
      if ((await this.#try(() => this.#client.stat(target))) !== undefined) return false;
      throw this.#explain(error);
    }
  }

  async take(path: string): Promise<boolean> {
    const target = this.#at(path);
    const taken = posix.join(posix.dirname(target), `${UNDER_WAY}${randomUUID()}`);
    if ((await this.#try(() => this.#client.posixRename(target, taken))) === undefined) return false;
    await this.#must(() => this.#client.delete(taken, true));
    return true;
  }

  #at(path: string): string {
    return posix.join(this.#root, path);
  }

  #make(folder: string): Promise<unknown> {
    const known = this.#made.get(folder);
    if (known !== undefined) return known;
    // One after another: two that make the same folder above theirs would trip over each other.
    this.#making = this.#making.then(() =>
      this.#must(async () => {
        if ((await this.#client.exists(folder)) === false) await this.#client.mkdir(folder, true);
      }),
    );
    this.#made.set(folder, this.#making);
    return this.#making;
  }

  async #must<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /** Undefined where there is no such file or folder. */
  async #try<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: string };
      if (code === NO_SUCH_FILE || code === 'ENOENT' || /no such file/i.test(message ?? '')) return undefined;
      throw this.#explain(error);
    }
  }

  #explain(cause: unknown): CorestoneError {
    const { code, message } = cause as { code?: unknown; message: string };
    if (code === PERMISSION_DENIED || /permission denied/i.test(message))
      return new CorestoneError('not-allowed', `${this.#label} does not let this user write there.`, { cause });
    if (code === FAILURE || /\bfailure\b/i.test(message))
      return new CorestoneError('store-unavailable', `${this.#label} could not do it; its disk may be full.`, { cause });
    return new CorestoneError('store-unavailable', `${this.#label} broke off: ${message}`, { cause });
  }
}
