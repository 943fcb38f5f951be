import { type FileLocation, type Finding, finding, type Severity } from '../../finding.ts';
import type { SampleDescription } from '../sample-description.ts';

/** What of a record its family and neighbours are checked by; small, so that a batch of 200,000 fits into memory. */
export interface FamilyEntry {
  readonly igsn: string;
  /** Records of different formats may describe the same object; two of one format may not. */
  readonly format: string;
  readonly parents: readonly string[];
  readonly at: FileLocation;
}

/** A rule about several records, for the reference of rules. */
export interface BatchRule {
  readonly code: string;
  readonly text: string;
  readonly source: string;
  readonly severity: Severity;
}

const DUPLICATE: BatchRule = {
  code: 'duplicate-identifier',
  text: 'An identifier stands for one object: it occurs once in a batch of one format.',
  source: 'IGSN registration',
  severity: 'error',
};

const CYCLE: BatchRule = {
  code: 'parent-cycle',
  text: 'Nothing descends from itself.',
  source: 'IGSN description, parentIdentifier',
  severity: 'error',
};

const UNKNOWN: BatchRule = {
  code: 'parent-not-here',
  text: 'A parent is registered: it is in the batch or in the register.',
  source: 'IGSN description, parentIdentifier',
  severity: 'info',
};

/** The rules of {@link checkFamilies}. */
export const BATCH_RULES: readonly BatchRule[] = [DUPLICATE, CYCLE, UNKNOWN];

/** What {@link checkFamilies} keeps of a description. */
export function familyEntry(description: SampleDescription, format: string, at: FileLocation): FamilyEntry {
  const { igsn, parent, furtherParents = [] } = description;
  const parents = [...(parent ? [parent] : []), ...furtherParents].map((one) => one.igsn.toUpperCase());
  return { igsn: igsn.toUpperCase(), format, parents, at };
}

/**
 * What is wrong between the records of a batch: identifiers twice, circles of parents, parents that are neither in the batch
 * nor known (`isKnown`, by default none). Where `isKnown` is given a missing parent is a warning, for then it is nowhere.
 */
export function checkFamilies(
  entries: readonly FamilyEntry[],
  isKnown?: (igsn: string) => boolean,
): readonly Finding[] {
  const byIgsn = new Map(entries.map((one) => [one.igsn, one]));
  return [...duplicates(entries), ...cycles(entries, byIgsn), ...unknown(entries, byIgsn, isKnown)];
}

function duplicates(entries: readonly FamilyEntry[]): readonly Finding[] {
  const first = new Map<string, FamilyEntry>();
  return entries.flatMap((one) => {
    const key = `${one.format} ${one.igsn}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, one);
    if (before === undefined || one.igsn === '') return [];
    return [told(DUPLICATE, one, one.igsn, `${one.igsn} stands in ${spotOf(before)} already.`)];
  });
}

function cycles(entries: readonly FamilyEntry[], byIgsn: ReadonlyMap<string, FamilyEntry>): readonly Finding[] {
  const done = new Set<string>();
  return entries.flatMap((one) => {
    const path = new Set<string>();
    for (let at: FamilyEntry | undefined = one; at && !done.has(at.igsn); at = byIgsn.get(at.parents[0] ?? '')) {
      done.add(at.igsn);
      path.add(at.igsn);
      const next = at.parents[0] ?? '';
      // An object that is its own parent has a rule of its own.
      if (path.has(next) && next !== at.igsn) {
        const circle = [...path].slice([...path].indexOf(next));
        return [told(CYCLE, at, next, `${[...circle, next].slice(0, 10).join(' below ')} is a circle.`)];
      }
    }
    return [];
  });
}

function unknown(
  entries: readonly FamilyEntry[],
  byIgsn: ReadonlyMap<string, FamilyEntry>,
  isKnown: ((igsn: string) => boolean) | undefined,
): readonly Finding[] {
  const severity = isKnown === undefined ? 'info' : 'warning';
  return entries.flatMap((one) =>
    one.parents
      .filter((parent) => !byIgsn.has(parent) && isKnown?.(parent) !== true)
      .map((parent) => told({ ...UNKNOWN, severity }, one, parent, `The parent ${parent} is not here.`)),
  );
}

function told({ code, severity, text }: BatchRule, { at }: FamilyEntry, value: string, message: string): Finding {
  const field = code === DUPLICATE.code ? 'igsn' : 'parent';
  return finding(code, message, { severity, field, value, rule: text.replace(/\.$/, ''), at });
}

function spotOf({ at }: FamilyEntry): string {
  return at.row === undefined ? at.file : `${at.file}:${at.row}`;
}
