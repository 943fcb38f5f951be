import type { ReportedSubsample } from '../../../domain/curation/back-report.ts';
import { type ItemState, isOpenItem } from '../../../domain/curation/parcel.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { StationOperation } from '../../../domain/station/station-operation.ts';
import type { Caller } from '../../caller.ts';
import { holdStorage } from '../../hold-jobs.ts';
import type { Issuing } from '../../issuing.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { applyWishes } from '../../station/apply-wishes.ts';
import { KeptVocabularies } from '../../station/kept-vocabularies.ts';
import type { ParcelWorks } from '../requests/report-publication.ts';
import { tellCustody } from '../tell-custody.ts';
import { curatedParcel } from './parcel-access.ts';
import type { Parcel, ParcelReport } from './parcel-ports.ts';
import { settleParcel } from './return-things.ts';

/** What accepting needs: the register of publications, which takes the same works again. */
export interface AcceptingHands {
  /** Who gives identifiers to what is made: the repository. */
  readonly issuing: Issuing;
  readonly keepWorks: (works: ParcelWorks, caller: Caller) => Promise<void>;
}

/** A report as it is settled, with the objects that were made of it. */
export interface SettledReport {
  readonly report: ParcelReport;
  readonly parcel: Parcel;
  readonly made: readonly { readonly name: string; readonly igsn: string | null }[];
}

/**
 * Accepts a report, all of it or nothing: pieces become objects of the core tree below their sample, as stations enter them; what arrived,
 * is missing or used up is said of the things. Then works go to the register. An accepted report is answered as it is. Throws `invalid-input` with the findings where a piece is refused, `conflict` for a report that was refused,
 * `not-found`, `not-allowed`.
 */
export async function acceptReport(
  unitOfWork: UnitOfWork,
  id: string,
  caller: Caller,
  { issuing, keepWorks }: AcceptingHands,
): Promise<SettledReport> {
  const { items, ...settled } = await unitOfWork((work) => acceptWithin(work, id, caller, issuing));
  const { expeditionId, requestId } = settled.parcel;
  const igsns = items.flatMap((one) => one.igsn ?? []);
  const { works } = settled.report.content;
  // Again for a report that is accepted: the call before may have been killed here.
  if (works.length > 0) await keepWorks({ works, igsns, expeditionId, requestId }, caller);
  return settled;
}

async function acceptWithin(work: Work, id: string, caller: Caller, issuing: Issuing) {
  await holdStorage(work, caller);
  const { report, parcel, items } = await newReport(work, id, caller);
  const settled = await settle(work, report, 'accepted', '', caller);
  if (settled.report.state === 'refused') throw new CorestoneError('conflict', 'The report was refused.');
  if (!settled.isOurs) return { report: settled.report, parcel, items, made: [] };
  const made = await enterPieces(work, { report, parcel, items }, caller, issuing);
  return { report: settled.report, parcel: await keepFates(work, report, parcel, caller), items, made };
}

/** Refuses a report and says why; nothing of it becomes true. Throws `invalid-input` without a reason, `conflict`, `not-found`, `not-allowed`. */
export function refuseReport(
  unitOfWork: UnitOfWork,
  id: string,
  reason: string,
  caller: Caller,
): Promise<ParcelReport> {
  return unitOfWork(async (work) => {
    const { report } = await newReport(work, id, caller);
    if (report.state === 'new' && reason.trim() === '')
      throw new CorestoneError('invalid-input', 'Say why it is refused.');
    const settled = await settle(work, report, 'refused', reason.trim().slice(0, 2000), caller);
    if (settled.report.state === 'accepted') throw new CorestoneError('conflict', 'The report was accepted.');
    return settled.report;
  });
}

async function newReport(work: Work, id: string, caller: Caller) {
  const report = await work.parcels.findReport(id);
  if (report === undefined) throw new CorestoneError('not-found', 'There is no such report.');
  const parcel = await curatedParcel(work, report.parcelId, caller);
  return { report, parcel, items: await work.parcels.itemsOf([parcel.id]) };
}

async function settle(
  work: Work,
  report: ParcelReport,
  state: 'accepted' | 'refused',
  reason: string,
  caller: Caller,
): Promise<{ readonly report: ParcelReport; readonly isOurs: boolean }> {
  const at = work.now();
  const isOurs = await work.parcels.settleReport(report.id, state, caller.name, at, reason);
  const action = state === 'accepted' ? 'accept-report' : 'refuse-report';
  if (isOurs) await work.audit(caller, [{ action, subject: report.id, after: { ...report.content, reason } }], at);
  return { report: (await work.parcels.findReport(report.id))!, isOurs };
}

async function enterPieces(
  work: Work,
  { report, parcel, items }: Awaited<ReturnType<typeof newReport>>,
  caller: Caller,
  issuing: Issuing,
): Promise<SettledReport['made']> {
  const { subsamples } = report.content;
  if (subsamples.length === 0) return [];
  const names = new Map(items.map((one) => [one.thingId, one.name]));
  const operations = subsamples.map((one) => createOperation(one, report, names.get(one.ofThingId) ?? ''));
  const batch = { expeditionId: parcel.expeditionId, station: 'repository', ...issuing, operations };
  const [applied] = await applyWishes(work, [{ batch, caller }], new KeptVocabularies());
  if (applied instanceof CorestoneError) throw applied;
  const { outcomes } = applied!;
  const refused = outcomes.filter((one) => one.result !== 'done');
  if (refused.length > 0) {
    const findings = refused.flatMap((one) => one.findings);
    const said = findings[0]?.message ?? 'it collides with what is there';
    throw new CorestoneError('invalid-input', `A piece cannot be taken into the core tree: ${said}`, { findings });
  }
  return outcomes.map((one) => ({ name: one.object?.combinedId ?? '', igsn: one.object?.igsn ?? null }));
}

function createOperation(piece: ReportedSubsample, report: ParcelReport, of: string): StationOperation {
  // The comment is public; who reported stands in the report.
  const said = [piece.note, `Made of ${of}, reported on ${report.reportedAt.slice(0, 10)}.`];
  const comment = said.filter((one) => one !== '').join(' ');
  const object = {
    id: piece.objectId,
    type: piece.type,
    parentId: piece.ofThingId,
    name: piece.name,
    values: { comment },
  };
  return { kind: 'create', id: piece.operationId, at: report.reportedAt, object };
}

const STATES = { arrived: 'arrived', 'goes-back': 'arrived', missing: 'missing', 'used-up': 'used-up' } as const;

async function keepFates(work: Work, report: ParcelReport, parcel: Parcel, caller: Caller): Promise<Parcel> {
  const fates = new Map(report.content.things.map((one) => [one.thingId, one]));
  const items = await work.parcels.itemsOf([parcel.id]);
  const at = work.now();
  const told = items.filter((one) => isOpenItem(one.state) && one.state !== 'packed' && fates.has(one.thingId));
  if (told.length === 0) return parcel;
  const settled = told.map((one) => {
    const { fate, note } = fates.get(one.thingId)!;
    const state: ItemState = STATES[fate];
    return { ...one, state, note: note || one.note, settledAt: isOpenItem(state) ? null : at };
  });
  await work.parcels.changeItems(settled);
  await tellCustody(
    work,
    settled.map((one) => one.thingId),
    caller,
  );
  const [now] = await work.parcels.find([parcel.id]);
  return settleParcel(work, now!, 'arrived', caller);
}
