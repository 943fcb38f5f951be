import {
  type CutPiece,
  checkCutPieces,
  checkOffsets,
  checkSubSamples,
  checkWithinSample,
} from '../drilling/check-offsets.ts';
import { checkRowFields, type RowStage } from '../drilling/check-row-fields.ts';
import { rowFinding } from '../drilling/check-row-finding.ts';
import { checkRowNames, tooDeep } from '../drilling/check-row-name.ts';
import { checkHoleRuns, checkRunSections } from '../drilling/check-siblings.ts';
import { checkHalf, checkOverlaps, isCutOut } from '../drilling/check-taking.ts';
import { MOST_NESTED_SAMPLES } from '../drilling/nested-sample.ts';
import type { FieldValue, FieldValues, ObjectRow } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { FileLocation, Finding } from '../finding.ts';
import type { OwnFields } from '../own-fields/own-field.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';
import { checkSectionSum } from './check-section-sum.ts';
import { cmOfMetres } from './length-text.ts';
import type { Sibling } from './next-object.ts';

/** An object as it would be kept. */
export interface Entry extends Sibling {
  readonly type: ObjectType;
}

/** What stands around an entry, as far as its type needs it; the entry itself is in none of the lists. */
export interface Surroundings {
  readonly vocabularies?: Vocabularies;
  /** Fields of the installation beside those of Corestone. */
  readonly ownFields?: OwnFields;
  /** Of a core run: the other runs of its hole. */
  readonly runs?: readonly Sibling[];
  /** Of a section: its run. */
  readonly run?: Sibling;
  /** Of a section: the other sections of its run. Of a core run: its sections. */
  readonly sections?: readonly Sibling[];
  /** Of a section whose length changes: what was cut from it and states where. */
  readonly pieces?: readonly CutPiece[];
  /** Of what was cut from a section or a split of one: the fields of that section. */
  readonly section?: FieldValues;
  /** Of what is newly cut from a half: that half. */
  readonly half?: Sibling;
  /** Of a sample: the other samples of the same split or section. */
  readonly samples?: readonly Sibling[];
  /** Of a sample that was made of a sample. */
  readonly madeOf?: MadeOf;
  /** Of a sample: the nearest samples made of it that state where they lie. */
  readonly subSamples?: readonly Sibling[];
}

/** What a sample was made of: the fields of the nearest sample above that states an interval, and how many samples hang above. */
export interface MadeOf {
  readonly values: FieldValues;
  readonly nesting: number;
}

/** Findings about the run that keep nothing out by themselves: which section is one too many is for a person to say. */
const ABOUT_RUN = 'section-count-exceeded';

/**
 * Checks an entry as an import does, by itself and against what stands around it; only what it brings is told, not what was
 * found `before` it. Codes: those of `checkRowNames`, `checkRowFields`, `checkRunSections`, `checkHoleRuns`, `checkOffsets`,
 * `checkOverlaps`, `checkHalf`, `checkCutPieces`, `checkWithinSample`, `checkSubSamples`, `sample-too-deep`, and of `checkSectionSum` once a run has as many sections as it says. What is only recommended is an info:
 * a run is entered while its core is still on its way.
 */
export function checkEntry(entry: Entry, around: Surroundings = {}, before?: Entry): readonly Finding[] {
  const known = new Set(before === undefined ? foundAround(entry, around) : found(before, around, 'change').map(keyOf));
  return found(entry, around, before === undefined ? 'new' : 'change').filter((one) => !known.has(keyOf(one)));
}

/** Findings of the sections as they are before a new one comes. */
function foundAround(entry: Entry, { run, sections = [] }: Surroundings): string[] {
  return entry.type === 'section' && run !== undefined ? checkSections(run, sections).map(keyOf) : [];
}

function found(entry: Entry, around: Surroundings, stage: RowStage): Finding[] {
  const row = rowOf(entry.type, entry);
  return [
    ...checkRowNames(row),
    ...checkOwnName(row, entry),
    ...checkRowFields(entry.type, row, stage, around.vocabularies ?? BUILT_IN, around.ownFields).map(asEntered),
    ...checkAround(entry, row, around),
  ].map(withoutPlace);
}

