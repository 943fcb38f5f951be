import { basename } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import { allBytes } from '../../intake/input.ts';
import { readMapping } from '../../intake/mapping/read-mapping.ts';
import { openInput } from '../../intake/open-input.ts';
import { keepMapping, removeMapping } from '../../operations/import/keep-mapping.ts';
import { mappingStore } from '../../store/ports/mapping-store.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { type Call, type Command, isSet } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const LARGEST = 200_000;

/** Keeps a mapping of columns under a name. */
export const mappingKeep: Command = {
  name: 'mapping keep',
  words: 'NAME FILE',
  summary: 'Keeps a mapping of columns under a name, for `expedition import --mapping NAME`.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store, unitOfWork }) => {
      const [name, file] = wordsOf(call, 2, 'Say a name and the file of the mapping.');
      const bytes = await allBytes(await openInput(file!, basename(file!)), LARGEST);
      const text = new TextDecoder().decode(bytes);
      const ownFields = new OwnFields(await ownFieldStore(store.read).all());
      const read = readMapping(text, basename(file!), ownFields);
      if (!read.ok)
        throw new CorestoneError('invalid-input', `${file} cannot be used as a mapping.`, { findings: read.findings });
      const kept = await keepMapping(unitOfWork, { name: name!, mapping: JSON.stringify(read.value) }, CLI_CALLER);
      call.output.say(`Kept as ${kept.name}, revision ${kept.revision}.`);
      call.output.result({ name: kept.name, revision: kept.revision });
      return 0;
    }),
};

/** Lists the mappings that are kept, or writes one out. */
export const mappingList: Command = {
  name: 'mapping list',
  words: '[NAME]',
  summary: 'Lists the mappings of columns that are kept; with a name, writes that one as JSON.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const all = await mappingStore(store.read).all();
      const [name] = call.words;
      const one = all.find((each) => each.name === name);
      if (name !== undefined && one === undefined)
        throw new CorestoneError('not-found', `No mapping is kept as ${name}.`);
      if (one !== undefined) call.output.say(JSON.stringify(JSON.parse(one.mapping), null, 2));
      else for (const each of all) call.output.say(`${each.name}  ${each.changedAt.slice(0, 10)}  ${each.changedBy}`);
      if (name === undefined && all.length === 0 && !isSet(call, 'json')) call.output.say('No mapping is kept.');
      call.output.result(one === undefined ? all.map(({ mapping: _, ...rest }) => rest) : JSON.parse(one.mapping));
      return 0;
    }),
};

/** Removes a mapping. */
export const mappingRemove: Command = {
  name: 'mapping remove',
  words: 'NAME',
  summary: 'Removes a mapping of columns; what was imported by it stays.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [name] = wordsOf(call, 1, 'Say the name of the mapping.');
      await removeMapping(unitOfWork, name!, CLI_CALLER);
      call.output.say(`${name} is removed.`);
      call.output.result({ removed: name });
      return 0;
    }),
};

function wordsOf(call: Call, count: number, message: string): readonly string[] {
  if (call.words.length !== count) throw new CorestoneError('wrong-call', message);
  return call.words;
}
