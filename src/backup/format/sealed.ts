import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { CorestoneError } from '../../domain/error.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The keys of one backup folder; undefined where it is not encrypted. */
export interface BackupKeys {
  /** AES-256-GCM. */
  readonly content: Buffer;
  /** HMAC-SHA-256, which names chunks. */
  readonly names: Buffer;
}

const MAGIC = Buffer.from('CSB1');
const PLAIN = 1;
const ENCRYPTED = 3;
const HEAD_BYTES = 5;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HASH_BYTES = 32;
/** Beyond every chunk and manifest that we write; what unpacks to more is not ours. */
const LARGEST_BYTES = 1_073_741_824;

/** The name of a chunk: SHA-256 of its content, keyed where encrypted, so that names tell nobody what lies in them. */
export function chunkName(content: Uint8Array, keys: BackupKeys | undefined): string {
  if (keys === undefined) return hash('sha256', content, 'hex');
  return createHmac('sha256', keys.names).update(content).digest('hex');
}

/**
 * Packs content for the backup: `CSB1`, a byte of flags (1 zstd, 2 AES-256-GCM), and then either nonce, ciphertext and tag, bound
 * to the name, or the packed content with the SHA-256 of name and content behind it.
 */
export async function seal(name: string, content: Uint8Array, keys: BackupKeys | undefined): Promise<Buffer> {
  const packed = await compress(content);
  if (keys === undefined) return Buffer.concat([MAGIC, Buffer.from([PLAIN]), packed, checksum(name, packed)]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.content, nonce).setAAD(Buffer.from(name));
  const sealed = [cipher.update(packed), cipher.final()];
  return Buffer.concat([MAGIC, Buffer.from([ENCRYPTED]), nonce, ...sealed, cipher.getAuthTag()]);
}

/** What {@link seal} packed. Throws `invalid-input` for anything that was changed, cut off or put under another name. */
export async function unseal(name: string, sealed: Buffer, keys: BackupKeys | undefined): Promise<Buffer> {
  if (sealed.length < HEAD_BYTES + HASH_BYTES - 4 || !sealed.subarray(0, 4).equals(MAGIC)) throw damaged(name);
  const isEncrypted = sealed[4] === ENCRYPTED;
  if (!isEncrypted && sealed[4] !== PLAIN) throw damaged(name);
  if (isEncrypted !== (keys !== undefined)) throw damaged(name);
  const body = sealed.subarray(HEAD_BYTES);
  try {
    const packed = keys === undefined ? checked(name, body) : decrypt(name, body, keys);
    return await decompress(packed, { maxOutputLength: LARGEST_BYTES });
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function checksum(name: string, packed: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(name), packed]), 'buffer');
}

function checked(name: string, body: Buffer): Buffer {
  const packed = body.subarray(0, -HASH_BYTES);
  if (!timingSafeEqual(checksum(name, packed), body.subarray(-HASH_BYTES))) throw damaged(name);
  return packed;
}

function decrypt(name: string, body: Buffer, keys: BackupKeys): Buffer {
  const nonce = body.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keys.content, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(name)).setAuthTag(body.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function damaged(name: string, cause?: unknown): CorestoneError {
  return new CorestoneError('invalid-input', `${name} of the backup is damaged or was changed.`, { cause });
}
