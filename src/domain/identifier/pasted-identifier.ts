import { type Checked, type Finding, finding } from '../finding.ts';
import { readCombinedId } from './combined-id.ts';
import type { CombinedId } from './combined-id-parts.ts';
import { type Doi, isDoiPrefix, parseDoi } from './doi.ts';
import { type Handle, IGSN_HANDLE_PREFIX, parseHandle, splitAtSlash } from './handle.ts';
import { type Igsn, parseIgsn } from './igsn.ts';
import { isAddress, readAddress } from './pasted-address.ts';
import { cleanPastedText, percentDecoded } from './pasted-text.ts';

/** Which prefixes are ours, so that what follows them is an IGSN. */
export interface PastedIdentifierOptions {
  /** DOI prefixes under which IGSNs are registered, for example `10.60510`. */
  readonly doiPrefixes: readonly string[];
  /** Handle prefixes of IGSNs; `10273` unless given. */
  readonly handlePrefixes?: readonly string[] | undefined;
  /** Our own base addresses, whose `/igsn/X` is a landing page even where the base has a path. */
  readonly landingBases?: readonly string[] | undefined;
}

/**
 * What a pasted text is. `igsn` beside a handle, DOI or combined id is the IGSN to look up first: the suffix under one of our
 * prefixes, or the same characters read as an IGSN. A foreign handle or DOI has none. Findings beside anything but
 * `unknown` are at most warnings; exception: a handle or DOI under our prefix whose suffix is no IGSN.
 */
export type PastedIdentifier =
  | { readonly kind: 'igsn'; readonly igsn: Igsn; readonly findings: readonly Finding[] }
  | Prefixed<'handle', { readonly handle: Handle }>
  | Prefixed<'doi', { readonly doi: Doi }>
  | {
      readonly kind: 'combined-id';
      readonly readings: readonly CombinedId[];
      readonly igsn?: Igsn;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'unknown'; readonly findings: readonly Finding[] };

type Prefixed<Kind extends string, Form> = Form & {
  readonly kind: Kind;
  readonly prefix: string;
  readonly igsn?: Igsn;
  readonly findings: readonly Finding[];
};

type Label = 'igsn' | 'handle' | 'doi' | 'none';

interface Pasted {
  readonly label: Label;
  readonly text: string;
}

const LABELS: readonly (readonly [RegExp, Label])[] = [
  [/^igsn(?:\s*[:=]\s*|\s+)/i, 'igsn'],
  [/^(?:info:hdl\/|(?:hdl|handle)(?:\s*[:=]\s*|\s+))/i, 'handle'],
  [/^(?:info:doi\/|doi(?:\s*[:=]\s*|\s+))/i, 'doi'],
];

/**
 * Understands what a person pastes or scans: IGSN, handle, DOI, their addresses and labels (`IGSN: X`, `hdl:10273/X`), landing
 * pages, combined ids; in any case, percent-encoded, in quotes, with invisible characters. Letters of other alphabets
 * that look like ours are refused with `igsn-lookalike`. Findings of `unknown`: those of `parseIgsn`, `parseHandle`,
 * `parseDoi` and of the cleaning, and `address-unknown`; infos: `foreign-prefix`, `invisible-character`.
 */
export function parsePastedIdentifier(text: string, options: PastedIdentifierOptions): PastedIdentifier {
  const cleaned = cleanPastedText(text);
  if (!cleaned.ok) return { kind: 'unknown', findings: cleaned.findings };
  const identifier = fromLabelled(withoutLabels(cleaned.value), options);
  return { ...identifier, findings: [...cleaned.findings, ...identifier.findings] };
}

/** Labels stack in practice (`igsn:doi:10.60510/X`); the innermost says most. Three are the most that make sense. */
function withoutLabels(text: string): Pasted {
  let pasted: Pasted = { label: 'none', text };
  for (let round = 0; round < 3; round++) pasted = withoutLabel(pasted);
  return pasted;
}

function withoutLabel({ label, text }: Pasted): Pasted {
  const found = LABELS.find(([form]) => form.test(text));
  return found === undefined ? { label, text } : { label: found[1], text: text.replace(found[0], '') };
}

