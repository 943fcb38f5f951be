import { type Html, html } from '../../dissemination/frame/html.ts';

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** How long ago a moment was, or how far ahead it is, in one unit: `now`, `40 s`, `12 min`, `5 h`, `3 d`. */
export function spanText(seconds: number): string {
  const span = Math.abs(seconds);
  if (span < 2) return 'now';
  if (span < MINUTE_S) return `${Math.floor(span)}\u202fs`;
  if (span < HOUR_S) return `${Math.floor(span / MINUTE_S)}\u202fmin`;
  return span < 2 * DAY_S ? `${Math.floor(span / HOUR_S)}\u202fh` : `${Math.floor(span / DAY_S)}\u202fd`;
}

/** A moment (ISO 8601, UTC) as its age, with the moment itself behind it; a dash where there is none. */
export function age(moment: string | null | undefined, now: Date): Html {
  if (moment === null || moment === undefined) return html`<span class="mut">–</span>`;
  const seconds = (now.getTime() - Date.parse(moment)) / 1000;
  const span = spanText(seconds);
  const words = span === 'now' ? span : seconds < 0 ? `in ${span}` : `${span} ago`;
  return html`<time class="nw" datetime="${moment}" title="${stamp(moment)}">${words}</time>`;
}

/** A moment to the second, `2026-05-04 16:40:12 UTC`. */
export function stamp(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 19)} UTC`;
}

/** A moment that something waits for, as the time until then; `now` where it has passed. */
export function ahead(moment: string, now: Date): Html {
  return Date.parse(moment) <= now.getTime() ? html`<span>now</span>` : age(moment, now);
}
