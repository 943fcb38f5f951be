import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import { filesInFolders } from '../../intake/files-in-folders.ts';
import { allBytes } from '../../intake/input.ts';
import { readMapping } from '../../intake/mapping/read-mapping.ts';
import type { ImportMapping } from '../../intake/mapping/table-mapping.ts';
import { openInput } from '../../intake/open-input.ts';
import { openPreview } from '../../intake/preview/open-preview.ts';
import { readFiles } from '../../intake/read-files.ts';
import { importExpedition } from '../../operations/import/import-expedition.ts';
import { type ImportResult, isWithoutErrors } from '../../operations/import/import-options.ts';
import type { MappingPort } from '../../operations/import/mapping-ports.ts';
import { refreshStatistics } from '../../store/engine/refresh-statistics.ts';
import { mappingStore } from '../../store/ports/mapping-store.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { openFindingsFile } from '../findings-file.ts';
import { CLI_ACTOR, STORE_OPTIONS, withHouse } from '../open-house.ts';
import { findingLine, type Output } from '../output.ts';

const LARGEST_MAPPING = 1024 * 1024;
/** Findings that a table holds, a row each; more are counted, as everywhere. */
const MOST_IN_TABLE = 1_000_000;
const LINES_OF_A_KIND = { error: 50, warning: 3, info: 3 } as const;

/** Takes tables or a section listing into the core tree. */
export const expeditionImport: Command = {
  name: 'expedition import',
  words: 'FILE…',
  summary: 'Takes CSV, XLSX or JSON tables and section listings into the core tree.',
  options: [
    { name: 'dry-run', definition: 'Checks everything, keeps nothing.' },
    { name: 'strict', definition: 'One error keeps everything out.' },
    { name: 'expedition', value: 'CODE', definition: 'Expedition of rows that name none.' },
    { name: 'program', value: 'ACRONYM', definition: 'Program of the expedition; its acronym is the IGSN namespace.' },
    {
      name: 'mapping',
      value: 'FILE',
      definition: 'How columns are read, as JSON; see --propose-mapping. Or the name of a mapping that is kept.',
    },
    {
      name: 'findings',
      value: 'FILE.csv',
      definition: 'Writes all findings into a table: severity, file, sheet, row, column, value, rule, code, text.',
    },
    { name: 'propose-mapping', definition: 'Says how the columns would be read, as JSON to keep; takes nothing.' },
    ...STORE_OPTIONS,
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Which file is to be imported?');
  const [expedition, program] = [textOption(call, 'expedition'), textOption(call, 'program')];
  const names = { ...(expedition === undefined ? {} : { expedition }), ...(program === undefined ? {} : { program }) };
  if (isSet(call, 'propose-mapping')) return propose(call);
  const file = textOption(call, 'findings');
  const table = file === undefined ? undefined : await openFindingsFile(file, call.words);
  return withHouse(call, async (house) => {
    const ownFields = new OwnFields(await ownFieldStore(house.store.read).all());
    const mapping = await mappingOf(call, ownFields, mappingStore(house.store.read));
    const reading = { ...names, ownFields, ...(mapping === undefined ? {} : { mapping }) };
    const progress = call.output.progress('Reading rows');
    const result = await importExpedition(house.unitOfWork, () => readFiles(call.words, reading), {
      ...names,
      actor: CLI_ACTOR,
      strict: isSet(call, 'strict'),
      dryRun: isSet(call, 'dry-run'),
      ...(table !== undefined && { mostFindings: MOST_IN_TABLE }),
      onProgress: (rows) => progress.update(rows, 0),
    });
    progress.done();
    if (result.kept) await refreshStatistics(house.store);
    await table?.write(result.findings);
    tell(call.output, result, { dryRun: isSet(call, 'dry-run'), table: table?.path });
    return isWithoutErrors(result) ? 0 : 1;
  });
}

/** Writes the mapping to standard output, and what a person should look at to standard error. */
async function propose(call: Call): Promise<ExitStatus> {
  const paths = await filesInFolders(call.words);
  const inputs = await Promise.all(paths.map((path) => openInput(path, basename(path))));
  const { tables, mapping } = await openPreview(inputs, {}, 1);
  for (const { file, sheet, isTypeSure, type, columns } of tables) {
    const place = sheet === undefined ? file : `${file}, ${sheet}`;
    if (!isTypeSure) call.output.warn(`${place}: neither name nor headings tell what it holds; ${type} is a guess.`);
    for (const { heading, field, ground } of columns)
      if (ground !== 'known') call.output.warn(`${place}: ${heading} ${WORDS[ground](field)}`);
  }
  call.output.say(JSON.stringify(mapping, null, 2));
  call.output.result(mapping);
  return tables.length === 0 ? 1 : 0;
}

const WORDS = {
  near: (field: string | null) => `is perhaps ${field}.`,
  unit: () => 'has a unit that does not fit, so it is left out.',
  none: () => 'is like nothing that is known, so it is left out.',
} as const;

async function mappingOf(
  call: Call,
  ownFields: OwnFields,
  kept: Pick<MappingPort, 'find'>,
): Promise<ImportMapping | undefined> {
  const path = textOption(call, 'mapping');
  if (path === undefined) return undefined;
  const named = existsSync(path) ? undefined : await kept.find(path.normalize('NFC'));
  const text = named?.mapping ?? (await textOf(path));
  const read = readMapping(text, basename(path), ownFields);
  if (read.ok) return read.value;
  throw new CorestoneError('invalid-input', `${path} cannot be used as a mapping.`, { findings: read.findings });
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await allBytes(await openInput(path, basename(path)), LARGEST_MAPPING));
}

