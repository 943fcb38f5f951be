import { type Finding, finding } from '../finding.ts';
import { HIGHEST_KEY, isKey } from './coded-pattern.ts';
import { DEFAULT_DIGITS, type IgsnConvention, type IgsnSpec } from './igsn-spec.ts';
import { isNamespace } from './namespace.ts';
import { isObjectTag, OBJECT_TAGS } from './object-tag.ts';

type Check = (spec: IgsnSpec) => Finding | undefined;

const CHECKS: Record<IgsnConvention, readonly Check[]> = {
  'icdp-classic': [checkClassicNamespace, checkClassicExpedition, checkPhase, checkTag],
  'icdp-2021': [checkAnyNamespace, check2021Expedition, checkPhase, checkSite, checkHole, checkTag],
  'fixed-prefix': [checkAnyNamespace, checkPrefix, checkDigits],
};

/**
 * What keeps a specification from making IGSNs; empty when nothing does. With a key also says `igsn-counter`, when the
 * counter has no room for it. Codes: `igsn-namespace`, `igsn-expedition`, `igsn-phase`, `igsn-site`, `igsn-hole`,
 * `igsn-tag`, `igsn-prefix`, `igsn-digits`, `igsn-counter`; all are errors. A namespace of the classic convention that is
 * shorter than four is refused, never padded: mDIS pads it with blanks, which no IGSN may contain.
 */
export function checkConvention(spec: IgsnSpec, key?: number): Finding[] {
  const findings: Finding[] = [];
  for (const check of CHECKS[spec.convention]) {
    const found = check(spec);
    if (found !== undefined) findings.push(found);
  }
  if (key !== undefined && findings.length === 0) findings.push(...checkCounter(spec, key));
  return findings;
}

/** The highest key that a specification has room for; the fixed prefix convention ends with its digits. */
export function highestKey(spec: IgsnSpec): number {
  return spec.convention === 'fixed-prefix' ? 10 ** (spec.digits ?? DEFAULT_DIGITS) - 1 : HIGHEST_KEY;
}

function checkClassicNamespace({ namespace }: IgsnSpec): Finding | undefined {
  if (/^[A-Z0-9]{4}$/.test(namespace)) return undefined;
  return wrong('igsn-namespace', 'namespace', namespace, 'exactly four of A-Z 0-9 in the classic ICDP convention');
}

function checkAnyNamespace({ namespace }: IgsnSpec): Finding | undefined {
  return isNamespace(namespace) ? undefined : wrong('igsn-namespace', 'namespace', namespace, '2 to 10 of A-Z 0-9');
}

function checkClassicExpedition({ expedition }: IgsnSpec): Finding | undefined {
  if (/^[0-9]{1,4}$/.test(expedition)) return undefined;
  return wrong('igsn-expedition', 'expedition', expedition, 'one to four digits in the classic ICDP convention');
}

function check2021Expedition({ expedition }: IgsnSpec): Finding | undefined {
  if (/^[0-9]{4}$/.test(expedition)) return undefined;
  return wrong('igsn-expedition', 'expedition', expedition, 'exactly four digits in the ICDP convention of 2021');
}

function checkPhase({ phase }: IgsnSpec): Finding | undefined {
  return phase === 'E' || phase === 'R'
    ? undefined
    : wrong('igsn-phase', 'phase', phase, 'E (expedition) or R (repository)');
}

function checkTag({ tag }: IgsnSpec): Finding | undefined {
  return isObjectTag(tag) ? undefined : wrong('igsn-tag', 'tag', tag, `one of ${OBJECT_TAGS.join(' ')}`);
}

function checkSite({ site }: IgsnSpec): Finding | undefined {
  if (Number.isInteger(site) && (site ?? -1) >= 0 && (site ?? 100) <= 99) return undefined;
  return wrong('igsn-site', 'site', site, 'a site number from 0 to 99');
}

function checkHole({ hole }: IgsnSpec): Finding | undefined {
  return /^[A-Z]$/.test(hole ?? '') ? undefined : wrong('igsn-hole', 'hole', hole, 'one letter A-Z');
}

function checkPrefix({ prefix, namespace }: IgsnSpec): Finding | undefined {
  if (prefix === undefined || (/^[A-Z0-9]{2,40}$/.test(prefix) && prefix.startsWith(namespace))) return undefined;
  return wrong('igsn-prefix', 'prefix', prefix, `at most 40 of A-Z 0-9, beginning with the namespace ${namespace}`);
}

function checkDigits({ digits = DEFAULT_DIGITS }: IgsnSpec): Finding | undefined {
  if (Number.isInteger(digits) && digits >= 1 && digits <= 15) return undefined;
  return wrong('igsn-digits', 'digits', digits, '1 to 15 places');
}

function checkCounter(spec: IgsnSpec, key: number): Finding[] {
  const highest = highestKey(spec);
  if (isKey(key) && key <= highest) return [];
  return [wrong('igsn-counter', 'key', key, `a whole number from 0 to ${highest}`)];
}

function wrong(code: string, field: string, value: unknown, rule: string): Finding {
  return finding(code, `No IGSN can be made with this ${field}.`, { field, value: value ?? '', rule });
}
