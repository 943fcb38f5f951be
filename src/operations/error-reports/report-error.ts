import { checkErrorReport, type ErrorReportFacts } from '../../domain/error-report/error-report.ts';
import { bad, type Checked, good, hasError } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { addressesFor } from '../../domain/party/contact.ts';
import { isGranted } from '../../domain/party/permission.ts';
import type { UserRow } from '../access-ports.ts';
import { expeditionOf } from '../curation/requests/request-access.ts';
import { type ContactAddresses, tellAnswering, tellExpeditionCurators } from '../curation/requests/tell-people.ts';
import type { Actor, UnitOfWork, Work } from '../ports.ts';
import type { AccessedExpedition } from '../tree-access.ts';
import type { ErrorReport } from './error-report-ports.ts';

/** A report to be kept. */
export interface WantedErrorReport {
  readonly facts: ErrorReportFacts;
  /** The record as it is read; `version` is the one that was seen. */
  readonly record: {
    readonly igsn: string;
    readonly version: number;
    readonly client: string;
    readonly objectId: string | null;
  };
  readonly language: Language;
}

/** Who reports, for the audit trail: never a name that was typed. */
export const REPORTER: Actor = { name: 'reader', origin: 'api' };

/**
 * Keeps what a reader says is wrong with a record, whose page was found public by who calls, and mails who answers for it: as
 * `tellExpeditionCurators` does; for a record of no expedition those with a role for its client that lets them correct it. The client's contacts
 * for errors are told too; where nobody would be, those of its agent, else who gets alarms. Where nobody has an address it is kept all the same. Name and address of the reader stand in no mail and not in the audit trail.
 * Findings of `checkErrorReport`.
 */
export function reportError(
  unitOfWork: UnitOfWork,
  { facts, record, language }: WantedErrorReport,
): Promise<Checked<ErrorReport>> {
  return unitOfWork(async (work) => {
    const findings = checkErrorReport(facts);
    if (hasError(findings)) return bad(...findings);
    const { igsn, version, objectId } = record;
    const expedition = await expeditionOfObject(work, objectId);
    const at = work.now();
    const kept: ErrorReport = {
      ...facts,
      id: work.newKey(),
      igsn,
      version,
      expeditionId: expedition?.id ?? null,
      language,
      state: 'new',
      createdAt: at,
      changedAt: at,
      changedBy: REPORTER.name,
      mendedAt: null,
      revision: 1,
    };
    await work.errorReports.add(kept);
    const entry = { action: 'report-error', subject: kept.id, after: { igsn, version } };
    await work.audit(REPORTER, [entry], at);
    await tell(work, kept, record.client, expedition);
    return good(kept);
  });
}

/** Undefined for what lies in no expedition that there is. */
async function expeditionOfObject(work: Work, objectId: string | null) {
  const [object] = objectId === null ? [] : await work.tree.findByIds([objectId]);
  const id = object?.type === 'expedition' ? object.id : (object?.expeditionId ?? null);
  const [found] = id === null ? [] : await work.tree.findByIds([id]);
  return found?.type === 'expedition' ? expeditionOf(work, found.id) : undefined;
}

async function tell(
  work: Work,
  { id, igsn, problem }: ErrorReport,
  client: string,
  expedition: AccessedExpedition | undefined,
): Promise<void> {
  const subject = `Error reported in record ${igsn}`;
  const text = `${subject}.\n\n${problem}\n\n${work.desk.baseUrl}/admin/errors?state=all#e-${id}\n`;
  const mail = { subject, text, about: { kind: 'error-report', id } };
  const contacts = await contactsOf(work, client);
  if (expedition !== undefined) return tellExpeditionCurators(work, expedition, { curator: '', ...mail }, contacts);
  const answers = ({ grants }: UserRow) => {
    const own = grants.filter(({ party }) => party !== '' && party === client);
    return isGranted(own, 'deposit', client);
  };
  return tellAnswering(work, mail, answers, contacts);
}

/** The client's contacts for errors are told beside its users, those of its agent where there would be nobody. */
async function contactsOf(work: Work, symbol: string): Promise<ContactAddresses> {
  const [client] = await work.parties.clientDetails([symbol]);
  if (client === undefined) return {};
  const beside = addressesFor('errors', client.contacts);
  if (beside.length > 0) return { beside };
  const agent = (await work.parties.agents()).find((one) => one.symbol === client.agent);
  return { instead: addressesFor('errors', agent?.contacts ?? []) };
}
