import type { Finding } from '../finding.ts';
import { rowFinding } from './check-row-finding.ts';
import { roundM, TOLERANCE_M } from './length-rounding.ts';
import type { FieldValues, ObjectRow } from './object-row.ts';

/**
 * Checks the offsets of a piece against the section it was cut from: `offset-beyond-section`, an error where the piece begins
 * at or below the section's end, a warning where only its bottom reaches beyond. Offsets are centimetres from the top of the
 * section; its length is the curated one, else that of the cut. Nothing to say where neither is stated.
 */
export function checkOffsets(piece: ObjectRow, section: FieldValues): readonly Finding[] {
  const lengthM = numberOf(section.curated_length_m) ?? numberOf(section.section_length_m);
  const topCm = numberOf(piece.values.top_offset_cm);
  const bottomCm = numberOf(piece.values.bottom_offset_cm);
  if (lengthM === undefined) return [];
  const endCm = (lengthM + TOLERANCE_M) * 100;
  const beginsBelow = topCm !== undefined && topCm >= endCm;
  if (!beginsBelow && (bottomCm === undefined || bottomCm <= endCm)) return [];
  const lengthCm = roundM(lengthM * 100);
  return [
    rowFinding(piece, 'offset-beyond-section', `reaches beyond its section, which is ${lengthCm} cm long`, {
      severity: beginsBelow ? 'error' : 'warning',
      field: beginsBelow ? 'top_offset_cm' : 'bottom_offset_cm',
      value: beginsBelow ? topCm : bottomCm,
      rule: `at most ${lengthCm} cm`,
    }),
  ];
}

/**
 * Checks the interval of a sample against that of the sample it was made of: `offset-beyond-sample`, an error where it reaches
 * out of it. Both are centimetres from the top of the section; nothing to say where either states none.
 */
export function checkWithinSample(piece: ObjectRow, sample: FieldValues): readonly Finding[] {
  const [topCm, bottomCm] = [numberOf(sample.top_offset_cm), numberOf(sample.bottom_offset_cm)];
  if (topCm === undefined || bottomCm === undefined) return [];
  const outside = (['top_offset_cm', 'bottom_offset_cm'] as const).find((field) => {
    const offsetCm = numberOf(piece.values[field]);
    const slackCm = TOLERANCE_M * 100;
    return offsetCm !== undefined && (offsetCm < topCm - slackCm || offsetCm > bottomCm + slackCm);
  });
  if (outside === undefined) return [];
  return [
    rowFinding(piece, 'offset-beyond-sample', `reaches out of its sample, which lies at ${topCm}–${bottomCm} cm`, {
      field: outside,
      value: numberOf(piece.values[outside]),
      rule: `from ${topCm} to ${bottomCm} cm`,
    }),
  ];
}

/**
 * Checks the sample as it is to lie against what was made of it: `sub-sample-outside`, an error where a sub-sample would lie all outside,
 * a warning where it would only reach out. Centimetres from the top of the section; nothing to say of a side that states no interval.
 */
export function checkSubSamples(
  sample: ObjectRow,
  pieces: readonly { readonly name: string; readonly values: FieldValues }[],
): readonly Finding[] {
  const [topCm, bottomCm] = [numberOf(sample.values.top_offset_cm), numberOf(sample.values.bottom_offset_cm)];
  if (topCm === undefined || bottomCm === undefined) return [];
  const slackCm = TOLERANCE_M * 100;
  return pieces.flatMap(({ name, values }) => {
    const [fromCm, toCm] = ownInterval(values);
    if (fromCm === undefined || toCm === undefined) return [];
    if (fromCm >= topCm - slackCm && toCm <= bottomCm + slackCm) return [];
    const message = `does not hold its sub-sample ${name}, which lies at ${fromCm}–${toCm} cm`;
    return [
      rowFinding(sample, 'sub-sample-outside', message, {
        severity: toCm < topCm - slackCm || fromCm > bottomCm + slackCm ? 'error' : 'warning',
        field: fromCm < topCm - slackCm ? 'top_offset_cm' : 'bottom_offset_cm',
        value: `${topCm}–${bottomCm} cm`,
        rule: `from ${fromCm} to ${toCm} cm at least, or the sub-sample corrected first`,
      }),
    ];
  });
}

/** The interval that a piece states, cm; one side alone is both. */
function ownInterval({
  top_offset_cm: top,
  bottom_offset_cm: bottom,
}: FieldValues): readonly [number | undefined, number | undefined] {
  const [topCm, bottomCm] = [numberOf(top), numberOf(bottom)];
  return [topCm ?? bottomCm, bottomCm ?? topCm];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