interface Told {
  readonly dryRun: boolean;
  /** File that all findings stand in. */
  readonly table: string | undefined;
}

function tell(output: Output, result: ImportResult, { dryRun, table }: Told): void {
  tellFindings(output, result, table);
  output.say(
    `${'Object'.padEnd(18)}${'new'.padStart(9)}${'changed'.padStart(9)}${'same'.padStart(9)}${'refused'.padStart(9)}`,
  );
  for (const [type, counts] of Object.entries(result.byType)) {
    const figures = [counts.created, counts.updated, counts.unchanged, counts.refused];
    if (figures.some((one) => one > 0))
      output.say(`${type.replaceAll('_', ' ').padEnd(18)}${figures.map((one) => String(one).padStart(9)).join('')}`);
  }
  if (result.rowsNotRead > 0)
    output.say(
      `${result.rowsNotRead.toLocaleString('en')} ${result.rowsNotRead === 1 ? 'row' : 'rows'} could not be read; the errors above say why.`,
    );
  for (const namespace of result.namespacesTaken)
    output.say(`Namespace ${namespace} was free: this installation holds it now.`);
  if (dryRun) output.say('Dry run: nothing was kept.');
  else if (!result.kept) output.say('Strict: there are errors, so nothing was kept.');
  output.result(result);
}

/** Errors first; of each kind a few lines and how many more there are, so that 500 like warnings hide nothing. */
function tellFindings(output: Output, result: ImportResult, table: string | undefined): void {
  const kinds = Map.groupBy(result.findings, (one) => `${one.severity} ${one.code}`);
  const ordered = [...kinds.values()].toSorted((a, b) => RANK[a[0]!.severity] - RANK[b[0]!.severity]);
  for (const alike of ordered) {
    const shown = LINES_OF_A_KIND[alike[0]!.severity];
    for (const one of alike.slice(0, shown)) output.say(findingLine(one));
    if (alike.length > shown)
      output.say(
        `         … and ${alike.length - shown} more like it [${alike[0]!.code}]${table === undefined ? '; --findings FILE.csv writes all' : ''}.`,
      );
  }
  if (result.findingsNotShown > 0) output.say(`${result.findingsNotShown} further findings were only counted.`);
  const count = result.findings.length.toLocaleString('en');
  if (table !== undefined)
    output.say(`${result.findingsNotShown > 0 ? 'The first' : 'All'} ${count} findings stand in ${table}.`);
  if (ordered.length > 0) output.say();
}

const RANK = { error: 0, warning: 1, info: 2 } as const;
