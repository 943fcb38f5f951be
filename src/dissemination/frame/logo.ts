/** Outlines of the four slices of the logo on a 22 px grid, top first: an ellipse, then three bands below it. */
const BANDS = [
  'M4 4v4.3c0 1.4 3.1 2.6 7 2.6s7-1.2 7-2.6V4c0 1.4-3.1 2.6-7 2.6S4 5.4 4 4Z',
  'M4 8.3V13c0 1.4 3.1 2.6 7 2.6s7-1.2 7-2.6V8.3c0 1.4-3.1 2.6-7 2.6s-7-1.2-7-2.6Z',
  'M4 13v4.6c0 1.4 3.1 2.6 7 2.6s7-1.2 7-2.6V13c0 1.4-3.1 2.6-7 2.6S4 14.4 4 13Z',
] as const;

/** Fills of the slices, top first: colours or variables of the style sheet. */
export type LogoFills = readonly [top: string, upper: string, middle: string, lower: string];

/** The logo, a core in four rocks, as SVG; `attributes` is our own constant and goes into the opening tag as it stands. */
export function logo(attributes: string, [top, ...rest]: LogoFills): string {
  const bands = BANDS.map((outline, at) => `<path d="${outline}" fill="${rest[at]}"/>`);
  return `<svg ${attributes} viewBox="0 0 22 22"><ellipse cx="11" cy="4" rx="7" ry="2.6" fill="${top}"/>${bands.join('')}</svg>`;
}
