import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import { cmOfMetres } from '../../../domain/station/length-text.ts';
import { nextCoreRun } from '../../../domain/station/next-object.ts';
import { writeSectionLine } from '../../../domain/station/section-line.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { lengthM, numberOf } from '../keeping/local-depths.ts';
import { writeMoment } from '../parts/read-moment.ts';

/**
 * A core run as it is being typed: lengths are text in metres, the line text in centimetres. `runId` is that of the run which
 * is changed, absent for a new one, whose number can be typed in `name`. `reasons` are what a person said to warnings, by their code.
 * `values` is filled in. `coreType` and `onDeck` are there once somebody typed them: the tool's letter, and a moment as people type it.
 */
export interface RunDraft {
  readonly runId?: string;
  readonly name: string;
  readonly values: FieldValues;
  readonly coreType?: string;
  readonly onDeck?: string;
  readonly top: string;
  readonly drilled: string;
  readonly recovered: string;
  readonly lossReason: string;
  readonly line: string;
  readonly reasons: Readonly<Record<string, string>>;
}

/** A new run of a hole, with what is known of it: number, top at the bottom of the last, tool and diameter of the last. */
export function newDraft(runs: readonly StationObject[], hole: StationObject): RunDraft {
  const { name, values } = nextCoreRun(runs, hole.values);
  const top = numberOf(values, 'drillers_top_depth_m');
  return { name, values, top: metresText(top), drilled: '', recovered: '', lossReason: '', line: '', reasons: {} };
}

/** A run that is there, to be looked at and changed. */
export function draftOf(run: StationObject, sections: readonly StationObject[]): RunDraft {
  const { values } = run;
  const reason = values.recovery_reason;
  return {
    runId: run.id,
    name: run.name,
    values,
    top: metresText(numberOf(values, 'drillers_top_depth_m')),
    drilled: metresText(numberOf(values, 'drilled_length_m')),
    recovered: metresText(numberOf(values, 'core_recovery_m')),
    lossReason: typeof reason === 'string' ? reason : '',
    line: writeSectionLine(sections.map((one) => ({ name: one.name, lengthCm: cmOfMetres(lengthM(one)) }))),
    reasons: {},
  };
}

/** The tool that took the core, as typed, else as it is known; empty where it is not. */
export function coreTypeOf({ coreType, values }: RunDraft): string {
  return coreType ?? (typeof values.core_type === 'string' ? values.core_type : '');
}

/** When the core came on deck, as typed, else as it is kept; empty for a new run, which takes the moment it is saved. */
export function onDeckOf({ onDeck, values }: RunDraft): string {
  return onDeck ?? (typeof values.core_ondeck === 'string' ? writeMoment(values.core_ondeck) : '');
}

/**
 * A new run under the next free number, where another station took its own meanwhile (`taken`); a top that is that of the other run is
 * proposed anew too.
 */
export function renumbered(
  draft: RunDraft,
  taken: StationObject,
  runs: readonly StationObject[],
  hole: StationObject,
): RunDraft {
  const next = newDraft(runs, hole);
  const isSameTop = readMetres(draft.top) === numberOf(taken.values, 'drillers_top_depth_m');
  return { ...draft, name: next.name, top: isSameTop ? next.top : draft.top };
}

/** Metres as forms show them: two decimals, more where there are more; empty where not known. */
export function metresText(metres: number | null): string {
  if (metres === null) return '';
  return Math.abs(metres * 100 - Math.round(metres * 100)) < 1e-6 ? metres.toFixed(2) : String(metres);
}

/** A number as people type it, with point or comma; null where there is none, undefined where it is none. */
export function readMetres(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Number of a run with the letter of its tool, as printed: `84Z`. */
export function runName(name: string, values: FieldValues): string {
  return typeof values.core_type === 'string' ? `${name}${values.core_type}` : name;
}

/** The name of a run as it is typed. */
export function draftName(draft: RunDraft): string {
  return `${draft.name.trim()}${coreTypeOf(draft).trim()}`;
}
