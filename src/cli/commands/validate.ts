import { checkFamilies } from '../../domain/description/rules/check-family.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { knownAmong } from '../../store/read/known-among.ts';
import type { Store } from '../../store/store.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { checkDocuments, JOBS_OPTION, wantedJobs } from '../documents/check-documents.ts';
import { documentFindingLine } from '../documents/document-finding-line.ts';
import type { DocumentResult } from '../documents/document-order.ts';
import { documentVocabularies } from '../documents/document-vocabularies.ts';
import { type DocumentName, listDocuments } from '../documents/list-documents.ts';
import { withFormats } from '../documents/open-formats.ts';
import { allFindings, tellDocument } from '../documents/tell-findings.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** What is told of one document as JSON. */
interface DocumentReport {
  readonly file: string;
  readonly format?: string;
  readonly records: readonly string[];
  readonly findings: readonly Finding[];
}

/** What came of a run. Reports are kept for JSON alone, so that a run over many documents does not fill the memory. */
interface Tally {
  documents: number;
  valid: number;
  records: number;
  errors: number;
  warnings: number;
  readonly reports: DocumentReport[];
}

/**
 * Checks documents against schema and rules; status 1 when there is an error or a warning. Where a store is named, parents that
 * are not among the documents must be in it.
 */
export const validate: Command = {
  name: 'validate',
  words: 'FILE…',
  summary: 'Checks metadata documents of any format against schema and rules: files, folders, or - for standard input.',
  options: [JOBS_OPTION, ...STORE_OPTIONS],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Which file is to be checked?');
  const names = listDocuments(call.words);
  const hasStore = ['data', 'database-url'].some((name) => call.options[name] !== undefined);
  return hasStore ? withExistingHouse(call, ({ store }) => check(call, names, store)) : check(call, names);
}

function check(call: Call, names: readonly DocumentName[], store?: Store): Promise<ExitStatus> {
  const jobs = wantedJobs(call);
  return withFormats(call, async (formats, settings) => {
    const { output } = call;
    const one: Tally = { documents: 0, valid: 0, records: 0, errors: 0, warnings: 0, reports: [] };
    const vocabularies = await documentVocabularies(settings, output);
    const order = { today: new Date().toISOString().slice(0, 10), communities: settings.communities, vocabularies };
    const entries = await checkDocuments(names, { formats, order, jobs, output }, (document) => {
      tellDocument(document, output.say);
      take(document, one, output.isJson);
    });
    const parents = entries.flatMap((entry) => entry.parents);
    const between = checkFamilies(entries, store && (await knownIn(store, parents)));
    for (const found of between.slice(0, 100)) output.say(documentFindingLine(found));
    if (between.length > 100)
      output.say(`         and ${between.length - 100} more between records; --json has them all.`);
    return conclude(call, one, between);
  });
}

function take(document: DocumentResult, one: Tally, keepsReport: boolean): void {
  const findings = allFindings(document);
  one.documents++;
  one.records += document.records.length;
  if (!findings.some(({ severity }) => severity === 'error')) one.valid++;
  note(findings, one);
  if (keepsReport) one.reports.push(reportOf(document, findings));
}

function note(findings: readonly Finding[], one: Tally): void {
  one.errors += findings.filter(({ severity }) => severity === 'error').length;
  one.warnings += findings.filter(({ severity }) => severity === 'warning').length;
}

function conclude({ output }: Call, one: Tally, between: readonly Finding[]): ExitStatus {
  note(between, one);
  const { documents, valid, records, errors, warnings, reports } = one;
  output.say(`${valid} of ${documents} documents valid, ${records} records, ${errors} errors, ${warnings} warnings.`);
  output.result({ documents: reports, betweenRecords: between, valid, errors, warnings });
  return errors + warnings > 0 ? 1 : 0;
}

function reportOf({ file, format, records }: DocumentResult, findings: readonly Finding[]): DocumentReport {
  return { file, ...(format !== undefined && { format }), records: records.map(({ igsn }) => igsn), findings };
}

async function knownIn(store: Store, igsns: readonly string[]): Promise<(igsn: string) => boolean> {
  const known = await knownAmong(store, [...new Set(igsns)]);
  return (igsn) => known.has(igsn);
}
