import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  LABEL_FORMATS,
  type LabelFormat,
  type LabelledThings,
  selectLabels,
  writeLabels,
} from '../../api/paper/make-labels.ts';
import { selectPlaceLabels } from '../../api/paper/place-labels.ts';
import { printLabels, printPlaceLabels } from '../../api/paper/print-labels.ts';
import type { House } from '../../context.ts';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { LABEL_PRESETS } from '../../domain/label/label-presets.ts';
import { ZPL_DPIS } from '../../labels/write-label-zpl.ts';
import { recordPrinting } from '../../operations/paper/record-printing.ts';
import { type Call, type Command, type ExitStatus, isSet, listOption, textOption } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, tellOtherAddress, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';
import { writeWhole } from './report.ts';

/** Writes labels to a file, or sends them to a printer. */
export const label: Command = {
  name: 'label',
  words: '',
  summary: 'Writes labels as PDF, ZPL or SVG, or sends them to a printer; what is printed is recorded.',
  choices: { heading: 'Layouts that come with the program', words: LABEL_PRESETS.map((one) => one.name) },
  options: [
    {
      name: 'expedition',
      value: 'CODE',
      definition: 'The expedition; PROGRAM/CODE where several programs count alike.',
    },
    { name: 'type', value: 'TYPE', definition: `Objects of one type: ${OBJECT_TYPES.slice(3, 17).join(', ')}.` },
    { name: 'hole', value: 'NAME', definition: 'One hole, as A, 1_A or 5054_1_A.' },
    { name: 'cores', value: 'N-M', definition: 'Core runs of one hole, as 84 or 80-90.' },
    { name: 'id', value: 'ID', multiple: true, definition: 'Only these: IGSNs or names of objects.' },
    { name: 'ids-from', value: 'FILE', definition: 'The same from a file, one a line.' },
    { name: 'place', value: 'CODE', multiple: true, definition: 'Places of the storage instead, by their codes.' },
    { name: 'below', definition: 'With --place: all places in them, too.' },
    { name: 'layout', value: 'NAME', definition: 'Layout of the label; that of the type without.' },
    { name: 'out', value: 'FILE', definition: `File to write; its end says what it is: ${LABEL_FORMATS.join(', ')}.` },
    { name: 'printer', value: 'NAME', definition: 'Printer to send them to instead.' },
    { name: 'dpi', value: 'N', definition: `Dots an inch of ZPL: ${ZPL_DPIS.join(', ')}.` },
    { name: 'copies', value: 'N', definition: 'How many of each.' },
    { name: 'skip', value: 'N', definition: 'Places of the first sheet that are used already.' },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => ['paper-font', 'printers'].includes(name)),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const places = listOption(call, 'place');
  if (places.length > 0) return placeLabels(call, places);
  const expedition = textOption(call, 'expedition');
  const [out, printer] = [textOption(call, 'out'), textOption(call, 'printer')];
  if (expedition === undefined || (out === undefined) === (printer === undefined))
    throw new CorestoneError(
      'wrong-call',
      'Say --expedition CODE or --place CODE, and either --out FILE or --printer NAME.',
    );
  const wanted = {
    expedition,
    type: typeOf(textOption(call, 'type')),
    hole: textOption(call, 'hole'),
    cores: textOption(call, 'cores'),
    layout: textOption(call, 'layout'),
    ids: await idsOf(call),
  };
  const copies = numberOption(call, 'copies', 1, 100) ?? 1;
  return withExistingHouse(call, async (house) => {
    await tellOtherAddress(house, call.output);
    const labels = await selectLabels(house, CLI_CALLER, wanted);
    if (printer === undefined) return writeFile(call, house, labels, { out: out!, copies });
    return tellPrinted(call, printer, await printLabels(house, CLI_CALLER, labels, { printer, copies }));
  });
}

