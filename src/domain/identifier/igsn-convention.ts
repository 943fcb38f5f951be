import { CorestoneError } from '../error.ts';
import { checkConvention, highestKey } from './check-convention.ts';
import { toCodedPattern } from './coded-pattern.ts';
import type { Igsn } from './igsn.ts';
import { DEFAULT_DIGITS, type IgsnConvention, type IgsnSpec } from './igsn-spec.ts';

const PREFIX_OF: Record<IgsnConvention, (spec: IgsnSpec) => string> = {
  'icdp-classic': (spec) => `${spec.namespace}${spec.expedition.padStart(4, '0')}${spec.phase}${spec.tag}`,
  'icdp-2021': (spec) =>
    `${spec.namespace}${spec.expedition}${spec.phase}${twoDigits(spec.site)}${spec.hole}${spec.tag}`,
  'fixed-prefix': (spec) => spec.prefix ?? spec.namespace,
};

/**
 * Everything before the counter: `ICDP5054EX`, `ICDP5054E01AX`, `AW`. One counter runs per such prefix, so kinds that share
 * a tag share the counter and can never collide. Throws `invalid-input` with the findings of `checkConvention`.
 */
export function counterPrefix(spec: IgsnSpec): string {
  const findings = checkConvention(spec);
  if (findings.length === 0) return PREFIX_OF[spec.convention](spec);
  throw new CorestoneError('invalid-input', 'No IGSN can be made from this specification.', { findings });
}

/**
 * The IGSN with this key: counter prefix and coded pattern, or the zero-padded key for a fixed prefix. Different keys give
 * different IGSNs. Throws `invalid-input` for a wrong specification or key, `exhausted` when the counter is used up.
 */
export function encodeIgsn(spec: IgsnSpec, key: number): Igsn {
  const prefix = counterPrefix(spec);
  if (key > highestKey(spec)) throw keyError(spec, key);
  return `${prefix}${counterPart(spec, key)}` as Igsn;
}

function counterPart(spec: IgsnSpec, key: number): string {
  if (spec.convention !== 'fixed-prefix') return toCodedPattern(key);
  if (!Number.isInteger(key) || key < 0) throw keyError(spec, key);
  return String(key).padStart(spec.digits ?? DEFAULT_DIGITS, '0');
}

function keyError(spec: IgsnSpec, key: number): CorestoneError {
  const findings = checkConvention(spec, key);
  const code = key > highestKey(spec) ? 'exhausted' : 'invalid-input';
  const message = `The counter of ${PREFIX_OF[spec.convention](spec)} has no room for number ${key}.`;
  return new CorestoneError(code, message, { findings });
}

function twoDigits(site: number | undefined): string {
  return String(site).padStart(2, '0');
}
