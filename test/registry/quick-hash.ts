import { argon2Sync, randomBytes } from 'node:crypto';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/**
 * A password as it is kept, with parameters that let it be checked at once: signing in is what most tests only begin with. How slow the
 * program makes guessing is proved beside it.
 */
export function quickHash(password: string): string {
  const salt = randomBytes(16);
  const tag = argon2Sync('argon2id', {
    parallelism: 1,
    memory: 8,
    passes: 1,
    tagLength: 32,
    message: password,
    nonce: salt,
  });
  return `$argon2id$v=19$m=8,t=1,p=1$${base64(salt)}$${base64(tag)}`;
}
