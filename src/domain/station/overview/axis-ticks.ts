/** An axis that begins and ends at a tick, with every tick on it. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const NICE = [1, 2, 5, 10];

/**
 * An axis over some range with at most so many steps of 1, 2 or 5 times a power of ten. It begins at zero unless what is drawn lies in its
 * last half; an empty range gets one step.
 */
export function metreAxis(least: number, most: number, mostSteps: number): Axis {
  const low = least >= 0 && least < most / 2 ? 0 : least;
  const step = niceStep(Math.max(most - low, 1e-6) / mostSteps);
  return axisOf(low, most, step);
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return NICE.find((one) => one * power >= raw - 1e-12)! * power;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [1, 2, 6, 12, 24, 48, 96, 7 * 24, 14 * 24, 28 * 24, 84 * 24, 364 * 24].map((hours) => hours * HOUR_MS);

/** An axis of time with at most so many steps: of hours within a day, else of days. Ticks stand at the hours and days of a clock so far ahead of UTC (min). */
export function timeAxis(leastMs: number, mostMs: number, mostSteps: number, offsetMin: number): Axis {
  const raw = Math.max(mostMs - leastMs, HOUR_MS) / mostSteps;
  const step = STEPS_MS.find((one) => one >= raw) ?? Math.ceil(raw / DAY_MS) * DAY_MS;
  const shift = offsetMin * 60_000;
  const { from, to, ticks } = axisOf(leastMs + shift, mostMs + shift, step);
  return { from: from - shift, to: to - shift, ticks: ticks.map((one) => one - shift) };
}

function axisOf(least: number, most: number, step: number): Axis {
  const [first, last] = [Math.floor(least / step + 1e-9), Math.ceil(most / step - 1e-9)];
  const steps = Math.max(1, last - first);
  // Whole numbers of steps, so that no tick is 0.30000000000000004.
  const ticks = Array.from({ length: steps + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks };
}
