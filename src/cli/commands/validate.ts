import { checkFamilies } from '../../domain/description/rules/check-family.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { CheckedDocument } from '../../formats/converting/check-document.ts';
import { isKnown } from '../../store/read/find-known.ts';
import type { Store } from '../../store/store.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { checkDocuments } from '../documents/check-documents.ts';
import { documentFindingLine } from '../documents/document-finding-line.ts';
import { type DocumentName, listDocuments } from '../documents/list-documents.ts';
import { withFormats } from '../documents/open-formats.ts';
import { allFindings, counts, tellDocument } from '../documents/tell-findings.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** What is told of one document as JSON. */
interface DocumentReport {
  readonly file: string;
  readonly format?: string;
  readonly records: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Checks documents against schema and rules; status 1 when there is an error or a warning. Where a store is named, parents that
 * are not among the documents must be in it.
 */
export const validate: Command = {
  name: 'validate',
  words: 'FILE…',
  summary: 'Checks metadata documents of any format against schema and rules: files, folders, or - for standard input.',
  options: [...STORE_OPTIONS],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw new CorestoneError('wrong-call', 'Which file is to be checked?');
  const names = listDocuments(call.words);
  const hasStore = ['data', 'database-url'].some((name) => call.options[name] !== undefined);
  return hasStore ? withExistingHouse(call, ({ store }) => check(call, names, store)) : check(call, names);
}

function check(call: Call, names: readonly DocumentName[], store?: Store): Promise<ExitStatus> {
  return withFormats(call, async ({ readable }) => {
    const { output } = call;
    const reports: DocumentReport[] = [];
    const today = new Date().toISOString().slice(0, 10);
    const entries = await checkDocuments(names, { readable, today, output }, (document) => {
      tellDocument(document, output.say);
      reports.push(reportOf(document));
    });
    const parents = entries.flatMap((one) => one.parents);
    const between = checkFamilies(entries, store && (await knownIn(store, parents)));
    for (const one of between.slice(0, 100)) output.say(documentFindingLine(one));
    if (between.length > 100)
      output.say(`         and ${between.length - 100} more between records; --json has them all.`);
    return conclude(call, reports, between);
  });
}

function conclude({ output }: Call, documents: readonly DocumentReport[], between: readonly Finding[]): ExitStatus {
  const findings = [...documents.flatMap((one) => one.findings), ...between];
  const isGood = ({ findings: own }: DocumentReport) => !own.some((one) => one.severity === 'error');
  const valid = documents.filter(isGood).length;
  const records = documents.reduce((sum, one) => sum + one.records.length, 0);
  const said = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [said('error'), said('warning')];
  output.say(
    `${valid} of ${documents.length} documents valid, ${records} records, ${errors} errors, ${warnings} warnings.`,
  );
  output.result({ documents, betweenRecords: between, valid, errors, warnings });
  return findings.some(counts) ? 1 : 0;
}

function reportOf(document: CheckedDocument): DocumentReport {
  return {
    file: document.file,
    ...(document.format && { format: document.format.name }),
    records: document.records.map(({ record }) => record.description.igsn),
    findings: allFindings(document),
  };
}

async function knownIn(store: Store, igsns: readonly string[]): Promise<(igsn: string) => boolean> {
  const known = new Set<string>();
  for (const igsn of new Set(igsns)) if (await isKnown(store.read, igsn)) known.add(igsn);
  return (igsn) => known.has(igsn);
}
