import { roundM } from '../drilling/length-rounding.ts';
import type { FieldValue } from '../drilling/object-row.ts';
import { bad, type Checked, type Finding, finding, good } from '../finding.ts';
import type { ProposedObject, Sibling } from './next-object.ts';
import type { FieldChange } from './station-operation.ts';

/** A part that something is split into: the type of split (`A`, `W`, `W1` …) and its share of what is split, in percent. */
export interface SplitPart {
  readonly type: string;
  readonly sharePc: number;
}

/** What splitting does: the new splits, and what changes of the one that was split, where it is an object of its own. */
export interface Splitting {
  readonly made: readonly ProposedObject[];
  readonly originChanges: Readonly<Record<string, FieldChange>>;
}

const WHOLE_ROUND = 'WR';
const WHOLE_PC = 100;

/**
 * Splits a section or one of its splits. Without an origin the section itself is split, which counts as its whole round.
 * Shares make the part of the whole round (a half of a half is 25 %); archive parts may not be sampled; what was split exists
 * no more and may not be sampled. Findings: `split-parts` (fewer than two), `split-share` (1 to 99 % each), `split-sum` (100 %
 * together), `split-type` (WR, or twice, or there already), `split-gone` (the origin exists no more).
 * Source: drilling-information-system 3.7 and 1.3.
 */
export function splitSection(
  parts: readonly SplitPart[],
  siblings: readonly Sibling[],
  origin?: Sibling,
): Checked<Splitting> {
  const findings = [...checkShares(parts), ...checkTypes(parts, siblings), ...checkOrigin(origin)];
  if (findings.length > 0) return bad(...findings);
  const originPc = numberOf(origin?.values.percent_pc) ?? WHOLE_PC;
  return good({ made: parts.map((part) => madeOf(part, originPc, origin)), originChanges: changesOf(origin) });
}

function madeOf({ type, sharePc }: SplitPart, originPc: number, origin: Sibling | undefined): ProposedObject {
  const values: Record<string, FieldValue> = {
    split: type,
    percent_pc: roundM((sharePc * originPc) / WHOLE_PC),
    still_exists: true,
    sampleable: !type.startsWith('A'),
  };
  const curator = origin?.values.curator;
  if (curator !== undefined) values.curator = curator;
  return { name: type, values };
}

function changesOf(origin: Sibling | undefined): Record<string, FieldChange> {
  if (origin === undefined) return {};
  const to = (field: string): FieldChange => ({ from: origin.values[field] ?? null, to: false });
  return { still_exists: to('still_exists'), sampleable: to('sampleable') };
}

function checkShares(parts: readonly SplitPart[]): Finding[] {
  if (parts.length < 2) return [about('split-parts', 'Splitting makes at least two parts.', parts.length, '2 or more')];
  const wrong = parts.filter(({ sharePc }) => !(sharePc >= 1 && sharePc <= 99));
  if (wrong.length > 0)
    return wrong.map((one) => about('split-share', `${one.type} is ${one.sharePc} %.`, one.sharePc, '1 to 99 %'));
  const sum = roundM(parts.reduce((total, one) => total + one.sharePc, 0));
  return sum === WHOLE_PC ? [] : [about('split-sum', `The parts are ${sum} % together.`, sum, '100 %')];
}

function checkTypes(parts: readonly SplitPart[], siblings: readonly Sibling[]): Finding[] {
  const taken = new Set([WHOLE_ROUND, ...siblings.map((one) => one.name.toUpperCase())]);
  return parts.flatMap(({ type }) => {
    const isFree = type !== '' && !taken.has(type.toUpperCase());
    taken.add(type.toUpperCase());
    return isFree
      ? []
      : [about('split-type', `Split ${type} is there already, or can be none.`, type, 'a new type, not WR')];
  });
}

function checkOrigin(origin: Sibling | undefined): Finding[] {
  if (origin?.values.still_exists !== false) return [];
  return [about('split-gone', `Split ${origin.name} exists no more.`, origin.name, 'a split that still exists')];
}

function about(code: string, message: string, value: unknown, rule: string): Finding {
  return finding(code, message, { field: 'split', value, rule });
}

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
