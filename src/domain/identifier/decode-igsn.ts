import { hasError } from '../finding.ts';
import { checkConvention } from './check-convention.ts';
import { fromCodedPattern, isKey } from './coded-pattern.ts';
import type { Igsn } from './igsn.ts';
import { DEFAULT_DIGITS, type IgsnConvention, type IgsnPhase, type IgsnSpec } from './igsn-spec.ts';
import { isObjectTag, type ObjectKind, type ObjectTag, objectKindsOfTag } from './object-tag.ts';

/**
 * One way to understand an IGSN. `namespace` is what stands before the expedition: it may be longer than the namespace
 * that its agent holds. Phase, expedition, tag and kinds are absent from fixed prefix ids, which do not say them.
 */
export interface IgsnReading {
  readonly convention: IgsnConvention;
  readonly namespace: string;
  /** Everything before the counter, as `counterPrefix` of the same specification would make it: `ICDP5054EX`, `AW`. */
  readonly counterPrefix: string;
  readonly key: number;
  readonly kinds: readonly ObjectKind[];
  readonly expedition?: string;
  readonly phase?: IgsnPhase;
  readonly site?: number;
  readonly hole?: string;
  readonly tag?: ObjectTag;
  readonly prefix?: string;
  readonly digits?: number;
  /** Whether the convention would make this IGSN today; handed-down ids with, say, five letters before 7002 are not. */
  readonly regular: boolean;
}

/** What the caller knows already; readings that contradict it are left out. A namespace may be the beginning of the id's. */
export interface IgsnHints {
  readonly convention?: IgsnConvention;
  readonly namespaces?: readonly string[];
  readonly digits?: number;
}

const NAMESPACE_LENGTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const HEAD = /^[A-Z0-9]+$/;
const FOUR_DIGITS = /^[0-9]{4}$/;
const SITE_HOLE_TAG = /^([0-9]{2})([A-Z])([A-Z])$/;

/**
 * All readings of an IGSN, regular ones first; empty when it follows none of the three conventions (most SESAR ids do not).
 * Without the hint of a namespace or of digits only eight and more closing digits count as a fixed prefix counter.
 */
export function decodeIgsn(igsn: Igsn, hints: IgsnHints = {}): IgsnReading[] {
  const coded = NAMESPACE_LENGTHS.flatMap((length) => codedReadings(igsn, length));
  const readings = [...coded, ...fixedPrefixReadings(igsn, hints)].filter((reading) => agrees(reading, hints));
  return [...readings.filter((one) => one.regular), ...readings.filter((one) => !one.regular)];
}

function codedReadings(igsn: Igsn, length: number): IgsnReading[] {
  const namespace = igsn.slice(0, length);
  const expedition = igsn.slice(length, length + 4);
  const phase = igsn[length + 4];
  if (!FOUR_DIGITS.test(expedition) || (phase !== 'E' && phase !== 'R') || !HEAD.test(namespace)) return [];
  const head = { namespace, expedition, phase } as const;
  return [...classicReading(igsn, head, length + 5), ...reading2021(igsn, head, length + 5)];
}

type Head = Pick<IgsnSpec, 'namespace' | 'expedition' | 'phase'>;

function classicReading(igsn: Igsn, head: Head, at: number): IgsnReading[] {
  const tag = igsn.slice(at, at + 1);
  if (!isObjectTag(tag)) return [];
  return keyed(igsn, { convention: 'icdp-classic', ...head, tag }, at + 1);
}

function reading2021(igsn: Igsn, head: Head, at: number): IgsnReading[] {
  const [, site, hole = '', tag = ''] = SITE_HOLE_TAG.exec(igsn.slice(at, at + 4)) ?? [];
  if (site === undefined || !isObjectTag(tag)) return [];
  return keyed(igsn, { convention: 'icdp-2021', ...head, site: Number(site), hole, tag }, at + 4);
}

type CodedSpec = Pick<IgsnSpec, 'convention' | 'tag'> & Head & { readonly site?: number; readonly hole?: string };

function keyed(igsn: Igsn, spec: CodedSpec, at: number): IgsnReading[] {
  const decoded = fromCodedPattern(igsn.slice(at));
  if (!decoded.ok) return [];
  const said = { counterPrefix: igsn.slice(0, at), key: decoded.value, kinds: objectKindsOfTag(spec.tag) };
  return [{ ...spec, ...said, regular: !hasError(checkConvention(spec)) }];
}

function fixedPrefixReadings(igsn: Igsn, hints: IgsnHints): IgsnReading[] {
  const run = closingDigits(igsn);
  return [...possibleDigits(igsn, run, hints)]
    .filter((digits) => digits <= run)
    .flatMap((digits) => fixedReading(igsn, digits, hints));
}

function possibleDigits(igsn: Igsn, run: number, hints: IgsnHints): Set<number> {
  if (hints.digits !== undefined) return new Set([hints.digits]);
  const afterNamespace = (hints.namespaces ?? [])
    .filter((one) => igsn.startsWith(one))
    .map((one) => igsn.length - one.length);
  return new Set([DEFAULT_DIGITS, ...(run > DEFAULT_DIGITS ? [run] : []), ...afterNamespace]);
}

function fixedReading(igsn: Igsn, digits: number, hints: IgsnHints): IgsnReading[] {
  const prefix = igsn.slice(0, igsn.length - digits);
  const key = Number(igsn.slice(prefix.length));
  if (prefix.length < 2 || digits < 1 || digits > 15 || !isKey(key) || !HEAD.test(prefix)) return [];
  const namespace = longestStart(prefix, hints.namespaces ?? []) ?? prefix;
  return [
    { convention: 'fixed-prefix', namespace, counterPrefix: prefix, prefix, digits, key, kinds: [], regular: true },
  ];
}

function longestStart(text: string, candidates: readonly string[]): string | undefined {
  const fitting = candidates.filter((one) => text.startsWith(one));
  return fitting.sort((one, other) => other.length - one.length)[0];
}

function closingDigits(igsn: Igsn): number {
  let run = 0;
  while (run < igsn.length && isDigit(igsn.charCodeAt(igsn.length - 1 - run))) run++;
  return run;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function agrees(reading: IgsnReading, { convention, namespaces, digits }: IgsnHints): boolean {
  if (convention !== undefined && reading.convention !== convention) return false;
  if (digits !== undefined && reading.digits !== undefined && reading.digits !== digits) return false;
  return namespaces === undefined || namespaces.some((one) => reading.namespace.startsWith(one));
}
