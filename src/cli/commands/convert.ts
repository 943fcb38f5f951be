import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import type { ConvertedRecord } from '../../formats/converting/convert-record.ts';
import type { Format } from '../../formats/format.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { textOption } from '../command.ts';
import { checkDocuments, JOBS_OPTION, wantedJobs } from '../documents/check-documents.ts';
import { documentFindingLine } from '../documents/document-finding-line.ts';
import type { DocumentResult } from '../documents/document-order.ts';
import { documentVocabularies } from '../documents/document-vocabularies.ts';
import { type DocumentName, listDocuments } from '../documents/list-documents.ts';
import { withFormats } from '../documents/open-formats.ts';
import {
  fileWriter,
  folderWriter,
  isFolder,
  type Result,
  type ResultWriter,
  streamWriter,
} from '../documents/result-writer.ts';
import { allFindings, counts, tellDocument } from '../documents/tell-findings.ts';
import { LossTally, type RecordLosses } from '../documents/tell-losses.ts';
import { SETTING_OPTIONS } from '../open-house.ts';

/** One record that was converted, as JSON tells it; `text` where no file was written. */
interface Converted extends RecordLosses {
  readonly file: string;
  readonly out: string;
  readonly text?: string;
}

/** A run: where it writes and what came of it. Single records and findings are kept for JSON alone. */
interface Run {
  readonly format: Format;
  readonly writer: ResultWriter;
  readonly isJson: boolean;
  readonly keepsText: boolean;
  readonly tell: (line: string) => void;
  readonly lost: LossTally;
  readonly converted: Converted[];
  readonly findings: Finding[];
  hasCounting: boolean;
}

/** Writes documents of any format in another; status 1 when a document or record could not be converted or has findings. */
export const convert: Command = {
  name: 'convert',
  words: 'FILE…',
  summary:
    'Writes metadata documents in another format and says what is lost: files, folders, or - for standard input.',
  options: [
    {
      name: 'to',
      value: 'FORMAT',
      definition:
        'Format to write, with its version where there are several (datacite4.3); a wrong one lists them all.',
    },
    {
      name: 'out',
      value: 'FILE|FOLDER',
      definition: 'Where to write: a folder takes one file a record. Standard output without it.',
    },
    JOBS_OPTION,
    ...SETTING_OPTIONS.filter((one) => ['data', 'database-url', 'base-url', 'communities'].includes(one.name)),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Which file is to be converted?');
  const { output } = call;
  const jobs = wantedJobs(call);
  return withFormats(call, async (formats, settings) => {
    const format = wantedFormat(textOption(call, 'to'), formats);
    const names = listDocuments(call.words);
    const one = newRun(call, format, names);
    const { communities, baseUrl } = settings;
    const now = new Date().toISOString();
    const vocabularies = await documentVocabularies(settings, output);
    const convert = { to: format.name, now, baseUrl };
    const order = { today: now.slice(0, 10), communities, vocabularies, convert };
    try {
      await checkDocuments(names, { formats, order, jobs, output }, (document, name) => take(document, name, one));
      one.writer.done();
    } catch (error) {
      one.writer.giveUp();
      throw error;
    }
    return conclude(call, one);
  });
}

function newRun(call: Call, format: Format, names: readonly DocumentName[]): Run {
  const { output } = call;
  const out = textOption(call, 'out');
  return {
    format,
    writer: writerFor(out, format, names, output.isJson),
    isJson: output.isJson,
    keepsText: out === undefined && output.isJson,
    // What is said must not stand among what is written.
    tell: out === undefined ? output.warn : output.say,
    lost: new LossTally(),
    converted: [],
    findings: [],
    hasCounting: false,
  };
}

function take(document: DocumentResult, name: DocumentName, one: Run): void {
  const { isJson, tell } = one;
  if (!isJson) tellDocument(document, tell);
  note(allFindings(document), one);
  const isOnly = document.records.length === 1;
  for (const { igsn, converted } of document.records) {
    if (converted === undefined) continue;
    const found = converted.findings.map((finding) => ({ at: { file: name.file }, ...finding }));
    if (!isJson) for (const finding of found) tell(documentFindingLine(finding, igsn));
    note(found, one);
    if (converted.ok) keep(converted.value, { name, igsn, isOnly }, one);
  }
}

function keep({ text, ...lost }: ConvertedRecord, from: Omit<Result, 'text'>, one: Run): void {
  const { name, igsn } = from;
  const out = one.writer.write({ ...from, text });
  one.lost.add({ igsn, ...lost });
  if (one.isJson) one.converted.push({ file: name.file, igsn, out, ...lost, ...(one.keepsText && { text }) });
}

function note(findings: readonly Finding[], one: Run): void {
  if (findings.some(counts)) one.hasCounting = true;
  if (one.isJson) one.findings.push(...findings);
}

function conclude(call: Call, { converted, findings, format, lost, tell, isJson, hasCounting }: Run): ExitStatus {
  const out = textOption(call, 'out');
  if (!isJson) {
    lost.tell(format.label, tell);
    tell(`${lost.records} records written as ${nameOf(format)}${out === undefined ? '' : ` to ${out}`}.`);
  }
  call.output.result({ format: format.name, converted, findings });
  return lost.records === 0 || hasCounting ? 1 : 0;
}

function wantedFormat(name: string | undefined, { writable }: InstalledFormats): Format {
  const wanted = name?.toLowerCase();
  const found =
    writable.find((one) => one.name.toLowerCase() === wanted) ??
    writable.find((one) => one.oaiPrefix?.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const all = writable.map((one) => one.name).join(', ');
  throw new CorestoneError(
    'wrong-call',
    `${name === undefined ? 'Say --to FORMAT' : `There is no format ${name}`}; there are ${all}.`,
  );
}

function writerFor(
  out: string | undefined,
  format: Format,
  names: readonly DocumentName[],
  isJson: boolean,
): ResultWriter {
  if (out === undefined) return streamWriter(format, (text) => void (isJson || process.stdout.write(text)));
  return isFolder(out, names.length) ? folderWriter(out, format, names) : fileWriter(out, format, names);
}

/** Label and version, the version once. */
function nameOf({ label, version }: Format): string {
  return label.endsWith(version) ? label : `${label} ${version}`;
}
