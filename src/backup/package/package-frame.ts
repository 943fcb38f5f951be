import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';

/** How a package begins: what it is, and the version of its format. */
export const FIRST_LINE = 'corestone-package 1\n';

const END = 'corestone-package-end ';
const LENGTH_DIGITS = 10;
/** The last octets of every package: a word, the length of the line before, a line feed. */
export const LAST_BYTES = END.length + LENGTH_DIGITS + 1;
const LONGEST_TRAILER = 4096;

/** The last but one line: where the manifest stands, who signed it, and the signature. Octets are base64. */
export interface PackageTrailer {
  readonly id: string;
  readonly at: number;
  readonly bytes: number;
  /** `ed25519:…`. */
  readonly key: string;
  readonly signature: string;
}

/** The end of a package. */
export function endOf(trailer: PackageTrailer): string {
  const line = `${JSON.stringify(trailer)}\n`;
  return `${line}${END}${String(line.length).padStart(LENGTH_DIGITS, '0')}\n`;
}

/** What is signed: the beginning of the file, the name, and the sealed manifest, which names all the rest. */
export function signedOctets(id: string, manifest: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${FIRST_LINE}${id}\n`), manifest]);
}

/** Throws `invalid-input` for a file that is no package (`no-package`), or of a format we do not read (`newer-format`). */
export function ensureFirstLine(head: Buffer): void {
  const [, version] = /^corestone-package (\d+)\n/.exec(head.toString('latin1')) ?? [];
  if (version === '1') return;
  if (version === undefined)
    throw refused('no-package', 'This file is no package of an expedition.', 'a file made by `export package`');
  throw refused(
    'newer-format',
    `The package has format ${version}; this program reads 1.`,
    'take it over with a newer program',
  );
}

/** How long the line before the last octets is. Throws `invalid-input` (`truncated`). */
export function trailerLength(last: Buffer): number {
  const [, digits] = new RegExp(`^${END}(\\d{${LENGTH_DIGITS}})\\n$`).exec(last.toString('latin1')) ?? [];
  const length = Number(digits ?? 0);
  if (length > 0 && length <= LONGEST_TRAILER) return length;
  throw truncated();
}

/** Reads the line before the last octets. Throws `invalid-input` (`tampered`). */
export function readTrailer(line: Buffer): PackageTrailer {
  try {
    const trailer = JSON.parse(line.toString()) as PackageTrailer;
    const isWhole = [trailer.at, trailer.bytes].every((one) => Number.isSafeInteger(one) && one > 0);
    if (isWhole && [trailer.id, trailer.key, trailer.signature].every((one) => typeof one === 'string')) return trailer;
  } catch {
    // Said below.
  }
  throw tampered('Its last lines are damaged.');
}

/** The package ends before its end. */
export function truncated(): CorestoneError {
  return refused('truncated', 'The package is not whole: its end is missing.', 'the whole file, as it was made');
}

/** The package is not what was signed. */
export function tampered(why: string): CorestoneError {
  return refused('tampered', `The package is damaged or was changed. ${why}`, 'the file as it was made');
}

/** An error with one finding that says why a package is not taken. */
export function refused(code: string, message: string, rule: string): CorestoneError {
  return new CorestoneError('invalid-input', message, {
    findings: [finding(code, message, { field: 'package', rule })],
  });
}
