import { combinedIdOf } from '../../domain/drilling/combined-id-of.ts';
import { pathSegment } from '../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import { isRegistrable, OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { isEmptyValue } from '../../domain/drilling/same-value.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { checkEntry } from '../../domain/station/check-entry.ts';
import { nextNumber } from '../../domain/station/next-object.ts';
import { standingFindings } from '../../domain/station/standing-findings.ts';
import type { CreatedObject, CreateOperation } from '../../domain/station/station-operation.ts';
import { ownName } from '../import/own-name.ts';
import type { NewObject, TreeObject } from '../tree-ports.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';
import { giveIgsn } from './give-igsn.ts';
import { surroundingsOf } from './surroundings-of.ts';

/**
 * Makes an object, with its IGSN where it gets one. Findings that refuse: `object-exists` (the id is in use), `missing-parent`
 * (not there, or of a type it cannot hang below), `name-taken`, those of `checkEntry` that stand, those of `giveIgsn`.
 */
export async function createEntry(run: EntryRun, by: Author, operation: CreateOperation): Promise<Applied> {
  const { object } = operation;
  const values = withoutEmpty(object.values);
  const parent = object.parentId === null ? undefined : await run.picture.object(object.parentId);
  if (parent === undefined || !OBJECT_TYPE[object.type].parents.includes(parent.type))
    return refused(operation, object.id, [noParent(object)]);
  const path = `${parent.path}/${pathSegment(object.type, object.name)}`;
  const inTheWay = await findInTheWay(run, object, parent, path);
  if (inTheWay !== undefined) return refused(operation, object.id, [inTheWay]);
  const { type, name } = object;
  const findings = checkEntry({ type, name, values }, await surroundingsOf(run, { type, values }, parent));
  if (standingFindings(findings, operation.overrides).length > 0) return refused(operation, object.id, findings);
  const isNumbered = isRegistrable(type, name);
  const given = isNumbered ? await giveIgsn(run, by.station, { ...object, path }) : undefined;
  if (given?.ok === false) return refused(operation, object.id, [...findings, ...given.findings]);
  const row = given?.value;
  const made = newObject(run, object, parent, { path, values, igsn: row?.igsn ?? null });
  run.make(made, by, row);
  const after = { ...made.values, ...(made.igsn != null && { igsn: made.igsn }) };
  noteEntry(run, by, operation, { action: 'create', subject: made.id, after }, findings);
  return done(operation, made.id, [...findings, ...(given?.findings ?? [])]);
}

async function findInTheWay(
  run: EntryRun,
  { id, type, name }: CreatedObject,
  parent: TreeObject,
  path: string,
): Promise<Finding | undefined> {
  if (run.picture.isUsed(id))
    return finding('object-exists', 'There is or was an object with this id.', { field: 'id', value: id });
  return (await run.picture.isTaken(path, parent.id)) ? nameTaken(run, type, name, parent) : undefined;
}

/** The finding `name-taken`, with the next number that is free where names are numbers. */
export async function nameTaken(
  run: EntryRun,
  type: CreatedObject['type'],
  name: string,
  parent: TreeObject,
): Promise<Finding> {
  const { label } = OBJECT_TYPE[type];
  const next = nextNumber(await run.picture.children(parent.id, type));
  const free = /^\d+$/.test(name) ? ` The next free is ${next}.` : '';
  const rule = `a name that no other ${label.toLowerCase()} of ${parent.combinedId} has`;
  return finding('name-taken', `${label} ${name} of ${parent.combinedId} is there already.${free}`, {
    field: label,
    value: name,
    rule,
  });
}

function noParent({ type, parentId }: CreatedObject): Finding {
  const parents = OBJECT_TYPE[type].parents.map((one) => OBJECT_TYPE[one].label.toLowerCase()).join(' or ');
  return finding('missing-parent', `${OBJECT_TYPE[type].label}: what it belongs to is not in this expedition.`, {
    field: 'parentId',
    value: parentId ?? '',
    rule: parents === '' ? 'programs are made elsewhere' : parents,
  });
}

interface Placed {
  readonly path: string;
  readonly values: FieldValues;
  readonly igsn: string | null;
}

function newObject(
  run: EntryRun,
  { id, type, name }: CreatedObject,
  parent: TreeObject,
  { path, values, igsn }: Placed,
): NewObject {
  return {
    id,
    expeditionId: run.expedition.id,
    type,
    parentId: parent.id,
    registeredParentId: parent.registrable ? parent.id : parent.registeredParentId,
    path,
    name,
    combinedId: combinedIdOf(type, name, parent.combinedId),
    registrable: isRegistrable(type, name),
    igsn,
    values: { ...values, ...ownName(type, name) },
  };
}

function withoutEmpty(values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)));
}
