import { CorestoneError } from '../../domain/error.ts';
import { keepExpeditionList, listsAndGroups, removeExpeditionList } from '../../operations/access/expedition-lists.ts';
import type { ExpeditionList } from '../../operations/list-grant-ports.ts';
import { findListable } from '../../store/read/find-listable.ts';
import { type Command, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const OPTIONS = STORE_OPTIONS.filter((one) => one.name !== 'role');

/** Makes a list of programs and expeditions, or says anew what is on it. */
export const expeditionListSet: Command = {
  name: 'expedition-list set',
  words: 'NAME [PROGRAM|EXPEDITION…]',
  summary: 'Makes a list of programs and expeditions (ICDP, 5054, ICDP/5054), or says anew what is on it.',
  options: [{ name: 'note', value: 'TEXT', definition: 'What the list is for.' }, ...OPTIONS],
  run: (call) =>
    withExistingHouse(call, async ({ store, unitOfWork }) => {
      const [name, ...named] = call.words;
      if (name === undefined) throw new CorestoneError('wrong-call', 'Say the name of a list and what is on it.');
      const objectIds = await findListable(store.read, named);
      const wanted = { name, note: textOption(call, 'note'), objectIds };
      const list = await keepExpeditionList(unitOfWork, wanted, CLI_CALLER);
      call.output.say(`${inWords(list)}.`);
      call.output.result(list);
      return 0;
    }),
};

/** Lists the lists, with the roles for each. */
export const expeditionListList: Command = {
  name: 'expedition-list list',
  words: '',
  summary: 'Tells the lists of expeditions, what is on them, and who has a role for each.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const { lists, grants } = await listsAndGroups(unitOfWork, CLI_CALLER);
      for (const one of lists) {
        call.output.say(inWords(one));
        for (const { id, list, holder, role, types } of grants)
          if (list === one.name)
            call.output.say(
              `  ${id}  ${holder.kind === 'group' ? 'group ' : ''}${holder.name}: ${role}${types.length === 0 ? '' : ` (${types.join(', ')} only)`}`,
            );
      }
      if (lists.length === 0) call.output.say('There is no list.');
      call.output.result({ lists, grants });
      return 0;
    }),
};

/** Removes a list and the roles for it. */
export const expeditionListRemove: Command = {
  name: 'expedition-list remove',
  words: 'NAME',
  summary: 'Removes a list of expeditions and the roles for it; the expeditions stay.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [name, ...more] = call.words;
      if (name === undefined || more.length > 0) throw new CorestoneError('wrong-call', 'Say the name of one list.');
      const list = await removeExpeditionList(unitOfWork, name, CLI_CALLER);
      call.output.say(`No longer a list: ${list.name}.`);
      call.output.result(list);
      return 0;
    }),
};

function inWords({ name, objects }: ExpeditionList): string {
  return `${name}: ${objects.length === 0 ? 'nothing' : objects.map((one) => one.combinedId).join(', ')}`;
}
