import type { SampleDescription } from '../description/sample-description.ts';

/** What an older version says, to be said again: who may see the record stays as it is now. */
export function restoredDescription(older: SampleDescription, current: SampleDescription): SampleDescription {
  const { moratoriumUntil: _, ...rest } = older;
  const { isPublic, moratoriumUntil } = current;
  return { ...rest, isPublic, ...(moratoriumUntil !== undefined && { moratoriumUntil }) };
}
