import { roundM } from '../../../domain/drilling/length-rounding.ts';
import { numberRule } from '../../../domain/drilling/number-rule.ts';
import type { FieldValue, FieldValues } from '../../../domain/drilling/object-row.ts';
import { ownName } from '../../../domain/drilling/own-name.ts';
import { isSameValue } from '../../../domain/drilling/same-value.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { checkEntry } from '../../../domain/station/check-entry.ts';
import { checkSectionSum, type SectionSum } from '../../../domain/station/check-section-sum.ts';
import { readNumber } from '../../../domain/station/record-as.ts';
import { type LineSection, parseSectionLine, sectionValues } from '../../../domain/station/section-line.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { FieldChange, Override } from '../../../domain/station/station-operation.ts';
import type { Wish } from '../keeping/inverse.ts';
import type { KeptBlock } from '../keeping/kept.ts';
import { NewObjects, withoutEmpty } from '../keeping/new-objects.ts';
import { readMoment } from '../parts/read-moment.ts';
import { withReasonsBetween } from './reasons-between.ts';
import { type RunDraft, readMetres, renumbered } from './run-draft.ts';

/** What stands around a run: its hole, the other runs, and its sections as they are. */
export interface AroundRun {
  readonly hole: StationObject;
  readonly runs: readonly StationObject[];
  readonly sections: readonly StationObject[];
  /** Whether something was already cut or taken from a section. */
  readonly isUsed: (section: StationObject) => boolean;
  /** The time, in ms since 1970: a time of day that is typed is the one nearest to it. */
  readonly nowMs: number;
}

/**
 * What a draft comes to. `standing` keeps it from being saved until it is answered. `renumbered` is the draft under the next free number,
 * where another run has its own.
 */
export interface RunPlan {
  readonly name: string;
  readonly renumbered?: RunDraft | undefined;
  readonly values: FieldValues;
  readonly sections: readonly LineSection[];
  readonly bottomM: number | null;
  readonly recoveredM: number | null;
  readonly sum: SectionSum;
  readonly findings: readonly Finding[];
  readonly standing: readonly Finding[];
}

/** Reads a draft and checks it by the rules of the server, and that what was taken from a section does not lose it. */
export function planRun(draft: RunDraft, around: AroundRun): RunPlan {
  const line = parseSectionLine(draft.line);
  const sections = line.ok ? line.value : [];
  const { name, numbering, taken } = numberOfRun(draft, around);
  const { values, findings: typed } = valuesOf(draft, name, sections.length, around.nowMs);
  const recoveredM = numberIn(values, 'core_recovery_m');
  const sum = checkSectionSum(recoveredM, sections);
  const findings = [
    ...numbering,
    ...typed,
    ...line.findings,
    ...lostSections(sections, around, line.ok),
    ...(sum.finding === undefined ? [] : [sum.finding]),
    ...checkRun(draft, name, values, sections, around).filter(
      (one) => one.code !== sum.finding?.code || one.severity === 'error',
    ),
  ];
  return {
    name,
    renumbered: taken && renumbered(draft, taken, around.runs, around.hole),
    values,
    sections,
    recoveredM,
    sum,
    findings,
    bottomM: bottomOf(values),
    standing: standingFindings(findings, overridesOf(draft)),
  };
}

/**
 * Why a draft is not to be saved yet, in words; undefined where nothing stands against it. While the expedition is still coming (`isComing`),
 * a new run would be numbered and begin after one in the middle of the hole.
 */
export function whyNotYet(draft: RunDraft, plan: Pick<RunPlan, 'standing'>, isComing: boolean): string | undefined {
  if (draft.runId === undefined && isComing) return 'the last runs are still being fetched. What was typed stays.';
  if (plan.standing.length > 0) return 'see what stands under the sections.';
  return draft.drilled.trim() === '' ? 'how much was drilled?' : undefined;
}

/** The reasons of a draft as the server takes them. */
export function overridesOf({ reasons }: RunDraft): Override[] {
  return Object.entries(reasons).map(([code, reason]) => ({ code, reason }));
}

/** What saving the draft does; for a new run with the blocks after its numbers. `onDeck` is when, ISO 8601 with offset. */
export function wishesOf(
  draft: RunDraft,
  plan: RunPlan,
  around: AroundRun,
  blocks: readonly KeptBlock[],
  onDeck: string,
): { readonly wishes: readonly Wish[]; readonly blocks: readonly KeptBlock[]; readonly runId: string } {
  const made = new NewObjects(blocks);
  const overrides = overridesOf(draft);
  const before = around.runs.find(({ id }) => id === draft.runId);
  const changes: Wish[] = [];
  let run: { readonly id: string; readonly path: string };
  if (before === undefined) {
    const values = { core_ondeck: onDeck, ...plan.values };
    run = made.add({ type: 'core_run', name: plan.name, parent: around.hole, values, overrides });
  } else {
    run = before;
    changes.push(...changeOf(before, plan.values, overrides));
  }
  for (const section of plan.sections) {
    const kept = around.sections.find(({ name }) => name === section.name);
    const values = sectionValues(section, plan.sections);
    if (kept === undefined) made.add({ type: 'section', name: section.name, parent: run, values, overrides });
    else changes.push(...changeOf(kept, lengthsOf(kept, values), overrides));
  }
  const named = new Set(plan.sections.map(({ name }) => name));
  const gone = around.sections.filter(({ name }) => !named.has(name));
  const deletions = gone.map((one): Wish => ({ kind: 'delete', objectId: one.id }));
  const all = [...changes, ...deletions, ...made.wishes];
  const wishes = before === undefined ? all : withReasonsBetween(all, before, around.sections);
  return { wishes, blocks: made.blocks, runId: run.id };
}

