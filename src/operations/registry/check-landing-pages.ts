import { CorestoneError } from '../../domain/error.ts';
import { isReached, nextLandingCheck } from '../../domain/registration/landing-check.ts';
import type { LandingCheckRow, LandingClaim, PageAnswer, PageToCheck, TakenPages } from '../landing-check-ports.ts';
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
 * Several workers, on however many servers, ask each page once: it is taken before. Nothing waits in a transaction while a page is asked. Throws `not-found` for a named record without a page elsewhere.
 */
export async function checkLandingPages(
  unitOfWork: UnitOfWork,
  probe: ProbePages,
  options: LandingCheckOptions,
): Promise<number> {
  let checked = 0;
  for await (const pages of pagesToCheck(unitOfWork, options)) {
    const left = new Set(pages.map((page) => page.igsn));
    try {
      for await (const one of probe(pages, options.signal)) {
        const row = await unitOfWork(async (work) => {
          const kept = checkedPage(one, work.now());
          await work.landingChecks.keep(kept);
          return kept;
        });
        left.delete(row.igsn);
        checked += 1;
        options.onChecked?.(row);
      }
    } finally {
      if (left.size > 0) await unitOfWork((work) => work.landingChecks.release([...left]));
    }
    if (options.signal?.aborted === true) break;
  }
  return checked;
}

async function* pagesToCheck(
  unitOfWork: UnitOfWork,
  { igsn, limit }: LandingCheckOptions,
): AsyncGenerator<readonly PageToCheck[]> {
  if (igsn !== undefined) {
    const page = await unitOfWork((work) => work.landingChecks.pageOf(igsn));
    if (page === undefined) throw new CorestoneError('not-found', `${igsn} has no landing page elsewhere to look at.`);
    yield [page];
    return;
  }
  let left = limit;
  for (let isEnd = false; !isEnd && left > 0; ) {
    const most = Math.min(left, BATCH);
    const due = await unitOfWork((work) => work.landingChecks.takeDue(most, claimAt(work.now())));
    left -= due.pages.length;
    isEnd = due.isEnd;
    if (due.pages.length > 0) yield due.pages;
  }
  for (let after: string | undefined = ''; after !== undefined && left > 0; ) {
    const from: string = after;
    const most = Math.min(left, BATCH);
    const unseen: TakenPages & { last?: string } = await unitOfWork((work) =>
      work.landingChecks.takeUnseen(from, most, claimAt(work.now())),
    );
    left -= unseen.pages.length;
    after = unseen.last;
    if (unseen.pages.length > 0) yield unseen.pages;
  }
}

/** Longer than a batch takes on one slow host; what a worker that died had taken comes back then. */
const CLAIM_MS = 2 * 60 * 60 * 1000;

function claimAt(now: string): LandingClaim {
  return { now, until: new Date(Date.parse(now) + CLAIM_MS).toISOString() };
}

/** What is kept of a look at a page, and when to look again. Times are ISO 8601, UTC. */
export function checkedPage({ page, answer }: ProbedPage, checkedAt: string): LandingCheckRow {
  const failures = isReached(answer.outcome) ? 0 : page.failures + 1;
  const dueAt = nextLandingCheck(answer.outcome, failures, checkedAt);
  return { igsn: page.igsn, url: page.url, ...answer, failures, checkedAt, dueAt };
}
