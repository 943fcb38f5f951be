import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import type { CheckedDocument } from '../../formats/converting/check-document.ts';
import { convertRecord } from '../../formats/converting/convert-record.ts';
import type { Format, WriteContext } from '../../formats/format.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { textOption } from '../command.ts';
import { checkDocuments } from '../documents/check-documents.ts';
import { documentFindingLine } from '../documents/document-finding-line.ts';
import { type DocumentName, listDocuments } from '../documents/list-documents.ts';
import { contextWithoutStore, withFormats } from '../documents/open-formats.ts';
import { fileWriter, folderWriter, isFolder, type ResultWriter, streamWriter } from '../documents/result-writer.ts';
import { allFindings, counts, tellDocument } from '../documents/tell-findings.ts';
import { type RecordLosses, tellLosses } from '../documents/tell-losses.ts';
import { SETTING_OPTIONS } from '../open-house.ts';

/** One record that was converted, as JSON tells it; `text` where no file was written. */
interface Converted extends RecordLosses {
  readonly file: string;
  readonly out: string;
  readonly text?: string;
}

/** A run: where it writes and what came of it. */
interface Run {
  readonly format: Format;
  readonly context: WriteContext;
  readonly now: string;
  readonly writer: ResultWriter;
  readonly keepsText: boolean;
  readonly converted: Converted[];
  readonly findings: Finding[];
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
    ...SETTING_OPTIONS.filter((one) => ['data', 'base-url', 'communities'].includes(one.name)),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Which file is to be converted?');
  const { output } = call;
  return withFormats(call, async (formats, settings) => {
    const format = wantedFormat(textOption(call, 'to'), formats);
    const names = listDocuments(call.words);
    const out = textOption(call, 'out');
    const now = new Date().toISOString();
    const keepsText = out === undefined && output.isJson;
    const writer = writerFor(out, format, names, output.isJson);
    const one: Run = {
      format,
      context: contextWithoutStore(settings),
      now,
      writer,
      keepsText,
      converted: [],
      findings: [],
    };
    // What is said must not stand among what is written.
    const tell = out === undefined ? output.warn : output.say;
    await checkDocuments(names, { readable: formats.readable, today: now.slice(0, 10), output }, (document, name) => {
      if (!output.isJson) tellDocument(document, tell);
      one.findings.push(...allFindings(document));
      convertDocument(document, name, one, output.isJson ? () => undefined : tell);
    });
    writer.done();
    return conclude(call, one, out, tell);
  });
}

function convertDocument(document: CheckedDocument, name: DocumentName, one: Run, tell: (line: string) => void): void {
  const isOnly = document.records.length === 1;
  for (const { record } of document.records) {
    const { igsn } = record.description;
    const made = convertRecord(record, one.format, one.context, one.now);
    const found = made.findings.map((finding) => ({ at: { file: name.file }, ...finding }));
    for (const finding of found) tell(documentFindingLine(finding, igsn));
    one.findings.push(...found);
    if (!made.ok) continue;
    const { text, ...lost } = made.value;
    const out = one.writer.write({ name, igsn, isOnly, text });
    one.converted.push({ file: name.file, igsn, out, ...lost, ...(one.keepsText && { text }) });
  }
}

function conclude({ output }: Call, one: Run, out: string | undefined, tell: (line: string) => void): ExitStatus {
  const { converted, findings, format } = one;
  if (!output.isJson) {
    tellLosses(converted, format.label, tell);
    tell(`${converted.length} records written as ${nameOf(format)}${out === undefined ? '' : ` to ${out}`}.`);
  }
  output.result({ format: format.name, converted, findings });
  return converted.length === 0 || findings.some(counts) ? 1 : 0;
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
