import type { Actor, UnitOfWork, Work } from './ports.ts';

const BATCH = 500;

/**
 * Announces every record whose embargo has ended since it last changed as changed now, 500 a unit of work; the number of
 * records. What is public changed with the day alone, so without this incremental harvesters, who ask by the time of change,
 * would never learn it. Days are UTC, as in `isHidden`. It needs no memory of its last run: whoever was announced has
 * changed since the end of its embargo, so doing it again, or twice at once, changes nothing.
 */
export async function openEndedEmbargoes(unitOfWork: UnitOfWork, actor: Actor): Promise<number> {
  let opened = 0;
  for (let after = ''; ; ) {
    const igsns = await unitOfWork((work) => openBatch(work, after, actor));
    const last = igsns.at(-1);
    if (last === undefined) return opened;
    opened += igsns.length;
    after = last;
  }
}

async function openBatch(work: Work, after: string, actor: Actor): Promise<readonly string[]> {
  const at = work.now();
  const igsns = await work.register.announceOpened(at.slice(0, 10), after, BATCH);
  const entries = igsns.map((igsn) => ({ action: 'end-embargo', subject: igsn }));
  await work.audit(actor, entries, at);
  return igsns;
}
