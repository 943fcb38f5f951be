import type { FieldValue, FieldValues } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { isEmptyValue } from '../../domain/drilling/same-value.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { checkEntry } from '../../domain/station/check-entry.ts';
import { type Collision, mergeChange } from '../../domain/station/merge-change.ts';
import { standingFindings } from '../../domain/station/standing-findings.ts';
import type { ChangeOperation, FieldConflict } from '../../domain/station/station-operation.ts';
import type { TreeObject } from '../tree-ports.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';
import { notThere } from './not-there.ts';
import { surroundingsOf } from './surroundings-of.ts';

/**
 * Changes fields of an object: what nobody else changed meanwhile is taken, the rest is told as conflicts. Findings that
 * refuse: `object-deleted`, `object-unknown`, `name-fixed` (an object is not renamed), those of `checkEntry` that stand.
 */
export async function changeEntry(run: EntryRun, by: Author, operation: ChangeOperation): Promise<Applied> {
  const { objectId } = operation;
  const object = await run.picture.object(objectId);
  if (object === undefined) return refused(operation, objectId, [notThere(run, objectId)]);
  const stored = await run.picture.valuesOf(object);
  const { taken, collisions } = mergeChange(stored, operation.changes);
  const conflicts = await conflictsOf(run, objectId, collisions);
  if (Object.keys(taken).length === 0) return withConflicts(done(operation, objectId), conflicts, 'conflict');
  const findings = [...checkRenaming(object, taken), ...(await checkChange(run, object, stored, taken))];
  if (standingFindings(findings, operation.overrides).length > 0)
    return withConflicts(refused(operation, objectId, findings), conflicts, 'refused');
  keep(run, by, object, stored, taken);
  const before = Object.fromEntries(Object.keys(taken).map((field) => [field, stored[field] ?? null]));
  noteEntry(run, by, operation, { action: 'change', subject: objectId, before, after: taken }, findings);
  return withConflicts(done(operation, objectId, findings), conflicts, 'partly');
}

const PLACE = ['top_offset_cm', 'bottom_offset_cm', 'curated_length_m', 'section_length_m'];

async function checkChange(
  run: EntryRun,
  object: TreeObject,
  stored: FieldValues,
  taken: FieldValues,
): Promise<readonly Finding[]> {
  const { type, id, name } = object;
  const parent = object.parentId === null ? undefined : await run.picture.above(object.parentId);
  const values = { ...stored, ...taken };
  const around =
    parent === undefined
      ? { vocabularies: run.vocabularies, ownFields: run.ownFields }
      : await surroundingsOf(run, { type, id, values, isMoved: PLACE.some((one) => one in taken) }, parent);
  return checkEntry({ type, name, values }, around, { type, name, values: stored });
}

function keep(run: EntryRun, by: Author, object: TreeObject, stored: FieldValues, taken: FieldValues): void {
  const all = Object.entries({ ...stored, ...taken });
  const values = Object.fromEntries(all.filter(([, value]) => !isEmptyValue(value)));
  run.writes.change({ id: object.id, type: object.type, values }, by.actor.name);
  run.picture.change(object.id, values);
  run.scopes.noteChange(object, Object.keys(taken));
}

/** The name is part of the combined id, of labels and of everything below. */
function checkRenaming({ type, name }: TreeObject, taken: FieldValues): Finding[] {
  const { nameField, label } = OBJECT_TYPE[type];
  const to: FieldValue | undefined = taken[nameField];
  const isRenamed =
    to !== undefined && (to === null || (String(to) !== name && /^\d+$/.test(name) === /^\d+$/.test(String(to))));
  if (!isRenamed) return [];
  const rule = 'the name stays; delete the object and make another';
  return [finding('name-fixed', `${label} ${name} cannot be renamed.`, { field: label, value: to, rule })];
}

/** By whom and when the kept values were set, as far as the audit trail goes back. */
async function conflictsOf(
  run: EntryRun,
  objectId: string,
  collisions: readonly Collision[],
): Promise<FieldConflict[]> {
  if (collisions.length === 0) return [];
  // What the same unit of work noted counts too.
  await run.writes.settle();
  const changes = await run.work.station.changesOf(objectId);
  return collisions.map((one) => {
    const last = changes.find(({ after }) => after[one.field] !== undefined) ?? changes.at(-1);
    return { ...one, nowBy: last?.by ?? '', nowAt: last?.at ?? '' };
  });
}

function withConflicts(
  applied: Applied,
  conflicts: FieldConflict[],
  result: 'partly' | 'conflict' | 'refused',
): Applied {
  if (conflicts.length === 0) return applied;
  return { ...applied, outcome: { ...applied.outcome, result, conflicts } };
}
