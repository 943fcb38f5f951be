import { CorestoneError } from '../../domain/error.ts';
import { keepUserGroup, listsAndGroups, removeUserGroup } from '../../operations/access/expedition-lists.ts';
import type { UserGroup } from '../../operations/list-grant-ports.ts';
import { type Command, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const OPTIONS = STORE_OPTIONS.filter((one) => one.name !== 'role');

/** Makes a group of users, or says anew who is in it. */
export const groupSet: Command = {
  name: 'group set',
  words: 'NAME [USER…]',
  summary: 'Makes a group of users, or says anew who is in it: all have the roles of the group.',
  options: [{ name: 'note', value: 'TEXT', definition: 'What the group is for.' }, ...OPTIONS],
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [name, ...members] = call.words;
      if (name === undefined) throw new CorestoneError('wrong-call', 'Say the name of a group and who is in it.');
      const group = await keepUserGroup(unitOfWork, { name, note: textOption(call, 'note'), members }, CLI_CALLER);
      call.output.say(`${inWords(group)}.`);
      call.output.result(group);
      return 0;
    }),
};

/** Lists the groups and their members. */
export const groupList: Command = {
  name: 'group list',
  words: '',
  summary: 'Tells the groups of users and who is in each.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const { groups } = await listsAndGroups(unitOfWork, CLI_CALLER);
      for (const one of groups) call.output.say(inWords(one));
      if (groups.length === 0) call.output.say('There is no group.');
      call.output.result(groups);
      return 0;
    }),
};

/** Removes a group with its roles. */
export const groupRemove: Command = {
  name: 'group remove',
  words: 'NAME',
  summary: 'Removes a group with its roles; its members stay users.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [name, ...more] = call.words;
      if (name === undefined || more.length > 0) throw new CorestoneError('wrong-call', 'Say the name of one group.');
      const group = await removeUserGroup(unitOfWork, name, CLI_CALLER);
      call.output.say(`No longer a group: ${group.name}.`);
      call.output.result(group);
      return 0;
    }),
};

function inWords({ name, members }: UserGroup): string {
  return `${name}: ${members.length === 0 ? 'nobody' : members.join(', ')}`;
}
