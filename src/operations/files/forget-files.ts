import type { UnitOfWork } from '../ports.ts';

/** So long a file that was taken away can be brought back. */
const KEPT_MS = 30 * 86_400_000;
const BATCH = 500;

/** Forgets files that were taken away more than 30 days ago; how many. Their bytes are removed when no other row names them. */
export async function forgetFiles(unitOfWork: UnitOfWork): Promise<number> {
  let sum = 0;
  for (;;) {
    const gone = await unitOfWork((work) => {
      const before = new Date(Date.parse(work.now()) - KEPT_MS).toISOString();
      return work.files.forgetDeleted(before, BATCH);
    });
    sum += gone;
    if (gone < BATCH) return sum;
  }
}
