import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import {
  hasPictures,
  makeReport,
  REPORT_FORMATS,
  type ReportFormat,
  reportFileName,
  writeReport,
} from '../../api/paper/make-report.ts';
import { CorestoneError } from '../../domain/error.ts';
import { REPORTS } from '../../reports/all-reports.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Writes one report of an expedition. */
export const report: Command = {
  name: 'report',
  words: 'NAME',
  summary: 'Writes a report of an expedition as HTML, PDF, XLSX or CSV.',
  choices: { heading: 'Reports', words: REPORTS.map((one) => one.name) },
  options: [
    {
      name: 'expedition',
      value: 'CODE',
      definition: 'The expedition; PROGRAM/CODE where several programs count alike.',
    },
    { name: 'hole', value: 'NAME', definition: 'One hole, as A, 1_A or 5054_1_A.' },
    { name: 'cores', value: 'N-M', definition: 'Core runs of one hole, as 84 or 80-90.' },
    { name: 'object', value: 'NAME', definition: 'One object with all below it, for records and record-details.' },
    { name: 'day', value: 'DATE', definition: 'Day of the daily report; the last one with core without.' },
    { name: 'format', value: 'FORMAT', definition: `${REPORT_FORMATS.join(', ')}; as the file ends without.` },
    { name: 'out', value: 'FILE', definition: 'File to write; a name made from the report without.' },
    ...STORE_OPTIONS,
    ...SETTING_OPTIONS.filter(({ name }) => name === 'paper-font'),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const [name] = call.words;
  const expedition = textOption(call, 'expedition');
  if (name === undefined || call.words.length > 1 || expedition === undefined)
    throw new CorestoneError(
      'wrong-call',
      'Say one report and --expedition CODE; `corestone report --help` lists the reports.',
    );
  const format = formatOf(textOption(call, 'format'), textOption(call, 'out'));
  const wanted = {
    name,
    expedition,
    hole: textOption(call, 'hole'),
    cores: textOption(call, 'cores'),
    object: textOption(call, 'object'),
    day: textOption(call, 'day'),
    hasPictures: hasPictures(format),
  };
  const out = textOption(call, 'out') ?? reportFileName(wanted, format);
  return withExistingHouse(call, async (house) => {
    const made = await makeReport(house, CLI_CALLER, wanted);
    await writeWhole(await writeReport(made, format, house.settings.paperFont), out);
    call.output.say(`${made.title}, ${made.subtitle}: written to ${out}.`);
    call.output.result({ report: name, expedition, format, file: out });
    return 0;
  });
}

function formatOf(named: string | undefined, out: string | undefined): ReportFormat {
  const wanted = named ?? /\.([a-z]+)$/i.exec(out ?? '')?.[1]?.toLowerCase() ?? 'html';
  const format = REPORT_FORMATS.find((one) => one === wanted);
  if (format !== undefined) return format;
  throw new CorestoneError('wrong-call', `--format ${wanted}: one of ${REPORT_FORMATS.join(', ')}.`);
}

/** Writes a file that appears under its name only when it is whole. */
export async function writeWhole(source: NodeJS.ReadableStream, out: string): Promise<void> {
  const partial = `${out}.partial`;
  try {
    await pipeline(source, createWriteStream(partial));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
