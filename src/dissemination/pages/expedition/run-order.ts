import type { HoleRun } from '../../../store/read/find-hole-runs.ts';
import { recoveryPercent } from '../../frame/quantity.ts';

/** By what core runs can be sorted, as the address says it. */
export const RUN_ORDERS = ['depth', 'drilled', 'recovered', 'recovery', 'diameter', 'date'] as const;

/** One of {@link RUN_ORDERS}. */
export type RunOrder = (typeof RUN_ORDERS)[number];

/** A page of core runs: by what they are sorted, which way, and behind which (combined id) it begins; empty is the first page. */
export interface RunPageRequest {
  readonly order: RunOrder;
  readonly isDescending: boolean;
  readonly after: string;
}

/** The runs of a page; `next` is the last of them where more follow. */
export interface RunPage {
  readonly runs: readonly HoleRun[];
  readonly before: number;
  readonly next: string | undefined;
}

/** Core runs a page. */
export const RUNS_PER_PAGE = 30;

/** Reads a page from an address; what means nothing is the first page from the top. */
export function readRunPage(order: string, after: string): RunPageRequest {
  const name = order.replace(/^-/, '');
  const known = RUN_ORDERS.find((one) => one === name);
  return { order: known ?? 'depth', isDescending: known !== undefined && order.startsWith('-'), after };
}

/** The page of runs. Runs that do not state what is sorted by come last; equal ones from the top. An unknown `after` begins anew. */
export function runPage(runs: readonly HoleRun[], { order, isDescending, after }: RunPageRequest): RunPage {
  const sorted = runs
    .map((run, place) => ({ run, place, value: orderValue(run, order) }))
    .sort((one, other) => compare(one.value, other.value, isDescending) || one.place - other.place)
    .map(({ run }) => run);
  const before = sorted.findIndex((run) => run.combinedId === after) + 1;
  const page = sorted.slice(before, before + RUNS_PER_PAGE);
  const hasMore = before + page.length < sorted.length;
  return { runs: page, before, next: hasMore ? page.at(-1)?.combinedId : undefined };
}

function orderValue(run: HoleRun, order: RunOrder): number | undefined {
  if (order === 'recovery') return recoveryPercent(run.recoveredM, run.drilledM);
  if (order === 'date') return timeOf(run.onDeck);
  const values = { depth: run.topM, drilled: run.drilledM, recovered: run.recoveredM, diameter: run.diameterMm };
  return values[order] ?? undefined;
}

function timeOf(text: string | null): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function compare(one: number | undefined, other: number | undefined, isDescending: boolean): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return isDescending ? other - one : one - other;
}
