import type { UnitOfWork } from '../ports.ts';

const AT_ONCE = 1000;

/**
 * Gives every entry of the audit trail that has none its place in the chain of hashes. Entries are chained after they were committed, by one
 * process at a time and many at once, so that nobody who writes waits; the order is that in which the chain meets them, and by time
 * where it meets many. `between` is awaited between two batches, to let others go first. The number of entries.
 */
export async function chainAudit(
  unitOfWork: UnitOfWork,
  { signal, between }: { readonly signal?: AbortSignal; readonly between?: () => Promise<void> } = {},
): Promise<number> {
  let chained = 0;
  while (signal?.aborted !== true) {
    const count = await unitOfWork((work) => work.auditChain.extend(AT_ONCE));
    chained += count;
    if (count < AT_ONCE) break;
    await between?.();
  }
  return chained;
}
