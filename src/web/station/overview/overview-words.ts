/** A length in metres as overviews say it: `1,204.30 m`. */
export function metres(lengthM: number | null): string {
  if (lengthM === null) return 'Not stated';
  return `${lengthM.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} m`;
}

/** A share of a hundred: `98.4 %`. */
export function percent(share: number | null): string {
  return share === null ? 'Not stated' : `${share.toFixed(1)} %`;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A clock by how far it is ahead of UTC, min: `UTC+2`, `UTC−3:30`. */
export function clockWords(offsetMin: number): string {
  if (offsetMin === 0) return 'UTC';
  const [hours, minutes] = [Math.floor(Math.abs(offsetMin) / 60), Math.abs(offsetMin) % 60];
  return `UTC${offsetMin < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`}`;
}

/** A tick of time by the clock of the rig: the day at its midnight, else the time. */
export function tickWords(atMs: number, offsetMin: number): string {
  const stated = new Date(atMs + offsetMin * 60_000).toISOString();
  return stated.slice(11, 16) === '00:00' ? stated.slice(0, 10) : stated.slice(11, 16);
}
