import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CorestoneError } from '../../domain/error.ts';
import { type AliasKind, isAliasKind } from '../../domain/identifier/alias.ts';
import type { AliasRow } from '../../operations/alias-ports.ts';
import { localCaller } from '../../operations/caller.ts';
import { addAliases } from '../../operations/registry/add-aliases.ts';
import { removeAlias } from '../../operations/registry/remove-alias.ts';
import { aliasStore } from '../../store/ports/alias-store.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

const KIND = { name: 'kind', value: 'KIND', definition: 'One kind of names: handle, doi, oai or name.' };
const PAGE = 1000;

/** Gives an identifier another name. */
export const aliasAdd: Command = {
  name: 'alias add',
  words: 'NAME IGSN',
  summary: 'Gives an identifier another name: an old handle, a DOI, any other.',
  options: STORE_OPTIONS,
  run: (call) => {
    const [name, target] = call.words;
    if (name === undefined || target === undefined || call.words.length > 2)
      throw new CorestoneError('wrong-call', 'Say a name and an IGSN.');
    return withExistingHouse(call, async (house) => {
      const result = await addAliases(house.unitOfWork, [{ name, target }], localCaller(CLI_ACTOR));
      for (const one of result.findings) call.output.say(findingLine(one));
      if (result.findings.length === 0) call.output.say(`${name} leads to ${target.toUpperCase()}.`);
      call.output.result(result);
      return result.findings.length === 0 ? 0 : 1;
    });
  },
};

/** Takes another name away. */
export const aliasRemove: Command = {
  name: 'alias remove',
  words: 'NAME',
  summary: 'Takes another name away from its identifier.',
  options: STORE_OPTIONS,
  run: (call) => {
    const [name] = call.words;
    if (name === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one name.');
    return withExistingHouse(call, async (house) => {
      const row = await removeAlias(house.unitOfWork, name, localCaller(CLI_ACTOR));
      call.output.say(`${row.spelling} leads to ${row.igsn} no longer.`);
      call.output.result(row);
      return 0;
    });
  },
};

/** Lists other names. */
export const aliasList: Command = {
  name: 'alias list',
  words: '',
  summary: 'Lists other names of identifiers; of one with --igsn.',
  options: [{ name: 'igsn', value: 'IGSN', definition: 'The names of one identifier.' }, KIND, ...STORE_OPTIONS],
  run: list,
};

/** Writes all other names as CSV. */
export const aliasExport: Command = {
  name: 'alias export',
  words: '',
  summary: 'Writes other names of identifiers as CSV, which `alias import` takes.',
  options: [
    KIND,
    { name: 'out', value: 'FILE', definition: 'File to write; standard output without it.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => {
    const kind = kindOf(call);
    const out = textOption(call, 'out');
    return withExistingHouse(call, async ({ store }) => {
      const lines = Readable.from(csvLines(aliasStore(store.read, store.engine), kind));
      if (out === undefined) await pipeline(lines, process.stdout, { end: false });
      else await pipeline(lines, createWriteStream(out));
      return 0;
    });
  },
};

async function list(call: Call): Promise<ExitStatus> {
  const igsn = textOption(call, 'igsn')?.toUpperCase();
  const kind = kindOf(call);
  return withExistingHouse(call, async ({ store }) => {
    const aliases = aliasStore(store.read, store.engine);
    const rows = igsn === undefined ? await aliases.list('', PAGE, kind) : await aliases.ofIdentifier(igsn);
    for (const one of rows) call.output.say(`${one.spelling.padEnd(36)} ${one.kind.padEnd(8)} ${one.igsn}`);
    if (rows.length === 0) call.output.say('There is no other name.');
    if (rows.length === PAGE) call.output.say('Only the first thousand are shown; `alias export` writes all.');
    call.output.result(rows);
    return 0;
  });
}

async function* csvLines(aliases: ReturnType<typeof aliasStore>, kind: AliasKind | undefined): AsyncGenerator<string> {
  yield 'alias,igsn,kind\n';
  for (let after = ''; ; ) {
    const rows: readonly AliasRow[] = await aliases.list(after, PAGE, kind);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((one) => `${quoted(one.spelling)},${quoted(one.igsn)},${one.kind}\n`).join('');
    after = last.spelling;
  }
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function kindOf(call: Call): AliasKind | undefined {
  const kind = textOption(call, 'kind');
  if (kind === undefined || isAliasKind(kind)) return kind;
  throw new CorestoneError('wrong-call', `--kind ${kind}: handle, doi, oai or name.`);
}
