import { roundDecimals } from '../../domain/round-decimals.ts';

/** Narrow blank between number and unit, where no line may break. */
export const THIN = '\u202f';

const MINUS = '\u2212';
const EN_DASH = '\u2013';
const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A number with its own decimals, at most ten significant digits; the minus is a real one. */
export function plain(value: number): string {
  return withMinus(String(Number(value.toPrecision(10))));
}

/** A number with exactly so many decimals, rounded as it is written: 2.815 is 2.82 although its bits lie below. */
export function fixed(value: number, decimals: number): string {
  const text = roundDecimals(value, decimals);
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** How many of something, thousands set off: `2,512`. */
export function count(value: number): string {
  return COUNT.format(value);
}

/** Number, narrow blank, unit: `61 mm`, `62 %`, `−0.04 m`; no blank before the degree sign. */
export function measure(value: string | number, unit: string): string {
  const text = typeof value === 'number' ? plain(value) : value;
  return unit === '°' ? `${text}°` : `${text}${THIN}${unit}`;
}

/** A depth in metres to the centimetre, without its scale, which stands in the label: `143.12 m`. */
export function depth(depthM: number): string {
  return measure(fixed(depthM, 2), 'm');
}

/** Top and bottom in metres, to the centimetre: `143.12–143.14 m`; one figure where both are the same. */
export function depthRange(topM: number, bottomM: number): string {
  const [top, bottom] = [fixed(topM, 2), fixed(bottomM, 2)];
  return measure(top === bottom ? top : `${top}${EN_DASH}${bottom}`, 'm');
}

/** How much of the drilled length came up, in percent and not rounded; above 100 where the core swelled. Undefined where either length is not known or nothing was drilled. */
export function recoveryPercent(recoveredM: number | null, drilledM: number | null): number | undefined {
  return recoveredM === null || drilledM === null || drilledM <= 0 ? undefined : (100 * recoveredM) / drilledM;
}

/** A day of a UTC or offset time, as it was written: `2014-05-05`. */
export function day(time: string): string {
  return time.slice(0, 10);
}

/** Date and time at known precision: `2014`, `2014-05-05`, `2014-05-05 16:40 (UTC+2)`; what is no date stays as it is. */
export function preciseDate(text: string): string {
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (time === null) return text;
  const zone = time[3] === undefined ? '' : ` (UTC${offset(time[3])})`;
  return `${time[1]} ${time[2]}${zone}`;
}

/** The noun that goes with a number: `1 core run`, `2 core runs`. */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

function offset(zone: string): string {
  if (zone === 'Z' || zone === '+00:00') return '';
  const [, sign, hours, minutes] = /^([+-])0?(\d+):(\d{2})$/.exec(zone) ?? [];
  return `${sign === '-' ? MINUS : '+'}${hours}${minutes === '00' ? '' : `:${minutes}`}`;
}

function withMinus(text: string): string {
  return text.replace(/^-/, MINUS);
}
