import type { Finding } from '../finding.ts';
import { rowFinding } from './check-row-finding.ts';
import { roundM, TOLERANCE_M } from './length-rounding.ts';
import type { FieldValues, ObjectRow } from './object-row.ts';
import { OBJECT_TYPE, type ObjectType } from './object-type.ts';

/**
 * Checks the offsets of a piece against the section it was cut from: `offset-beyond-section`, an error where the piece begins
 * at or below the section's end, a warning where only its bottom reaches beyond. Offsets are centimetres from the top of the
 * section; its length is the curated one, else that of the cut. Nothing to say where neither is stated.
 */
export function checkOffsets(piece: ObjectRow, section: FieldValues): readonly Finding[] {
  const lengthM = lengthOf(section);
  const reach = lengthM === undefined ? 'within' : reachOf(piece.values, lengthM);
  if (lengthM === undefined || reach === 'within') return [];
  const lengthCm = roundM(lengthM * 100);
  const field = reach === 'below' ? 'top_offset_cm' : 'bottom_offset_cm';
  return [
    rowFinding(piece, 'offset-beyond-section', `reaches beyond its section, which is ${lengthCm} cm long`, {
      severity: reach === 'below' ? 'error' : 'warning',
      field,
      value: numberOf(piece.values[field]),
      rule: `at most ${lengthCm} cm`,
    }),
  ];
}

/** What was cut from a section before: offsets in centimetres from its top. */
export interface CutPiece {
  readonly type: ObjectType;
  readonly name: string;
  readonly values: FieldValues;
}

/** Pieces that a finding names; of more only how many there are. */
const MOST_NAMED = 5;

/**
 * Checks a section that is to be as long as it says against the pieces cut from it before: `piece-beyond-section`, an error that
 * names the pieces which would begin at or below its end, a warning that names those of which only the bottom would reach
 * beyond. Its length is the curated one, else that of the cut. Nothing to say where neither is stated.
 */
export function checkCutPieces(section: ObjectRow, pieces: readonly CutPiece[]): readonly Finding[] {
  const lengthM = lengthOf(section.values);
  if (lengthM === undefined) return [];
  return (['below', 'beyond'] as const).flatMap((reach) => {
    const cut = pieces.filter((one) => reachOf(one.values, lengthM) === reach);
    return cut.length === 0 ? [] : [tooShort(section, reach, lengthM, cut)];
  });
}

function tooShort(section: ObjectRow, reach: Reach, lengthM: number, cut: readonly CutPiece[]): Finding {
  const lengthCm = roundM(lengthM * 100);
  const named = cut.slice(0, MOST_NAMED).map(({ type, name }) => `${OBJECT_TYPE[type].label.toLowerCase()} ${name}`);
  const more = cut.length > MOST_NAMED ? ` and ${cut.length - MOST_NAMED} more` : '';
  const ends = reach === 'below' ? 'ends above' : 'ends within';
  const deepestCm = Math.max(...cut.map(({ values }) => ownInterval(values)[1]!));
  return rowFinding(section, 'piece-beyond-section', `is ${lengthCm} cm long and ${ends} ${named.join(', ')}${more}`, {
    severity: reach === 'below' ? 'error' : 'warning',
    field: numberOf(section.values.curated_length_m) === undefined ? 'section_length_m' : 'curated_length_m',
    value: `${lengthCm} cm`,
    rule: `at least ${deepestCm} cm, or the pieces corrected first`,
  });
}

type Reach = 'within' | 'beyond' | 'below';

/** How a piece lies to the end of its section: within it, over it, or wholly below. */
function reachOf(piece: FieldValues, lengthM: number): Reach {
  const [topCm, bottomCm] = [numberOf(piece.top_offset_cm), numberOf(piece.bottom_offset_cm)];
  const endCm = (lengthM + TOLERANCE_M) * 100;
  if (topCm !== undefined && topCm >= endCm) return 'below';
  return bottomCm !== undefined && bottomCm > endCm ? 'beyond' : 'within';
}

function lengthOf(section: FieldValues): number | undefined {
  return numberOf(section.curated_length_m) ?? numberOf(section.section_length_m);
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
