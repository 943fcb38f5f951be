import { type BackReport, checkBackReport } from '../../../domain/curation/back-report.ts';
import { parcelName } from '../../../domain/curation/parcel.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { expeditionOf } from '../requests/request-access.ts';
import { tellExpeditionCurators } from '../requests/tell-people.ts';
import type { PackedParcel } from './pack-parcel.ts';
import type { Parcel, ParcelReport } from './parcel-ports.ts';

/** Reports that one parcel gets at most, so that a link that went astray fills no store. */
const MOST_REPORTS = 100;
const LONGEST_NAME = 200;

/** Who reports through the link of a parcel. */
const RECIPIENT: Actor = { name: 'recipient', origin: 'api' };

/** The parcel that a link is for, with its things and what was reported. Throws `not-found`; never says more. */
export async function parcelByLink(
  work: Pick<Work, 'parcels'>,
  secretHash: string,
): Promise<PackedParcel & { readonly reports: readonly ParcelReport[] }> {
  const parcel = await work.parcels.findBySecret(secretHash);
  if (parcel === undefined) throw new CorestoneError('not-found', 'This link leads to no parcel.');
  const items = await work.parcels.itemsOf([parcel.id]);
  return { parcel, items, reports: await work.parcels.reportsOf(parcel.id) };
}

/**
 * Keeps what a recipient reports by the link and tells the curators; nothing else changes until one of them accepts it. `id` was made with the form: sent twice
 * it is one report. Throws `not-found`, `invalid-input` with the findings of `checkBackReport`, `too-many`.
 */
export function reportBack(
  unitOfWork: UnitOfWork,
  secretHash: string,
  { id, by, content }: { readonly id: string; readonly by: string; readonly content: BackReport },
): Promise<ParcelReport> {
  return unitOfWork(async (work) => {
    const { parcel, items, reports } = await parcelByLink(work, secretHash);
    const same = reports.find((one) => one.id === id);
    if (same !== undefined) return same;
    if (reports.length >= MOST_REPORTS) throw new CorestoneError('too-many', 'Too much was reported by this link.');
    const findings = checkBackReport(content, items);
    if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
    const at = work.now();
    const name =
      by
        .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
        .trim()
        .slice(0, LONGEST_NAME) || parcel.recipient.name;
    const settling = { settledAt: null, settledBy: null, reason: '' };
    const report: ParcelReport = {
      id,
      parcelId: parcel.id,
      state: 'new',
      reportedAt: at,
      reportedBy: name,
      content,
      ...settling,
    };
    if ((await work.parcels.findReport(id)) !== undefined)
      throw new CorestoneError('not-found', 'This link leads to no parcel.');
    await work.parcels.addReport(report);
    // Who reported stands in the report; the audit trail keeps for ever what it has.
    await work.audit(RECIPIENT, [{ action: 'report-back', subject: parcelName(parcel), after: { id, content } }], at);
    await tellOfReport(work, parcel);
    return report;
  });
}

/** Nothing of what was written goes by mail: it is read where it is settled. */
async function tellOfReport(work: Work, parcel: Parcel): Promise<void> {
  const expedition = await expeditionOf(work, parcel.expeditionId);
  const [request] = parcel.requestId === null ? [] : await work.requests.find([parcel.requestId]);
  const subject = `Parcel ${parcelName(parcel)} of expedition ${expedition.name}: its recipient reports`;
  const text = `${subject}.\n\n${work.desk.baseUrl}/admin/parcels/${parcel.id}\n`;
  const about = { kind: 'parcel-report', id: parcel.id };
  await tellExpeditionCurators(work, expedition, { curator: request?.curator ?? '', subject, text, about });
}