function checkAround(
  entry: Entry,
  row: ObjectRow,
  { runs = [], run, sections = [], pieces = [], section, half, samples = [], madeOf, subSamples = [] }: Surroundings,
) {
  if (entry.type === 'section')
    return [...(run === undefined ? [] : checkSections(run, [...sections, entry])), ...checkCutPieces(row, pieces)];
  if (entry.type === 'core_run') return [...checkRuns(row, runs), ...checkSections(entry, sections)];
  const offsets = section === undefined ? [] : checkOffsets(row, section);
  const ofHalf = half === undefined || !isCutOut(entry.type) ? [] : checkHalf(half);
  if (entry.type !== 'sample') return [...offsets, ...ofHalf];
  return [
    ...offsets,
    ...ofHalf,
    ...checkMadeOf(row, madeOf),
    ...checkOverlaps(entry, samples),
    ...checkSubSamples(row, subSamples),
  ];
}

function checkMadeOf(row: ObjectRow, madeOf: MadeOf | undefined): readonly Finding[] {
  if (madeOf === undefined) return [];
  if (madeOf.nesting >= MOST_NESTED_SAMPLES) return [tooDeep(row, madeOf.nesting + 1)];
  return checkWithinSample(row, madeOf.values);
}

/** Here a sample is named alone: what it was made of is said by where it hangs. */
function checkOwnName(row: ObjectRow, { type, name }: Entry): Finding[] {
  if (type !== 'sample' || !name.includes(':')) return [];
  const rule = 'a name without the names of what it was made of';
  return [
    rowFinding(row, 'illegal-name', `the name ${name} is no name of its own`, {
      field: 'Core sample',
      value: name,
      rule,
    }),
  ];
}

function checkRuns(row: ObjectRow, runs: readonly Sibling[]): Finding[] {
  const others = runs.map((one) => rowOf('core_run', one, STORE));
  return checkHoleRuns([...others, row]).filter(({ at }) => at === row.at);
}

function checkSections(run: Sibling, sections: readonly Sibling[]): Finding[] {
  const rows = sections.map((one) => rowOf('section', one));
  const findings = checkRunSections(rowOf('core_run', run), rows)
    // The sum below says the same, to the centimetre.
    .filter(({ code }) => code !== 'section-lengths' && code !== 'duplicate-key')
    .map((one): Finding => (one.code === ABOUT_RUN ? { ...one, severity: 'warning' } : one));
  return [...findings, ...checkSum(run.values, sections)].map(withoutPlace);
}

/** Only where the run says how many sections it has and has them: until then more may come. */
function checkSum(run: FieldValues, sections: readonly Sibling[]): Finding[] {
  const count = numberOf(run.section_count);
  if (count === undefined || sections.length < count) return [];
  const lengths = sections.map(({ name, values }) => ({ name, lengthCm: cmOfMetres(lengthM(values)) }));
  const sum = checkSectionSum(numberOf(run.core_recovery_m) ?? null, lengths);
  return sum.finding?.code === 'core-in-no-section' ? [sum.finding] : [];
}

/** Only a finding at a row of a file stands there and not at the one it was compared with. */
const OWN = { file: 'station', row: 1 };
const STORE = { file: 'store' };

function rowOf(type: ObjectType, { name, values }: Sibling, at: FileLocation = { ...OWN }): ObjectRow {
  return { type, names: { [type]: name }, values, implied: false, at };
}

function asEntered(one: Finding): Finding {
  return one.code === 'recommended-missing' ? { ...one, severity: 'info' } : one;
}

function withoutPlace({ at: _, ...rest }: Finding): Finding {
  return rest;
}

const keyOf = ({ code, severity, message }: Finding): string => JSON.stringify([code, severity, message]);

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

const lengthM = (values: FieldValues): number =>
  numberOf(values.section_length_m) ?? numberOf(values.curated_length_m) ?? 0;
