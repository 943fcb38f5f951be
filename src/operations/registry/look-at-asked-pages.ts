import type { Actor, UnitOfWork } from '../ports.ts';
import { checkedPage, type ProbedPage, type ProbePages } from './check-landing-pages.ts';

const LOOKER: Actor = { name: 'landing pages', origin: 'worker' };
const OUT_OF_LINE_MS = 600_000;

/**
 * Looks at up to `limit` landing pages that people asked about, keeps what it found and says it in the audit trail, so that
 * whoever asked sees it; how many were looked at. No other worker looks at the same ones. When the signal fires, those left
 * go back in line; where this process is killed they are due again in ten minutes.
 */
export async function lookAtAskedPages(
  unitOfWork: UnitOfWork,
  probe: ProbePages,
  { limit, signal }: { readonly limit: number; readonly signal?: AbortSignal },
): Promise<number> {
  const pages = await unitOfWork((work) => {
    const dueAt = new Date(Date.parse(work.now()) + OUT_OF_LINE_MS).toISOString();
    return work.landingChecks.takeAsked(limit, dueAt);
  });
  if (pages.length === 0) return 0;
  const left = new Set(pages.map((page) => page.igsn));
  try {
    for await (const one of probe(pages, signal)) {
      await keepLook(unitOfWork, one);
      left.delete(one.page.igsn);
    }
  } finally {
    if (left.size > 0) await unitOfWork((work) => work.landingChecks.putBack([...left]));
  }
  return pages.length - left.size;
}

function keepLook(unitOfWork: UnitOfWork, probed: ProbedPage): Promise<void> {
  return unitOfWork(async (work) => {
    const row = checkedPage(probed, work.now());
    await work.landingChecks.keep(row);
    const { igsn, outcome, status, url } = row;
    await work.audit(
      LOOKER,
      [{ action: 'look-at-landing-page', subject: igsn, after: { outcome, status, url } }],
      work.now(),
    );
  });
}
