import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

// OWASP password storage: argon2id with 19 MiB, two passes, one lane.
const PARAMETERS = { parallelism: 1, memory: 19_456, passes: 2, tagLength: 32 };

/** A password as it is kept: argon2id with its parameters in PHC string form; a new salt every time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', { ...PARAMETERS, message: password, nonce: salt });
  const { memory, passes, parallelism } = PARAMETERS;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether a password fits a kept hash; false for a hash in any other form. Compared in constant time. */
export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(kept);
  if (parts === null) return false;
  const [, memory, passes, parallelism, salt, tag] = parts as unknown as string[];
  const expected = Buffer.from(tag!, 'base64');
  const given = await derive('argon2id', {
    parallelism: Number(parallelism),
    memory: Number(memory),
    passes: Number(passes),
    tagLength: expected.length,
    message: password,
    nonce: Buffer.from(salt!, 'base64'),
  });
  return timingSafeEqual(given, expected);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
