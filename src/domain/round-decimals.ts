/**
 * A number with exactly so many decimals, rounded half away from zero as it is written in decimals: 2.815 gives `2.82`,
 * although the nearest binary number lies below. Lengths and depths are stated in decimals, so that is what people expect.
 */
export function roundDecimals(value: number, decimals: number): string {
  const exact = value.toFixed(decimals);
  if (Number(exact) === value) return exact;
  const written = Number(`${Number(value.toPrecision(15))}e${decimals}`);
  const rounded = Math.sign(written) * Math.round(Math.abs(written));
  return Number.isFinite(rounded) ? Number(`${rounded}e-${decimals}`).toFixed(decimals) : value.toFixed(decimals);
}