/** The change that makes an object have these values; none where it has them. Values not named stay. */
export function changeOf(object: StationObject, values: FieldValues, overrides: readonly Override[] = []): Wish[] {
  const changes: Record<string, FieldChange> = {};
  for (const [field, to] of Object.entries(values)) {
    const from = object.values[field] ?? null;
    if (!isSameValue(from, to)) changes[field] = { from, to };
  }
  if (Object.keys(changes).length === 0) return [];
  return [{ kind: 'change', objectId: object.id, changes, ...(overrides.length === 0 ? {} : { overrides }) }];
}

/** A curated length that somebody edited stays when the length as cut is corrected. */
function lengthsOf(kept: StationObject, values: FieldValues): FieldValues {
  const { section_length_m: cut = null, curated_length_m: curated = null } = kept.values;
  const length = values.section_length_m!;
  const now = curated ?? cut;
  if (isSameValue(now, length)) return {};
  return isSameValue(curated, cut) || curated === null
    ? { section_length_m: length, curated_length_m: length }
    : { curated_length_m: length };
}

/** The number of a new run as it is typed, what is to be said of it, and the run that has it already. */
function numberOfRun(
  draft: RunDraft,
  { runs }: AroundRun,
): { readonly name: string; readonly numbering: readonly Finding[]; readonly taken?: StationObject | undefined } {
  if (draft.runId !== undefined) return { name: draft.name, numbering: [] };
  const read = readNumber({ type: 'core_run' }, draft.name, runs);
  if (read.ok) return { name: read.value, numbering: read.findings };
  const name = draft.name.trim();
  return { name, numbering: read.findings, taken: runs.find((one) => Number(one.name) === Number(name)) };
}

function valuesOf(
  draft: RunDraft,
  name: string,
  sectionCount: number,
  nowMs: number,
): { values: FieldValues; findings: Finding[] } {
  const findings: Finding[] = [];
  const read = (field: string, label: string, text: string): Record<string, FieldValue> => {
    const metres = readMetres(text);
    if (metres === undefined)
      findings.push(
        finding('wrong-type', `${label} is not a number of metres.`, {
          field,
          value: text,
          rule: numberRule(text, 'metres, such as 3.25'),
        }),
      );
    return metres === undefined || metres === null ? { [field]: null } : { [field]: metres };
  };
  const stated = {
    ...draft.values,
    ...(draft.runId === undefined && ownName('core_run', name)),
    ...(draft.coreType !== undefined && { core_type: textOrNull(draft.coreType) }),
    ...(draft.onDeck !== undefined && { core_ondeck: textOrNull(readMoment(draft.onDeck.trim(), nowMs)) }),
    ...read('drillers_top_depth_m', 'Top', draft.top),
    ...read('drilled_length_m', 'Drilled', draft.drilled),
    ...read('core_recovery_m', 'Recovered', draft.recovered),
    recovery_reason: textOrNull(draft.lossReason),
    section_count: sectionCount === 0 ? null : sectionCount,
  };
  return { values: draft.runId === undefined ? withoutEmpty(stated) : stated, findings };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function checkRun(
  draft: RunDraft,
  name: string,
  values: FieldValues,
  sections: readonly LineSection[],
  { runs }: AroundRun,
): readonly Finding[] {
  const planned = sections.map((one) => ({ name: one.name, values: sectionValues(one, sections) }));
  const others = runs.filter(({ id }) => id !== draft.runId);
  const entry = { type: 'core_run', name, values: withoutEmpty(values) } as const;
  // That its number is taken is said in plain words above.
  return checkEntry(entry, { runs: others, sections: planned }).filter(
    ({ severity, code }) => severity !== 'info' && code !== 'duplicate-key',
  );
}

function lostSections(sections: readonly LineSection[], around: AroundRun, isRead: boolean): Finding[] {
  if (!isRead) return [];
  const named = new Set(sections.map(({ name }) => name));
  return around.sections
    .filter((one) => !named.has(one.name) && around.isUsed(one))
    .map((one) =>
      finding('section-in-use', `Section ${one.name} was split or sampled, and the line has it no more.`, {
        field: 'sections',
        value: one.name,
        rule: 'take back what was cut from it first',
      }),
    );
}

function bottomOf(values: FieldValues): number | null {
  const top = numberIn(values, 'drillers_top_depth_m');
  const length = numberIn(values, 'drilled_length_m');
  return top === null || length === null ? null : roundM(top + length);
}

const numberIn = (values: FieldValues, field: string): number | null => {
  const value = values[field];
  return typeof value === 'number' ? value : null;
};
