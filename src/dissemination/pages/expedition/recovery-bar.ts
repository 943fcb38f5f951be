import { type Html, raw } from '../../frame/html.ts';

/** A bar to 100 % with a dark piece beyond it. */
export function recoveryBar(percent: number): Html {
  const share = Math.min(44, Math.round(percent * 0.44));
  const excess =
    percent > 100
      ? `<rect x="45" y="0" width="${Math.min(8, Math.max(1, Math.round((percent - 100) * 0.44)))}" height="8" fill="var(--ink)"/>`
      : '';
  return raw(
    `<svg class="bar" width="54" height="8" aria-hidden="true"><rect x=".5" y=".5" width="44" height="7" fill="none" stroke="var(--line-2)"/><rect width="${share}" height="8" fill="var(--edge)"/>${excess}</svg> `,
  );
}
