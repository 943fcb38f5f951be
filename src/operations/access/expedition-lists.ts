import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { UNWRITABLE_IN_NAMES } from '../../domain/unwritable.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdLists } from '../hold-jobs.ts';
import type { ExpeditionList, ListGrantRow, UserGroup } from '../list-grant-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { TreeGrantRow } from '../tree-grant-ports.ts';

/** Everything there is of lists and groups, each by name. */
export interface ListsAndGroups {
  readonly lists: readonly ExpeditionList[];
  readonly groups: readonly UserGroup[];
  readonly grants: readonly ListGrantRow[];
  /** Roles of the groups for single expeditions, sites and holes, by group and path. */
  readonly groupRoles: readonly TreeGrantRow[];
}

/** A list as it is to be: programs and expeditions by their ids, and nothing else. */
export interface WantedList {
  readonly name: string;
  readonly note?: string | undefined;
  readonly objectIds: readonly string[];
}

/** A group as it is to be: its members by name, and nobody else. */
export interface WantedGroup {
  readonly name: string;
  readonly note?: string | undefined;
  readonly members: readonly string[];
}

const LONGEST_NAME = 80;
const LONGEST_NOTE = 500;
const MOST_MEMBERS = 5000;

/** The lists, groups and roles of either. Throws `not-allowed` for who is no administrator. */
export function listsAndGroups(unitOfWork: UnitOfWork, caller: Caller): Promise<ListsAndGroups> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    const { listGrants: port } = work;
    const groupRoles = await work.treeGrants.ofGroups();
    return { lists: await port.lists(), groups: await port.groups(), grants: await port.grants(), groupRoles };
  });
}

/**
 * Makes a list, or makes the one of that name hold just these programs and expeditions: whoever has a role for it has it for
 * these from the next request on. Throws `not-allowed` for who is no administrator, `not-found`, `invalid-input` for its name.
 */
export function keepExpeditionList(
  unitOfWork: UnitOfWork,
  wanted: WantedList,
  caller: Caller,
): Promise<ExpeditionList> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    await holdLists(work, caller);
    const { name, note } = ensureNamed(wanted, wanted.objectIds.length);
    const objects = await work.tree.findByIds([...new Set(wanted.objectIds)]);
    const listed = objects.filter(({ type }) => type === 'program' || type === 'expedition');
    if (listed.length < new Set(wanted.objectIds).size)
      throw new CorestoneError('not-found', 'A list holds programs and expeditions; one of these is neither.');
    const before = (await work.listGrants.lists()).find((one) => one.name === name);
    const at = work.now();
    const id = before?.id ?? work.newKey();
    await work.listGrants.keepList(
      { id, name, note: note ?? before?.note ?? '', at, by: caller.name },
      listed.map((one) => one.id),
    );
    const after = (await work.listGrants.lists()).find((one) => one.id === id)!;
    await noteKept(work, caller, 'keep-expedition-list', name, before && saidOfList(before), saidOfList(after), at);
    return after;
  });
}

/** Removes a list with the roles for it. Throws `not-allowed`, `not-found`. */
export function removeExpeditionList(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<ExpeditionList> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    await holdLists(work, caller);
    const list = await listNamed(work, name);
    await work.listGrants.removeList(list.id);
    const before = saidOfList(list);
    await work.audit(caller, [{ action: 'remove-expedition-list', subject: name, before }], work.now());
    return list;
  });
}

/**
 * Makes a group, or makes the one of that name have just these members: they have its roles from the next request on. Throws
 * `not-allowed` for who is no administrator, `not-found` for an unknown user, `invalid-input` for its name.
 */
export function keepUserGroup(unitOfWork: UnitOfWork, wanted: WantedGroup, caller: Caller): Promise<UserGroup> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    await holdLists(work, caller);
    const { name, note } = ensureNamed(wanted, wanted.members.length);
    const ids = new Map((await work.access.users()).map((one) => [one.name, one.id]));
    const members = [...new Set(wanted.members)];
    const unknown = members.find((one) => !ids.has(one));
    if (unknown !== undefined) throw new CorestoneError('not-found', `There is no user ${unknown}.`);
    const before = (await work.listGrants.groups()).find((one) => one.name === name);
    const at = work.now();
    const id = before?.id ?? work.newKey();
    await work.listGrants.keepGroup(
      { id, name, note: note ?? before?.note ?? '', at, by: caller.name },
      members.map((one) => ids.get(one)!),
    );
    const after = (await work.listGrants.groups()).find((one) => one.id === id)!;
    const said = ({ note: about, members: who }: UserGroup) => ({ note: about, members: who });
    await noteKept(work, caller, 'keep-user-group', name, before && said(before), said(after), at);
    return after;
  });
}

/** Removes a group with its roles; its members stay users. Throws `not-allowed`, `not-found`. */
export function removeUserGroup(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<UserGroup> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    await holdLists(work, caller);
    const group = await groupNamed(work, name);
    const roles = (await work.treeGrants.ofGroups()).filter((one) => one.group === group.name);
    const said = roles.map(({ role, combinedId }) => `${role} of ${combinedId}`);
    const before = { note: group.note, members: group.members, ...(said.length > 0 && { roles: said }) };
    await work.listGrants.removeGroup(group.id);
    await work.audit(caller, [{ action: 'remove-user-group', subject: name, before }], work.now());
    return group;
  });
}

/** The list of a name. Throws `not-found`. */
export async function listNamed(work: Work, name: string): Promise<ExpeditionList> {
  const found = (await work.listGrants.lists()).find((one) => one.name === name);
  if (found === undefined) throw new CorestoneError('not-found', `There is no list ${name}.`);
  return found;
}

/** The group of a name. Throws `not-found`. */
export async function groupNamed(work: Work, name: string): Promise<UserGroup> {
  const found = (await work.listGrants.groups()).find((one) => one.name === name);
  if (found === undefined) throw new CorestoneError('not-found', `There is no group ${name}.`);
  return found;
}

const saidOfList = ({ note, objects }: ExpeditionList) => ({ note, objects: objects.map((one) => one.combinedId) });

async function noteKept(
  work: Work,
  caller: Caller,
  action: string,
  subject: string,
  before: object | undefined,
  after: object,
  at: string,
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await work.audit(caller, [{ action, subject, ...(before !== undefined && { before }), after }], at);
}

function ensureNamed(
  { name: text, note }: { readonly name: string; readonly note?: string | undefined },
  count: number,
) {
  const name = text.trim();
  if (name === '' || name.length > LONGEST_NAME || UNWRITABLE_IN_NAMES.test(name))
    throw wrong('name', name, 'This cannot be the name.', `1 to ${LONGEST_NAME} letters on one line`);
  if ((note ?? '').length > LONGEST_NOTE)
    throw wrong('note', note, 'The note is too long.', `at most ${LONGEST_NOTE} letters`);
  if (count > MOST_MEMBERS) throw wrong('name', name, 'It holds too many.', `at most ${MOST_MEMBERS}`);
  return { name, note: note?.trim() };
}

function wrong(field: string, value: unknown, message: string, rule: string): CorestoneError {
  const findings = [finding(`list-${field}`, message, { field, value, rule })];
  return new CorestoneError('invalid-input', message, { findings });
}
