import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The private key that an upstream signs in with, PEM, from the file that `privateKeyFile` names; nothing where none is named. A file
 * that cannot be read, holds none, or one that the passphrase does not open, is a problem in words, which never quotes it.
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
  try {
    createPrivateKey({ key: privateKey, format: 'pem', passphrase });
    return { privateKey };
  } catch {
    const what = passphrase === '' ? 'is broken, or needs a passphrase' : 'is broken, or its passphrase is another';
    return { problem: `The private key in ${privateKeyFile} ${what}.` };
  }
}