function fromLabelled(pasted: Pasted, options: PastedIdentifierOptions): PastedIdentifier {
  if (isAddress(pasted.text)) return fromAddress(pasted.text, options);
  const decoded = percentDecoded(pasted.text);
  if (!decoded.ok) return { kind: 'unknown', findings: decoded.findings };
  return fromText({ label: pasted.label, text: decoded.value }, options);
}

function fromAddress(text: string, options: PastedIdentifierOptions): PastedIdentifier {
  const landingBases = options.landingBases ?? [];
  const named = readAddress(text, { handlePrefixes: handlePrefixesOf(options), landingBases });
  if (named !== undefined)
    return fromText({ label: named.names === 'igsn' ? 'igsn' : 'none', text: named.text }, options);
  const message = 'This address names no IGSN, handle or DOI that we can trust.';
  const rule = 'an address of igsn.org, hdl.handle.net, doi.org, or a landing page https://host/igsn/X';
  return {
    kind: 'unknown',
    findings: [finding('address-unknown', message, { field: 'identifier', value: text, rule })],
  };
}

function fromText({ label, text }: Pasted, options: PastedIdentifierOptions): PastedIdentifier {
  const { prefix, suffix } = splitAtSlash(text);
  if (label === 'doi' || (suffix !== '' && isDoiPrefix(prefix))) return fromDoi(text, options);
  if (label === 'handle' || (suffix !== '' && /^[0-9]/.test(prefix))) return fromHandle(text, options);
  return label === 'igsn' ? fromIgsn(text) : fromBare(text);
}

function fromDoi(text: string, options: PastedIdentifierOptions): PastedIdentifier {
  const checked = parseDoi(text);
  if (!checked.ok) return { kind: 'unknown', findings: checked.findings };
  const { prefix, suffix } = splitAtSlash(checked.value);
  const form = { kind: 'doi', doi: checked.value, prefix } as const;
  return { ...form, ...ownIgsn(prefix, suffix, options.doiPrefixes) };
}

function fromHandle(text: string, options: PastedIdentifierOptions): PastedIdentifier {
  const checked = parseHandle(text);
  if (!checked.ok) return { kind: 'unknown', findings: checked.findings };
  const { prefix, suffix } = splitAtSlash(checked.value);
  const form = { kind: 'handle', handle: checked.value, prefix } as const;
  return { ...form, ...ownIgsn(prefix, suffix, handlePrefixesOf(options)) };
}

function ownIgsn(prefix: string, suffix: string, ours: readonly string[]) {
  if (!ours.includes(prefix)) return { findings: [foreign(prefix)] };
  return igsnOrFindings(parseIgsn(suffix, 'registry'));
}

function igsnOrFindings(checked: Checked<Igsn>) {
  return checked.ok ? { igsn: checked.value, findings: checked.findings } : { findings: checked.findings };
}

function fromIgsn(text: string): PastedIdentifier {
  const checked = parseIgsn(text);
  return checked.ok
    ? { kind: 'igsn', igsn: checked.value, findings: checked.findings }
    : { kind: 'unknown', findings: checked.findings };
}

/** The hyphenated spellings and a lone number are legal IGSNs as well; one with `_` counts as IGSN only with its label. */
function fromBare(text: string): PastedIdentifier {
  const readings = readCombinedId(text);
  if (readings.length === 0) return fromIgsn(text);
  const asIgsn = parseIgsn(text);
  return {
    kind: 'combined-id',
    readings,
    ...(asIgsn.ok && asIgsn.findings.length === 0 ? { igsn: asIgsn.value } : {}),
    findings: [],
  };
}

function foreign(prefix: string): Finding {
  const message = 'This prefix is not ours, so nothing is known about an IGSN behind it.';
  return finding('foreign-prefix', message, { severity: 'info', field: 'prefix', value: prefix });
}

function handlePrefixesOf({ handlePrefixes }: PastedIdentifierOptions): readonly string[] {
  return handlePrefixes ?? [IGSN_HANDLE_PREFIX];
}
