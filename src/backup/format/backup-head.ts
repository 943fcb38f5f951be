import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { CorestoneError } from '../../domain/error.ts';
import type { BackupKeys } from './sealed.ts';

/** What a backup folder says of itself, in `corestone-backup.json`. Octets are base64. */
export interface BackupHead {
  readonly format: 'corestone-backup';
  readonly version: 1;
  readonly madeAt: string;
  readonly encryption: Encryption | null;
}

interface Encryption {
  readonly cipher: 'aes-256-gcm';
  readonly kdf: 'scrypt';
  readonly salt: string;
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly wrapped: { readonly nonce: string; readonly data: string; readonly tag: string };
}

/** Where the head lies in the folder. */
export const HEAD_FILE = 'corestone-backup.json';

/** OWASP's first choice for scrypt: 128 MB and about half a second. */
const COST = { N: 131_072, r: 8, p: 1 } as const;
/** A head that was changed must not make us use all memory: scrypt takes 128 octets times N times r, here 1 GB. */
const MOST_NR = 8_388_608;
const MOST_P = 16;
const KEY_BYTES = 32;
const BOUND_TO = Buffer.from('corestone data key');

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** A new head, with a new random data key where there is a passphrase. */
export async function newHead(madeAt: string, passphrase: string | undefined): Promise<BackupHead> {
  const head = { format: 'corestone-backup', version: 1, madeAt } as const;
  if (passphrase === undefined) return { ...head, encryption: null };
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await keyOf(passphrase, salt, COST);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(BOUND_TO);
  const data = Buffer.concat([cipher.update(randomBytes(KEY_BYTES)), cipher.final()]).toString('base64');
  const wrapped = { nonce: nonce.toString('base64'), data, tag: cipher.getAuthTag().toString('base64') };
  return {
    ...head,
    encryption: { cipher: 'aes-256-gcm', kdf: 'scrypt', salt: salt.toString('base64'), ...COST, wrapped },
  };
}

/** Reads a head. Throws `invalid-input` for anything else. */
export function readHead(text: string, place: string): BackupHead {
  let head: BackupHead | null;
  try {
    head = JSON.parse(text) as BackupHead | null;
  } catch (cause) {
    throw new CorestoneError('invalid-input', `${HEAD_FILE} in ${place} is damaged.`, { cause });
  }
  if (head?.format !== 'corestone-backup' || head.encryption === undefined)
    throw new CorestoneError('invalid-input', `${HEAD_FILE} in ${place} is damaged.`);
  if (head.version !== 1)
    throw new CorestoneError(
      'invalid-input',
      `${place} is a backup of format ${String(head.version)}; this program reads 1.`,
    );
  return head;
}

/**
 * The keys of a folder; undefined where it is not encrypted. Throws `not-allowed` for a wrong passphrase, for none where one is
 * needed, and for one where nothing is encrypted: somebody may have put another folder in its place.
 */
export async function unlock(
  { encryption }: BackupHead,
  passphrase: string | undefined,
  place: string,
): Promise<BackupKeys | undefined> {
  if (encryption === null) {
    if (passphrase === undefined) return undefined;
    throw new CorestoneError('not-allowed', `The backup in ${place} is not encrypted, but a passphrase is set.`);
  }
  if (passphrase === undefined)
    throw new CorestoneError(
      'not-allowed',
      `The backup in ${place} is encrypted; --backup-passphrase-file names the file with its passphrase.`,
    );
  const dataKey = await unwrap(encryption, passphrase, place);
  const part = (info: string) => Buffer.from(hkdfSync('sha256', dataKey, '', info, KEY_BYTES));
  return { content: part('corestone content'), names: part('corestone names') };
}

async function unwrap(encryption: Encryption, passphrase: string, place: string): Promise<Buffer> {
  const { salt, N, r, p, wrapped } = encryption;
  if (!(N * r <= MOST_NR && p <= MOST_P))
    throw new CorestoneError('invalid-input', `${HEAD_FILE} in ${place} is damaged.`);
  try {
    const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), { N, r, p });
    const nonce = Buffer.from(wrapped.nonce, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(BOUND_TO);
    decipher.setAuthTag(Buffer.from(wrapped.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(wrapped.data, 'base64')), decipher.final()]);
  } catch (cause) {
    throw new CorestoneError('not-allowed', `The passphrase does not open the backup in ${place}.`, { cause });
  }
}

function keyOf(passphrase: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return derive(passphrase, salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r });
}
