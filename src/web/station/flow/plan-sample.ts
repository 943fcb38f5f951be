import { intervalName } from '../../../domain/drilling/interval-name.ts';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import type { Checked, Finding } from '../../../domain/finding.ts';
import { lengthCmOf } from '../../../domain/station/length-text.ts';
import { type IntervalCm, parseInterval, sampleSeries } from '../../../domain/station/sample-interval.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { checkHere } from '../keeping/check-here.ts';
import { lengthM, type ReadableTree } from '../keeping/local-depths.ts';

/** The samples that a text asks for, and what is to be said of them. */
export interface SamplePlan {
  readonly samples: readonly (IntervalCm & { readonly name: string; readonly values: FieldValues })[];
  readonly findings: readonly Finding[];
}

const SERIES = /^(.+)\/\s*([\d.,]+)\s*[x×*]\s*([\d.,]+)$/;

/** Reads `10-15`, or a series `0-100/20 x 2`: every 20 cm a sample of 2 cm. Top and bottom are cm from the top of the section. */
export function readSamples(text: string): Checked<readonly IntervalCm[]> {
  const [, span, spacing, length] = SERIES.exec(text.trim()) ?? [];
  const read = parseInterval(span ?? text);
  if (!read.ok || span === undefined) return read.ok ? { ...read, value: [read.value] } : read;
  const { topCm, bottomCm } = read.value;
  return sampleSeries({
    startCm: topCm,
    endCm: bottomCm,
    spacingCm: lengthCmOf(spacing!) ?? 0,
    lengthCm: lengthCmOf(length!) ?? 0,
  });
}

/** What a text comes to below a holder (a half, or a section that is whole); undefined while nothing is typed. */
export function planSamples(
  tree: ReadableTree,
  holder: StationObject,
  text: string,
  takenOn: string,
): SamplePlan | undefined {
  if (text.trim() === '') return undefined;
  const read = readSamples(text);
  if (!read.ok) return { samples: [], findings: read.findings };
  const samples = read.value.map((interval) => {
    const offsets = { top_offset_cm: interval.topCm, bottom_offset_cm: interval.bottomCm };
    const name = intervalName('sample', offsets)!;
    return { ...interval, name, values: { sample: name, ...offsets, sample_date: takenOn } };
  });
  const taken = new Set(tree.below(holder.id).map((one) => one.name));
  const findings = samples.flatMap(({ name, values }) => [
    ...(taken.has(name) ? [twice(name)] : []),
    ...checkHere(tree, { type: 'sample', name, parentId: holder.id, values }).filter((one) => one.severity !== 'info'),
  ]);
  return { samples, findings };
}

const twice = (name: string): Finding => ({
  code: 'duplicate-key',
  severity: 'error',
  message: `A sample ${name} is there already.`,
  field: 'sample',
  value: name,
  rule: 'another interval',
});

/** What is cut from a section: its working half, else its first half that may be sampled, else the section itself. */
export function holderOf(tree: ReadableTree, section: StationObject): StationObject {
  const halves = tree
    .below(section.id)
    .filter((one) => one.type === 'split' && one.name !== 'WR' && one.values.still_exists !== false);
  return (
    halves.find((one) => one.name.startsWith('W')) ?? halves.find((one) => one.values.sampleable !== false) ?? section
  );
}

/** Whether something was cut or taken from an object already. */
export function isUsed(tree: ReadableTree, object: StationObject): boolean {
  return tree.below(object.id).length > 0;
}

/** Length of a section in cm, for words. */
export const lengthCm = (section: StationObject): number => Math.round(lengthM(section) * 1000) / 10;
