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

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
