import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { isTreeRole, TREE_ROLES } from '../../domain/party/tree-right.ts';
import { listsAndGroups } from '../../operations/access/expedition-lists.ts';
import { grantListRole, revokeListRole } from '../../operations/access/grant-list-role.ts';
import {
  grantTreeRole,
  listReachingRoles,
  listTreeRoles,
  revokeTreeRole,
} from '../../operations/access/grant-tree-role.ts';
import type { ListGrantRow } from '../../operations/list-grant-ports.ts';
import type { TreeGrantRow } from '../../operations/tree-grant-ports.ts';
import { findGrantable } from '../../store/read/find-grantable.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const OPTIONS = STORE_OPTIONS.filter((one) => one.name !== 'role');

/** Gives a user or a group a role on a part of the core tree. */
export const grantAdd: Command = {
  name: 'grant add',
  words: 'USER ROLE OBJECT',
  summary: 'Gives a user a role for an expedition, a site or a hole (5054, 5054_1, 5054_1_A) and what lies below it.',
  options: [
    { name: 'types', value: 'TYPES', definition: 'Objects of these types only, as core_run,section.' },
    { name: 'station', value: 'NAME', definition: 'Name of the station, where the user is the account of one.' },
    { name: 'list', definition: 'OBJECT is the name of a list of expeditions: the role is for everything on it.' },
    { name: 'group', definition: 'USER is the name of a group: all who are in it have the role.' },
    ...OPTIONS,
  ],
  run: add,
};

/** Lists roles on a part of the core tree. */
export const grantList: Command = {
  name: 'grant list',
  words: 'OBJECT',
  summary:
    'Lists the roles on an expedition, a site or a hole and what lies below it, and those that reach it by lists.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store, unitOfWork }) => {
      const [named] = wordsOf(call, 1, 'Say an expedition, a site or a hole.');
      const objectId = await findGrantable(store.read, named!);
      const grants = await listTreeRoles(unitOfWork, objectId, CLI_CALLER);
      const byList = await listReachingRoles(unitOfWork, objectId, CLI_CALLER);
      for (const one of grants) call.output.say(`${one.id}  ${inWords(one)}${membersOf(one)}`);
      for (const one of byList)
        call.output.say(
          `${one.id}  ${inListWords(one)}${membersOf({ ...one, group: one.holder.kind === 'group' ? one.holder.name : '' })}`,
        );
      if (grants.length + byList.length === 0) call.output.say('Nobody has a role here.');
      call.output.result([...grants, ...byList]);
      return 0;
    }),
};

/** Takes a role on the core tree back. */
export const grantRemove: Command = {
  name: 'grant remove',
  words: 'ID',
  summary: 'Takes a role back, by its id as `grant list` or `expedition-list list` tells it.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [id] = wordsOf(call, 1, 'Say the id of one role.');
      if (!/^[0-9a-f-]{36}$/.test(id!)) throw new CorestoneError('wrong-call', 'Say the id of one role.');
      const { grants } = await listsAndGroups(unitOfWork, CLI_CALLER);
      if (grants.some((one) => one.id === id)) {
        const ofList = await revokeListRole(unitOfWork, id!, CLI_CALLER);
        call.output.say(`No longer: ${inListWords(ofList)}.`);
        call.output.result(ofList);
        return 0;
      }
      const gone = await revokeTreeRole(unitOfWork, id!, CLI_CALLER);
      call.output.say(`No longer: ${inWords(gone)}.`);
      call.output.result(gone);
      return 0;
    }),
};

function add(call: Call): Promise<ExitStatus> {
  return withExistingHouse(call, async ({ store, unitOfWork }) => {
    const [account, role, named] = wordsOf(call, 3, 'Say a user, a role and an expedition, site or hole.');
    if (!isTreeRole(role!)) throw new CorestoneError('wrong-call', `Roles are ${TREE_ROLES.join(', ')}.`);
    const types = (textOption(call, 'types') ?? '').split(',').filter((one) => one !== '');
    const unknown = types.find((one) => !(OBJECT_TYPES as readonly string[]).includes(one));
    if (unknown !== undefined) throw new CorestoneError('wrong-call', `There are no objects of type ${unknown}.`);
    const isOfGroup = isSet(call, 'group');
    if (isSet(call, 'list')) {
      const holder = { kind: isOfGroup ? 'group' : 'account', name: account! } as const;
      const wanted = { list: named!, holder, role, types: types as ObjectType[] };
      const given = await grantListRole(unitOfWork, wanted, CLI_CALLER);
      call.output.say(`${inListWords(given)}.`);
      call.output.result(given);
      return 0;
    }
    const objectId = await findGrantable(store.read, named!);
    const station = textOption(call, 'station') ?? '';
    const holder = isOfGroup ? { group: account! } : { account: account! };
    const wanted = { ...holder, objectId, role, types: types as ObjectType[], station };
    const grant = await grantTreeRole(unitOfWork, wanted, CLI_CALLER);
    call.output.say(`${inWords(grant)}.`);
    call.output.result(grant);
    return 0;
  });
}

function wordsOf({ words }: Call, count: number, wanted: string): readonly string[] {
  if (words.length === count) return words;
  throw new CorestoneError('wrong-call', wanted);
}

function inWords({ account, group, role, combinedId, types, station }: TreeGrantRow): string {
  const narrowed = types.length === 0 ? '' : ` (${types.join(', ')} only)`;
  return `${group === '' ? account : `group ${group}`}: ${role} of ${combinedId}${narrowed}${station === '' ? '' : `, station ${station}`}`;
}

function membersOf({ group, members }: Pick<TreeGrantRow, 'group' | 'members'>): string {
  if (group === '') return '';
  return members.length === 0 ? ' (nobody is in it)' : ` (${members.join(', ')})`;
}

function inListWords({ list, holder, role, types }: ListGrantRow): string {
  const narrowed = types.length === 0 ? '' : ` (${types.join(', ')} only)`;
  return `${holder.kind === 'group' ? 'group ' : ''}${holder.name}: ${role} of list ${list}${narrowed}`;
}
