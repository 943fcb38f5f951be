import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';

const FILE = 'signing-key.pem';
const PREFIX = 'ed25519:';
/** SubjectPublicKeyInfo of Ed25519 (RFC 8410): these octets, then the 32 of the key. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The key with which this installation signs packages. */
export interface SigningKey {
  /** `ed25519:` and the 32 octets of the public key, base64url. */
  readonly publicKey: string;
  readonly sign: (octets: Buffer) => Buffer;
}

/**
 * The key of the installation, made once and kept in its data folder for its owner alone (Ed25519, RFC 8032). It is in no backup:
 * after a disaster there is a new one, which the others are to be told of.
 */
export async function signingKey(dataFolder: string): Promise<SigningKey> {
  const path = join(dataFolder, FILE);
  const pem = (await existing(path)) ?? (await make(dataFolder, path));
  const key = readKey(pem, path);
  return { publicKey: publicKeyOf(key), sign: (octets) => sign(null, octets, key) };
}

/** The public key as it is written. */
function publicKeyOf(key: KeyObject): string {
  const octets = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `${PREFIX}${octets.subarray(SPKI.length).toString('base64url')}`;
}

/** Whether a public key is written as ours are. */
export function isPublicKey(text: string): boolean {
  return new RegExp(`^${PREFIX}[\\w-]{43}$`).test(text);
}

/** Whether octets were signed with a key; false for what is no key. */
export function isSigned(octets: Buffer, publicKey: string, signature: Buffer): boolean {
  if (!isPublicKey(publicKey)) return false;
  const der = Buffer.concat([SPKI, Buffer.from(publicKey.slice(PREFIX.length), 'base64url')]);
  try {
    return verify(null, octets, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

async function existing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function make(dataFolder: string, path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  await mkdir(dataFolder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file
      .writeFile(pem)
      .then(() => file.sync())
      .finally(() => file.close());
    // Under its name it is whole at once. Of two that make one at the same time the second takes that of the first.
    await link(draft, path);
    return pem;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return (await existing(path))!;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function readKey(pem: string, path: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new CorestoneError('invalid-setting', `${path} holds no key; move it away and a new one is made.`, { cause });
  }
}