/** Labels of places go into a file or to a printer, which belongs to no expedition then. */
function placeLabels(call: Call, codes: readonly string[]): Promise<ExitStatus> {
  const [out, printer] = [textOption(call, 'out'), textOption(call, 'printer')];
  if ((out === undefined) === (printer === undefined) || textOption(call, 'expedition') !== undefined)
    throw new CorestoneError(
      'wrong-call',
      'Say --place CODE, and either --out FILE or --printer NAME, without --expedition.',
    );
  const copies = numberOption(call, 'copies', 1, 100) ?? 1;
  return withExistingHouse(call, async (house) => {
    await tellOtherAddress(house, call.output);
    const wanted = { codes, below: isSet(call, 'below'), layout: textOption(call, 'layout') };
    const labels = await selectPlaceLabels(house, CLI_CALLER, wanted);
    if (printer === undefined) return writeFile(call, house, labels, { out: out!, copies });
    return tellPrinted(call, printer, await printPlaceLabels(house, CLI_CALLER, labels, { printer, copies }));
  });
}

function tellPrinted(
  call: Call,
  printer: string,
  { job, findings }: Awaited<ReturnType<typeof printLabels>>,
): ExitStatus {
  const error = job.lastError === null ? '' : `: ${job.lastError}`;
  call.output.say(`${job.labels} labels for printer ${printer}: ${job.state}${error}`);
  tell(call, findings);
  call.output.result({ ...job, findings });
  return job.state === 'sent' && findings.length === 0 ? 0 : 1;
}

type Selected = Awaited<ReturnType<typeof selectLabels>>;

async function writeFile(
  call: Call,
  house: House,
  labels: LabelledThings & Partial<Pick<Selected, 'printing'>>,
  { out, copies }: { readonly out: string; readonly copies: number },
): Promise<ExitStatus> {
  const format = formatOf(out);
  const dpi = ZPL_DPIS.find((one) => String(one) === (textOption(call, 'dpi') ?? '203'));
  if (dpi === undefined) throw new CorestoneError('wrong-call', `--dpi: one of ${ZPL_DPIS.join(', ')}.`);
  const skip = numberOption(call, 'skip', 0, 2500) ?? 0;
  const { document, findings } = await writeLabels(house, labels, format, { dpi, copies, skip });
  await writeWhole(Readable.from([document]), out);
  const count = format === 'svg' ? 1 : labels.values.length * copies;
  if (format !== 'svg' && labels.printing !== undefined) {
    const printing = { ...labels.printing, to: format.toUpperCase(), copies };
    await recordPrinting(house.unitOfWork, printing, CLI_CALLER);
  }
  call.output.say(`${count} ${count === 1 ? 'label' : 'labels'} (${labels.layout.title}) written to ${out}.`);
  tell(call, findings);
  call.output.result({ labels: count, layout: labels.layout.name, file: out, findings });
  return findings.length === 0 ? 0 : 1;
}

const MOST_TOLD = 20;

function tell(call: Call, findings: readonly Finding[]): void {
  for (const one of findings.slice(0, MOST_TOLD)) call.output.warn(findingLine(one));
  if (findings.length > MOST_TOLD) call.output.warn(`and ${findings.length - MOST_TOLD} more.`);
}

function formatOf(out: string): LabelFormat {
  const end = /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase();
  const format = LABEL_FORMATS.find((one) => one === end);
  if (format !== undefined) return format;
  throw new CorestoneError('wrong-call', `--out ${out}: ends in .${LABEL_FORMATS.join(', .')}.`);
}

function typeOf(text: string | undefined): ObjectType | undefined {
  const type = OBJECT_TYPES.find((one) => one === text?.replace('-', '_'));
  if (text === undefined || type !== undefined) return type;
  throw new CorestoneError('wrong-call', `--type ${text}: one of ${OBJECT_TYPES.join(', ')}.`);
}

async function idsOf(call: Call): Promise<readonly string[] | undefined> {
  const file = textOption(call, 'ids-from');
  const lines = file === undefined ? [] : (await readFile(file, 'utf8')).split(/\r?\n/).map((one) => one.trim());
  const ids = [...listOption(call, 'id'), ...lines.filter((one) => one !== '')];
  return ids.length === 0 ? undefined : ids;
}

function numberOption(call: Call, name: string, least: number, most: number): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,4}$/.test(text) && value >= least && value <= most) return value;
  throw new CorestoneError('wrong-call', `--${name} ${text}: a whole number from ${least} to ${most}.`);
}
