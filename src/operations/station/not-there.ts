import { type Finding, finding } from '../../domain/finding.ts';
import type { EntryRun } from './entry-run.ts';

/** Why an object cannot be changed: `object-deleted` with by whom and when, or `object-unknown`. */
export function notThere(run: EntryRun, objectId: string): Finding {
  const deleted = run.picture.deleted(objectId);
  const about = { field: 'objectId', value: objectId };
  if (deleted === undefined)
    return finding('object-unknown', 'This expedition has no such object.', { ...about, rule: 'an object of it' });
  const { object, deletedBy, deletedAt } = deleted;
  return finding('object-deleted', `${object.combinedId} was deleted by ${deletedBy}, ${deletedAt}.`, {
    ...about,
    rule: 'restore it first',
  });
}
