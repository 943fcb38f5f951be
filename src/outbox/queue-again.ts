import { sendLastAgain } from '../store/ports/send-again.ts';
import type { Store } from '../store/store.ts';

/** Puts the last word about each identifier in line again, as {@link sendLastAgain} does, in a unit of work of its own; how many. */
export async function queueAgain(store: Store, igsns: readonly string[], now: Date): Promise<number> {
  if (igsns.length === 0) return 0;
  const queued = await store.unitOfWork((db) => sendLastAgain(db, store.engine, igsns, now.toISOString()));
  return queued.length;
}
