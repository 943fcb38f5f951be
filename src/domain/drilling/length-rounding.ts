/** Half a millimetre: lengths and depths in metres that differ by less are the same, rounded. */
export const ROUNDING_M = 0.0005;

/** What lengths and depths of one run, stated to millimetres or centimetres, may disagree by, in metres. */
export const TOLERANCE_M = 0.005;

/** From here on a double has no tenths of millimetres any more, in metres. */
const NOTHING_TO_ROUND_M = 1e11;

/** Metres to the tenth of a millimetre, as depths are kept; takes the noise off sums (10.607000000000001), zero has no sign. */
export function roundM(metres: number): number {
  if (Math.abs(metres) >= NOTHING_TO_ROUND_M) return metres;
  return Math.round(metres * 10_000) / 10_000 + 0;
}
