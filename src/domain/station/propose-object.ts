import { catcherNumber, isCatcherName } from '../drilling/core-catcher.ts';
import { intervalName } from '../drilling/interval-name.ts';
import { roundM } from '../drilling/length-rounding.ts';
import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../drilling/object-type.ts';
import { ownName } from '../drilling/own-name.ts';
import type { NewPlace } from './new-place.ts';
import { nextCoreRun, nextName, nextNumber, nextSection, type ProposedObject } from './next-object.ts';
import { proposeBitRun, proposeDailyReport, proposeDrillerReport } from './propose-rig-report.ts';

type Propose = (place: NewPlace, stated: FieldValues, type: ObjectType) => ProposedObject;

/** What goes on from sibling to sibling, as far as the type has the field; the curator stands in the parent else. */
const KEPT = [
  'split_fraction_pc',
  'sample_request',
  'material',
  'purpose',
  'sampled_by',
  'sieve_mm',
  'storage',
  'oriented_to',
  'curator',
] as const;

const USUAL_SAMPLE_CM = 5;

const counted: Propose = ({ siblings }) => ({ name: nextName(siblings), values: {} });

const unnamed: Propose = () => ({ name: '', values: {} });

const PROPOSE: Readonly<Partial<Record<ObjectType, Propose>>> = {
  core_run: ({ siblings, parent, now }) => {
    const next = nextCoreRun(siblings, parent);
    return { ...next, values: { ...next.values, core_ondeck: now } };
  },
  section: ({ siblings }) => nextSection(siblings),
  split: ({ siblings }) => {
    const name = ['A', 'W'].find((one) => siblings.every((other) => other.name !== one)) ?? '';
    return { name, values: { still_exists: true, sampleable: name !== 'A', percent_pc: 50 } };
  },
  sample: (place, stated) =>
    place.parentType === 'sample'
      ? { name: nextNumber(place.siblings), values: {} }
      : unnamedAt(interval(place, stated, OFFSETS, USUAL_SAMPLE_CM)),
  cuttings: (place, stated) => unnamedAt(interval(place, stated, DEPTHS)),
  lithology: (place, stated, type) => {
    const fields = place.parentType === 'hole' ? DEPTHS : OFFSETS;
    return { ...counted(place, stated, type), values: interval(place, stated, fields, null) };
  },
  core_box: (place, stated, type) => ({
    ...counted(place, stated, type),
    values: interval(place, stated, DEPTHS, null),
  }),
  contributor: unnamed,
  related_work: unnamed,
  bit_run: proposeBitRun,
  driller_report: proposeDrillerReport,
  daily_report: proposeDailyReport,
};

/**
 * What the form of a new object begins with, given what a person `stated` so far (null is emptied on purpose): the next
 * name among its siblings, unless it is stated or made by its interval; top where the last sibling ends; today, and what
 * goes on from the last sibling or the parent. `name` is empty where only a person can say it.
 */
export function proposeObject(type: ObjectType, place: NewPlace, stated: FieldValues = {}): ProposedObject {
  const { nameField } = OBJECT_TYPE[type];
  const proposed = (PROPOSE[type] ?? counted)(place, stated, type);
  const values = { ...goingOn(type, place), ...proposed.values, ...stated };
  const name = nameOf(stated[nameField]) ?? intervalName(type, values) ?? proposed.name;
  const { [nameField]: _, ...others } = values;
  return { name, values: { ...others, ...(name === '' ? {} : ownName(type, name)), ...ofCatcher(type, name, place) } };
}

/**
 * The fields that a duplicate takes over: not the name, not where it lies, nor what came out of this very one (recovery,
 * counts, times); those are proposed anew.
 */
export function copiedValues(type: ObjectType, values: FieldValues): FieldValues {
  const kept = OBJECT_FIELDS[type].filter(
    ({ name, group, type: kind }) =>
      name !== OBJECT_TYPE[type].nameField && group !== 'depth' && kind !== 'date_time' && !OF_ONE.has(name),
  );
  const own = Object.keys(values).filter((name) => name.startsWith('x_'));
  return Object.fromEntries(
    [...kept.map(({ name }) => name), ...own].flatMap((name) => {
      const value = values[name];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

const OF_ONE: ReadonlySet<string> = new Set([
  'core_recovery_m',
  'recovery_reason',
  'section_count',
  'run_count',
  'drilled_m',
  'recovered_m',
  'drilling_h',
  'standby_h',
  'operations',
  'problems',
  'core_box_slot',
  'serial_number',
]);

const OFFSETS = ['top_offset_cm', 'bottom_offset_cm'] as const;
const DEPTHS = ['top_depth_m', 'bottom_depth_m'] as const;

const unnamedAt = (values: FieldValues): ProposedObject => ({ name: '', values });

/**
 * The interval after the deepest sibling, as long as that (`usual` where there is none; null leaves the bottom open), cut at
 * the end of the section.
 */
function interval(
  { siblings, endCm }: NewPlace,
  stated: FieldValues,
  [top, bottom]: readonly [string, string],
  usual?: number | null,
): FieldValues {
  const known = siblings.filter(({ values }) => typeof values[bottom] === 'number');
  const last = known.toSorted((a, b) => Number(a.values[bottom]) - Number(b.values[bottom])).at(-1)?.values;
  const isOffset = top === 'top_offset_cm';
  const from = numberOf(stated[top]) ?? numberOf(last?.[bottom]) ?? (isOffset ? 0 : undefined);
  if (from === undefined || (isOffset && endCm !== undefined && from >= endCm)) return {};
  const [lastTop, lastBottom] = [numberOf(last?.[top]), numberOf(last?.[bottom])];
  const length = lastTop === undefined || lastBottom === undefined ? usual : lastBottom - lastTop;
  if (usual === null || length === undefined || length === null || length <= 0) return { [top]: from };
  const to = roundM(from + length);
  return { [top]: from, [bottom]: isOffset && endCm !== undefined ? Math.min(endCm, to) : to };
}

/** What a sample takes over from the sample it is made of, beside the curator. */
const OF_SAMPLE: ReadonlySet<string> = new Set(['sample_request', 'material', 'purpose']);

function goingOn(type: ObjectType, { siblings, parent, parentType, now }: NewPlace): FieldValues {
  const fields = new Set(OBJECT_FIELDS[type].map(({ name }) => name));
  const last = siblings.at(-1)?.values ?? {};
  const values: Record<string, FieldValue> = {};
  for (const name of KEPT) {
    const isOfParent = name === 'curator' || (type === 'sample' && parentType === 'sample' && OF_SAMPLE.has(name));
    const value = last[name] ?? (isOfParent ? parent[name] : undefined);
    if (fields.has(name) && value !== undefined && value !== null) values[name] = value;
  }
  for (const name of ['sample_date', 'date_submission']) if (fields.has(name)) values[name] = now.slice(0, 10);
  return values;
}

function ofCatcher(type: ObjectType, name: string, { siblings }: NewPlace): FieldValues {
  if (type !== 'section' || !isCatcherName(name)) return {};
  return { section: catcherNumber((one) => siblings.some((other) => other.name === one)), core_catcher: true };
}

function nameOf(value: FieldValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
