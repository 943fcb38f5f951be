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
  return { igsn: description.igsn.toUpperCase(), format, parents: parentsOf(description), at };
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

/**
 * The parents that a description names and that are not known, as `parent-not-here`, a warning; one whose IGSN nobody can read is
 * passed over. For ways in that see a few records at a time, where {@link checkFamilies} sees them all.
 */
export function missingParents(
  description: Pick<SampleDescription, 'parent' | 'furtherParents'>,
  isKnown: (igsn: string) => boolean,
): readonly Finding[] {
  return parentsOf(description)
    .filter((parent) => parent !== '' && !isKnown(parent))
    .map((parent) => told({ ...UNKNOWN, severity: 'warning' }, parent, missing(parent)));
}

/** The IGSNs, in capitals, of the parents that a description names; empty ones are those that nobody can read. */
export function parentsOf({
  parent,
  furtherParents = [],
}: Pick<SampleDescription, 'parent' | 'furtherParents'>): readonly string[] {
  return [...(parent ? [parent] : []), ...furtherParents].map((one) => one.igsn.toUpperCase());
}

function missing(parent: string): string {
  return `The parent ${parent} is not here.`;
}

function duplicates(entries: readonly FamilyEntry[]): readonly Finding[] {
  const first = new Map<string, FamilyEntry>();
  return entries.flatMap((one) => {
    const key = `${one.format} ${one.igsn}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, one);
    if (before === undefined || one.igsn === '') return [];
    return [told(DUPLICATE, one.igsn, `${one.igsn} stands in ${spotOf(before)} already.`, one.at)];
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
        return [told(CYCLE, next, `${[...circle, next].slice(0, 10).join(' below ')} is a circle.`, at.at)];
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
      .map((parent) => told({ ...UNKNOWN, severity }, parent, missing(parent), one.at)),
  );
}

function told({ code, severity, text }: BatchRule, value: string, message: string, at?: FileLocation): Finding {
  const field = code === DUPLICATE.code ? 'igsn' : 'parent';
  const rule = text.replace(/\.$/, '');
  return finding(code, message, { severity, field, value, rule, ...(at !== undefined && { at }) });
}

function spotOf({ at }: FamilyEntry): string {
  return at.row === undefined ? at.file : `${at.file}:${at.row}`;
}
