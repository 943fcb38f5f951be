import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The private key that an upstream signs in with, PEM, from the file that `privateKeyFile` names; nothing where none is named. A file
 * that cannot be read, holds none, or one that the passphrase does not open or that cannot sign as the server wants it, is a problem in words, which never quotes it.
 */
export function findPrivateKey(
  { privateKeyFile }: Readonly<Record<string, unknown>>,
  passphrase: string,
): { readonly privateKey?: string; readonly problem?: string } {
  if (typeof privateKeyFile !== 'string') return {};
  let privateKey: string;
  try {
    privateKey = readFileSync(privateKeyFile, 'utf8');
  } catch (error) {
    return { problem: `${privateKeyFile} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.` };
  }
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey))
    return { problem: `${privateKeyFile} holds no private key in PEM; hdl-convert-key makes one of admpriv.bin.` };
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: privateKey, format: 'pem', passphrase });
  } catch {
    const what = passphrase === '' ? 'is broken, or needs a passphrase' : 'is broken, or its passphrase is another';
    return { problem: `The private key in ${privateKeyFile} ${what}.` };
  }
  try {
    sign('sha256', Buffer.alloc(0), key);
    return { privateKey };
  } catch {
    const kind = key.asymmetricKeyType ?? 'an unknown kind';
    return { problem: `The private key in ${privateKeyFile} (${kind}) cannot sign SHA-256; make one of RSA.` };
  }
}
