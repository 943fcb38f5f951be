import { checkRowFields } from '../../domain/drilling/check-row-fields.ts';
import { combinedIdOf } from '../../domain/drilling/combined-id-of.ts';
import { duplicateKey } from '../../domain/drilling/duplicate-key.ts';
import { samplesOnPath } from '../../domain/drilling/nested-sample.ts';
import type { FieldValue, FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import { isRegistrable, OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { ownName } from '../../domain/drilling/own-name.ts';
import { isEmptyValue, isSameValue } from '../../domain/drilling/same-value.ts';
import { type Finding, finding, hasError } from '../../domain/finding.ts';
import type { AuditEntry } from '../ports.ts';
import type { ChangedObject, NewObject, TreeObject } from '../tree-ports.ts';
import { adoptIgsns } from './adopt-igsns.ts';
import { checkPieces } from './check-pieces.ts';
import { checkSections } from './check-sections.ts';
import { checkTaking } from './check-taking.ts';
import { dropForbidden } from './drop-forbidden.ts';
import { dropKnownNumbers } from './drop-known-numbers.ts';
import type { ImportRun } from './import-run.ts';
import { type LocatedRow, locateRows } from './locate-rows.ts';
import { stowRows } from './stow-rows.ts';

/** Keeps the rows of one type: checks them, makes what is new, changes what differs, reports what cannot be kept. */
export async function applyRows(run: ImportRun, type: ObjectType, rows: readonly ObjectRow[]): Promise<void> {
  const once = dropRepeated(run, await locateRows(run, rows));
  await run.holdExpeditions(once);
  const located = await dropForbidden(run, once);
  const known = await run.objectsAt(located.flatMap((one) => [one.path, one.parentPath]).filter((path) => path !== ''));
  const placed = located.filter((one) => hasParent(run, one, known));
  const sound = placed.filter((one) => isSound(run, one, known.has(one.path)));
  const ours = type === 'sample' ? await dropKnownNumbers(run, sound, known) : sound;
  const kept = type === 'section' ? await checkSections(run, ours) : await checkPieces(run, ours);
  await checkTaking(run, type, kept, known);
  if (type === 'core_run') noteDrilledHoles(run, kept);
  await insertNew(
    run,
    type,
    kept.filter((one) => !known.has(one.path)),
    known,
  );
  await changeExisting(run, type, kept, known);
  await adoptIgsns(
    run,
    kept.filter((one) => one.row.igsn !== undefined),
  );
  await stowRows(run, kept);
}

function noteDrilledHoles(run: ImportRun, rows: readonly LocatedRow[]): void {
  for (const { row, parentPath } of rows) if (!row.implied) run.drilledHoles.add(parentPath);
}

function dropRepeated(run: ImportRun, rows: readonly LocatedRow[]): readonly LocatedRow[] {
  const impliedHere = new Set<string>();
  // A sample may be stated behind those that were made of it, which imply it.
  const statedHere = new Set(rows.flatMap(({ row, path }) => (row.implied || row.aside === true ? [] : [path])));
  return joinAsides(rows).filter((one) => {
    if (one.row.aside === true) return !run.stated.has(one.path);
    if (one.row.implied) {
      const isMet = run.stated.has(one.path) || statedHere.has(one.path) || impliedHere.has(one.path);
      return !isMet && impliedHere.add(one.path) !== undefined;
    }
    const earlier = run.stated.get(one.path);
    if (earlier === undefined) {
      run.stated.set(one.path, one.row.at);
      return true;
    }
    run.report(duplicateKey(one.row.type, one.row.names, earlier, one.row.at));
    run.count(one.row.type, 'refused');
    return false;
  });
}

/** Several rows may say something of one place by the way: what they say is one row, and what was only implied is none beside it. */
function joinAsides(rows: readonly LocatedRow[]): readonly LocatedRow[] {
  const asides = Map.groupBy(
    rows.filter((one) => one.row.aside === true),
    (one) => one.path,
  );
  if (asides.size === 0) return rows;
  return rows.flatMap((one) => {
    const same = asides.get(one.path);
    if (same === undefined || !(one.row.implied || one.row.aside === true)) return [one];
    if (one !== same[0]) return [];
    const values = Object.assign({}, ...same.map(({ row }) => row.values).toReversed());
    return [{ ...one, row: { ...one.row, values } }];
  });
}

function hasParent(run: ImportRun, one: LocatedRow, known: ReadonlyMap<string, TreeObject>): boolean {
  if (one.parentPath === '' || known.has(one.parentPath)) return true;
  const parent = one.steps.at(-2)!;
  run.count(one.row.type, 'refused');
  run.report(
    finding(
      'missing-parent',
      `${label(one)} belongs to ${OBJECT_TYPE[parent.type].label.toLowerCase()} ${parent.name}, which does not exist.`,
      {
        field: OBJECT_TYPE[parent.type].nameField,
        value: parent.name,
        rule: 'the parent is in the store or earlier in the file',
        at: one.row.at,
      },
    ),
  );
  return false;
}

function isSound(run: ImportRun, one: LocatedRow, exists: boolean): boolean {
  // Names were checked when the place of the row was looked for.
  const found = checkRowFields(one.row.type, one.row, exists ? 'change' : 'new', run.vocabularies, run.ownFields);
  const findings = one.row.incomplete === true ? found.map(forgiven) : found;
  run.report(...findings);
  if (!hasError(findings)) return true;
  run.count(one.row.type, 'refused');
  return false;
}

/** What is missing where the source itself says so. */
function forgiven(found: Finding): Finding {
  return found.code === 'missing-field' ? { ...found, severity: 'warning' } : found;
}

async function insertNew(
  run: ImportRun,
  type: ObjectType,
  rows: readonly LocatedRow[],
  known: ReadonlyMap<string, TreeObject>,
): Promise<void> {
  if (rows.length === 0) return;
  const objects = rows.map((one) => newObject(run, one, known.get(one.parentPath)));
  await run.work.tree.insert(objects, run.at, run.options.actor.name);
  await run.work.audit(run.options.actor, objects.map(created), run.at);
  for (const object of objects) {
    run.learn(asTreeObject(object));
    noteDepths(run, object, object.values.top_depth_m !== undefined || liesInSample(object));
  }
  run.count(type, 'created', objects.length);
}

function newObject(run: ImportRun, one: LocatedRow, parent: TreeObject | undefined): NewObject {
  const { type, name } = one.steps.at(-1)!;
  const id = run.work.newKey();
  return {
    id,
    expeditionId: type === 'expedition' ? id : (parent?.expeditionId ?? null),
    type,
    parentId: parent?.id ?? null,
    registeredParentId: parent === undefined ? null : parent.registrable ? parent.id : parent.registeredParentId,
    path: one.path,
    name,
    combinedId: combinedIdOf(type, name, parent?.combinedId ?? ''),
    registrable: isRegistrable(type, name),
    values: { ...withoutEmpty(one.row.values), ...ownName(type, name) },
  };
}

/** Fields that what lies below is held against. */
const HELD_AGAINST = {
  core_run: ['core_recovery_m', 'section_count'],
  section: ['curated_length_m', 'section_length_m'],
  sample: ['top_offset_cm', 'bottom_offset_cm'],
} as const;

async function changeExisting(
  run: ImportRun,
  type: ObjectType,
  rows: readonly LocatedRow[],
  known: ReadonlyMap<string, TreeObject>,
): Promise<void> {
  const stated = rows.filter((one) => !one.row.implied && known.has(one.path));
  const values = await run.work.tree.valuesOf(
    type,
    stated.map((one) => known.get(one.path)!.id),
  );
  const changes: ChangedObject[] = [];
  const entries: AuditEntry[] = [];
  for (const one of stated) {
    const object = known.get(one.path)!;
    const before = values.get(object.id) ?? {};
    const after = withoutEmpty({ ...before, ...one.row.values });
    if (sameValues(before, after)) continue;
    changes.push({ id: object.id, type, values: after });
    entries.push({ action: 'change', subject: object.id, ...differences(before, after) });
    noteDepths(run, object);
    if (
      (type === 'core_run' || type === 'section' || type === 'sample') &&
      HELD_AGAINST[type].some((field) => !isSameValue(before[field], after[field]))
    )
      run.reshaped[type].add(object.path);
  }
  await run.work.tree.change(changes, run.at, run.options.actor.name);
  await run.work.audit(run.options.actor, entries, run.at);
  run.count(type, 'updated', changes.length);
  run.count(type, 'unchanged', stated.length - changes.length);
}

/** `isStated` is false for what says no depth of its own: at a site it then has none, and an older collection has sites by the thousand. */
function noteDepths(
  run: ImportRun,
  object: { readonly type: ObjectType; readonly path: string },
  isStated = true,
): void {
  const parts = object.path.split('/', 4);
  if (parts[1] !== undefined) run.expeditions.add(`${parts[0]}/${parts[1]}`);
  if (parts[3]?.startsWith(OBJECT_TYPE.hole.segment)) run.holes.add(parts.join('/'));
  else if (parts[3] !== undefined && isStated) run.sites.add(parts.slice(0, 3).join('/'));
}

/** What was made of a sample lies where that does, also at a site. */
const liesInSample = ({ type, path }: NewObject): boolean => samplesOnPath(path) > (type === 'sample' ? 1 : 0);

function created(object: NewObject): AuditEntry {
  return { action: 'create', subject: object.id, after: object.values };
}

function asTreeObject(object: NewObject): TreeObject {
  const unknown = {
    topDrfM: null,
    bottomDrfM: null,
    topCsfAM: null,
    bottomCsfAM: null,
    topCsfBM: null,
    bottomCsfBM: null,
  };
  const { values: _, ...rest } = object;
  return { ...rest, igsn: null, ...unknown };
}

function withoutEmpty(values: FieldValues): FieldValues {
  const stated: Record<string, FieldValue> = {};
  for (const name in values) {
    const value = values[name]!;
    if (!isEmptyValue(value)) stated[name] = value;
  }
  return stated;
}

function sameValues(before: FieldValues, after: FieldValues): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].every((name) => isSameValue(before[name], after[name]));
}

function differences(before: FieldValues, after: FieldValues): { before: FieldValues; after: FieldValues } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isSameValue(before[name], after[name]),
  );
  const pick = (values: FieldValues) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

function label(one: LocatedRow): string {
  return `${OBJECT_TYPE[one.row.type].label} ${one.steps.at(-1)!.name}`;
}
