/** How bad a finding is: an `error` keeps the item out, a `warning` needs a look or a reason, an `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** Where in a file a finding was made. Rows and lines count from 1, the heading line included; so do characters in a line. */
export interface FileLocation {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly character?: number;
}

/**
 * What a check returns. A check returns all its findings at once; an empty list means nothing to say.
 * `code` is stable and kebab-case, `field` names the field as the person knows it, `value` is what was found
 * (cut to 200 characters by {@link finding}), `rule` is what would have been right.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly field?: string;
  readonly value?: string;
  readonly rule?: string;
  readonly at?: FileLocation;
}

/** What a caller knows of a finding beside code and message. */
export interface FindingDetails {
  readonly severity?: Severity;
  readonly field?: string;
  readonly value?: unknown;
  readonly rule?: string;
  readonly at?: FileLocation;
}

const LONGEST_VALUE = 200;

/** Makes one finding; severity is `error` unless told otherwise, long values are cut and marked with `…`. */
export function finding(code: string, message: string, details: FindingDetails = {}): Finding {
  const { severity = 'error', value, ...rest } = details;
  return { code, severity, message, ...rest, ...(value === undefined ? {} : { value: printable(value) }) };
}

/** True when at least one finding is an error. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((one) => one.severity === 'error');
}

/** An error as a warning, where it is told and keeps nothing out. */
export function asWarning(one: Finding): Finding {
  return one.severity === 'error' ? { ...one, severity: 'warning' } : one;
}

function printable(value: unknown): string {
  // JSON has no word for NaN and Infinity, which are just what a finding is about.
  const text = typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Either a value or the findings that say why there is none; findings beside a value are warnings. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A checked value, with the warnings that go with it. */
export function good<T>(value: T, findings: readonly Finding[] = []): Checked<T> {
  return { ok: true, value, findings };
}

/** No value, for these reasons; at least one must be an error. */
export function bad(...findings: readonly Finding[]): { readonly ok: false; readonly findings: readonly Finding[] } {
  return { ok: false, findings };
}
