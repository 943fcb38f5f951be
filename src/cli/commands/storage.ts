import { STOWING_WARNINGS } from '../../domain/curation/check-stowing.ts';
import { fateWords, GONE_FATES, type GoneFate } from '../../domain/curation/thing-fate.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, hasError } from '../../domain/finding.ts';
import { openInput } from '../../intake/open-input.ts';
import { readPlaces } from '../../intake/storage/read-places.ts';
import { addPlaces } from '../../operations/curation/add-places.ts';
import { type Away, findWhereabouts } from '../../operations/curation/find-whereabouts.ts';
import { moveThings } from '../../operations/curation/move-things.ts';
import { type Call, type Command, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

/** Takes places out of a table. */
export const storageImport: Command = {
  name: 'storage import',
  words: 'FILE',
  summary: 'Adds places of a core repository out of a table: in, kind, name, code, most_things, weight_limit_kg, …',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const file = oneWord(call, 'file');
      const read = await readPlaces(await openInput(file, file));
      if (!read.ok) return tell(call, { added: 0, findings: read.findings });
      const rows = read.value.map((one) => one.row);
      const made = await addPlaces(
        unitOfWork,
        read.value.map((one) => one.wanted),
        CLI_CALLER,
      );
      if (!made.ok) return tell(call, { added: 0, findings: made.findings.map((one) => atRow(one, file, rows)) });
      call.output.say(`${made.value.length} places are added.`);
      return tell(call, { added: made.value.length, findings: [] });
    }),
};

/** Says where something stands. */
export const storageWhere: Command = {
  name: 'storage where',
  words: 'THING',
  summary: 'Says where something stands: an IGSN, the name of an object, or the code of a crate.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const found = await findWhereabouts(unitOfWork, oneWord(call, 'thing'), CLI_CALLER);
      const { thing, through, place, stated, away, fate } = found;
      for (const one of through) call.output.say(`${one.how === 'in-box' ? 'in core box' : 'part of'}  ${one.name}`);
      if (away !== undefined) call.output.say(awayLine(away));
      if (place !== undefined) call.output.say(`${place.words}  (${place.code})`);
      else if (fate !== undefined) call.output.say(`${fateWords(fate)}.`);
      else if (away?.isOut !== true)
        call.output.say(stated === '' ? 'Nobody said where it stands.' : `${stated}, as its core box says.`);
      call.output.result({
        name: thing.name,
        through,
        place: place ?? null,
        stated,
        away: away ?? null,
        fate: fate ?? null,
      });
      return place === undefined && away?.isOut !== true && fate === undefined ? 1 : 0;
    }),
};

const awayLine = ({ parcel, to, dueOn, isOut }: Away): string =>
  `${isOut ? 'out with' : 'packed in'} ${dueOn === null ? 'parcel' : 'loan'} ${parcel} to ${to}${dueOn === null ? '' : `, due ${dueOn}`}`;

/** Moves things. */
export const storageMove: Command = {
  name: 'storage move',
  words: 'THING…',
  summary: 'Says that things stand in another place from now on.',
  options: [
    { name: 'to', value: 'CODE', definition: 'Code of the place; without it they are taken out, with a reason.' },
    {
      name: 'reason',
      value: 'TEXT',
      definition: 'Why; also passes over that a place is full, closed or bears no more.',
    },
    {
      name: 'gone',
      value: 'HOW',
      definition: 'used-up, lost or destroyed: takes them out for good, and their public records say so.',
    },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Say what is moved.');
      const reason = textOption(call, 'reason') ?? '';
      const overrides = reason === '' ? [] : STOWING_WARNINGS.map((code) => ({ code, reason }));
      const wanted = {
        things: call.words,
        to: textOption(call, 'to') ?? null,
        reason,
        fate: goneOption(call),
        overrides,
      };
      const { moves, findings } = await moveThings(unitOfWork, wanted, CLI_CALLER);
      for (const one of moves)
        call.output.say(`${one.thingName}  ${one.fromWords || 'nowhere'} → ${one.toWords || 'out'}`);
      return tell(call, { moves, findings });
    }),
};

function goneOption(call: Call): GoneFate | undefined {
  const said = textOption(call, 'gone');
  const fate = GONE_FATES.find((one) => one === said);
  if (said !== undefined && fate === undefined)
    throw new CorestoneError('wrong-call', `${said} is none of ${GONE_FATES.join(', ')}.`);
  return fate;
}

function tell<T extends { readonly findings: readonly Finding[] }>(call: Call, result: T): 0 | 1 {
  for (const one of result.findings) call.output.warn(findingLine(one));
  call.output.result(result);
  return hasError(result.findings) ? 1 : 0;
}

/** Findings of an operation name the place in its list; a person looks for the row. */
function atRow(one: Finding, file: string, rows: readonly number[]): Finding {
  const [, at, field] = /^places\[(\d+)\]\.(.*)$/.exec(one.field ?? '') ?? [];
  const row = at === undefined ? undefined : rows[Number(at)];
  if (row === undefined || field === undefined) return one;
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { ...one, field: column, at: { file, row, column } };
}

function oneWord({ words }: Call, what: string): string {
  const [word] = words;
  if (word !== undefined && words.length === 1) return word;
  throw new CorestoneError('wrong-call', `Say one ${what}.`);
}
