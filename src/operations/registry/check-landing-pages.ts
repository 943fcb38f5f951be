import { CorestoneError } from '../../domain/error.ts';
import { isReached, nextLandingCheck } from '../../domain/registration/landing-check.ts';
import type { LandingCheckRow, PageAnswer, PageToCheck } from '../landing-check-ports.ts';
import type { UnitOfWork } from '../ports.ts';

/** A page with what became of asking it. */
export interface ProbedPage {
  readonly page: PageToCheck;
  readonly answer: PageAnswer;
}

/** Asks pages, politely and in any order; ends early, without an error, when the signal fires. */
export type ProbePages = (pages: readonly PageToCheck[], signal?: AbortSignal) => AsyncIterable<ProbedPage>;

/** How many pages are looked at, or which one. */
export interface LandingCheckOptions {
  readonly limit: number;
  readonly igsn?: string;
  readonly signal?: AbortSignal;
  readonly onChecked?: (row: LandingCheckRow) => void;
}

const BATCH = 200;

/**
 * Looks whether the landing pages of registered records answer, and keeps what it found: first those due again, the longest due
 * first, then those never looked at or with a new address; or the one that is named, due or not. The number of pages looked at.
 * Nothing waits in a transaction while a page is asked. Throws `not-found` for a named record without a page elsewhere.
 */
export async function checkLandingPages(
  unitOfWork: UnitOfWork,
  probe: ProbePages,
  options: LandingCheckOptions,
): Promise<number> {
  let checked = 0;
  for await (const pages of pagesToCheck(unitOfWork, options)) {
    for await (const one of probe(pages, options.signal)) {
      const row = await unitOfWork(async (work) => {
        const kept = checkedPage(one, work.now());
        await work.landingChecks.keep(kept);
        return kept;
      });
      checked += 1;
      options.onChecked?.(row);
    }
    if (options.signal?.aborted === true) break;
  }
  return checked;
}

async function* pagesToCheck(unitOfWork: UnitOfWork, { igsn, limit }: LandingCheckOptions) {
  if (igsn !== undefined) {
    const page = await unitOfWork((work) => work.landingChecks.pageOf(igsn));
    if (page === undefined) throw new CorestoneError('not-found', `${igsn} has no landing page elsewhere to look at.`);
    yield [page];
    return;
  }
  let left = limit;
  const due = await unitOfWork((work) => work.landingChecks.due(work.now(), left));
  for (let at = 0; at < due.length; at += BATCH) yield due.slice(at, at + BATCH);
  left -= due.length;
  const seen = new Set(due.map((page) => page.igsn));
  for (let after = ''; left > 0; ) {
    const from = after;
    const pages = await unitOfWork((work) => work.landingChecks.unseen(from, Math.min(left, BATCH)));
    const last = pages.at(-1);
    if (last === undefined) return;
    after = last.igsn;
    left -= pages.length;
    yield pages.filter((page) => !seen.has(page.igsn));
  }
}

/** What is kept of a look at a page, and when to look again. Times are ISO 8601, UTC. */
export function checkedPage({ page, answer }: ProbedPage, checkedAt: string): LandingCheckRow {
  const failures = isReached(answer.outcome) ? 0 : page.failures + 1;
  const dueAt = nextLandingCheck(answer.outcome, failures, checkedAt);
  return { igsn: page.igsn, url: page.url, ...answer, failures, checkedAt, dueAt };
}
