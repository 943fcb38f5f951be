import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** How a server proves that it is the right one: keys of a known_hosts file, or one fingerprint as `ssh-keygen -l` prints it. */
export interface KnownHost {
  /** Host keys that are trusted, in the order of the file. */
  readonly keys: readonly { readonly type: string; readonly key: Buffer }[];
  readonly fingerprint: string | undefined;
}

/** Keys of a host in a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT); those that are revoked, and of authorities, are none. */
export function keysOfHost(file: string, host: string, port: number): KnownHost['keys'] {
  const wanted = port === 22 ? host : `[${host}]:${port}`;
  const revoked: string[] = [];
  const keys: { type: string; key: Buffer }[] = [];
  for (const line of file.split(/\r?\n/)) {
    const fields = line.trim().split(/\s+/);
    const marker = fields[0]?.startsWith('@') ? fields.shift() : undefined;
    const [names, type, key] = fields;
    if (key === undefined || names!.startsWith('#') || !isNamed(names!, wanted)) continue;
    if (marker === '@revoked') revoked.push(key);
    else if (marker === undefined) keys.push({ type: type!, key: Buffer.from(key, 'base64') });
  }
  return keys.filter((one) => !revoked.includes(one.key.toString('base64')));
}

/** Whether a server's key is trusted. */
export function isTrusted(known: KnownHost, key: Buffer): boolean {
  if (known.fingerprint !== undefined) return sameText(fingerprintOf(key), known.fingerprint.replace(/=+$/, ''));
  return known.keys.some((one) => one.key.equals(key));
}

/** `SHA256:` and the hash of a key, as `ssh-keygen -l` prints it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${hash('sha256', key, 'base64').replace(/=+$/, '')}`;
}

function isNamed(names: string, wanted: string): boolean {
  if (names.startsWith('|1|')) return isHashed(names, wanted);
  const patterns = names.split(',');
  if (patterns.some((one) => one.startsWith('!') && fits(one.slice(1), wanted))) return false;
  return patterns.some((one) => fits(one, wanted));
}

function isHashed(names: string, wanted: string): boolean {
  const [salt, expected] = names.slice(3).split('|');
  return (
    createHmac('sha1', Buffer.from(salt ?? '', 'base64'))
      .update(wanted)
      .digest('base64') === expected
  );
}

function fits(pattern: string, wanted: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'i').test(wanted);
}

const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
