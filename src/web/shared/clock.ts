import { signal } from '@preact/signals';

/** The time, in ms since 1970, kept up to date to half a minute. */
export const nowMs = signal(Date.now());

if (typeof window !== 'undefined')
  setInterval(() => {
    nowMs.value = Date.now();
  }, 15_000);

const two = (number: number): string => String(number).padStart(2, '0');

/** A time of day here, `03:07`. */
export function timeOfDay(ms: number): string {
  const at = new Date(ms);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A moment as people here say it: the time where it is today, else the day before it. */
export function momentWords(iso: string, now: number): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return new Date(now).toDateString() === at.toDateString()
    ? timeOfDay(at.getTime())
    : `${day} ${timeOfDay(at.getTime())}`;
}

/** A moment by the clock of who stated it, `2014-05-05T03:07:00+02:00` as `2014-05-05 03:07`; the time alone where it is today. */
export function statedWords(iso: string, now: number): string {
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  return day === localMoment(now).slice(0, 10) ? time : `${day} ${time}`;
}

/** A moment as it is kept, with the offset of this machine: `2014-05-05T03:07:00+02:00`. */
export function localMoment(ms: number): string {
  const at = new Date(ms);
  const offset = -at.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${timeOfDay(ms)}:00${zone}`;
}
