const HEIGHT_PX = 310;

/** Pixels for a centimetre, so that the longest section of the run fills the drawing. */
export function pixelsPerCm(longestCm: number): number {
  return HEIGHT_PX / Math.max(1, longestCm);
}

/** The whole centimetre at a share (0 to 1) of a section's height, within the section. */
export function drawnCm(share: number, lengthCm: number): number {
  return Math.max(0, Math.min(Math.floor(lengthCm), Math.round(share * lengthCm)));
}
