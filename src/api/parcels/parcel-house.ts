import { randomBytes } from 'node:crypto';
import type { House } from '../../context.ts';
import { wordsIn } from '../../dissemination/words/words.ts';
import { isOpenItem, parcelName } from '../../domain/curation/parcel.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../../operations/caller.ts';
import type { Parcel, ParcelItem, ParcelReport } from '../../operations/curation/parcels/parcel-ports.ts';
import type { AcceptingHands } from '../../operations/curation/parcels/settle-report.ts';
import type { ShippingHands } from '../../operations/curation/parcels/ship-parcel.ts';
import { keepParcelWorks } from '../../operations/curation/requests/report-publication.ts';
import { issuingOf } from '../../operations/issuing.ts';
import { paperType } from '../../paper/paper-type.ts';
import {
  accompanyingLetter,
  loanReminder,
  type ParcelPaperData,
  packingList,
  proFormaInvoice,
} from '../../reports/parcel-papers.ts';
import type { ReportDocument } from '../../reports/report-document.ts';
import { writeAddressLabel } from '../../reports/write-address-label.ts';
import { writeReportCsv } from '../../reports/write-report-csv.ts';
import { writeReportPdf } from '../../reports/write-report-pdf.ts';
import { parcelStore } from '../../store/ports/parcel-store.ts';
import { type RequestExpedition, readableExpeditions } from '../requests/readable-requests.ts';
import { hashSecret } from '../sign-in/sign-in-request.ts';

/** What shipping needs of this house: secrets, and the address of the page to report back by. */
export function shippingHands({ settings, profile }: House): ShippingHands {
  return {
    makeSecret: () => {
      const secret = randomBytes(24).toString('base64url');
      return { secret, hash: hashSecret(secret) };
    },
    reportAddress: (secret) => `${settings.baseUrl}/reports/${secret}`,
    agent: () => profile.agent.name,
  };
}

/**
 * What accepting reports needs of this house. Works come into the register of publications, linked to the things of the parcel, and are kept with
 * its request, where there is one that takes them.
 */
export function acceptingHands(house: House): AcceptingHands {
  return {
    issuing: issuingOf(house.settings),
    keepWorks: (works, caller) => keepParcelWorks(house.unitOfWork, works, house.rules, caller),
  };
}

/** A parcel with all that pages tell of it. */
export interface ReadParcel {
  readonly parcel: Parcel;
  readonly items: readonly ParcelItem[];
  readonly reports: readonly ParcelReport[];
  readonly expedition: RequestExpedition;
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A parcel that a caller may see. Throws `not-found`. */
export async function readParcel(house: House, id: string, caller: Caller): Promise<ReadParcel> {
  const parcels = parcelStore(house.store.read, house.store.engine);
  const [parcel] = KEY.test(id) ? await parcels.find([id]) : [];
  const expeditions = parcel === undefined ? [] : await readableExpeditions(house, caller);
  const expedition = expeditions.find((one) => one.id === parcel?.expeditionId);
  if (parcel === undefined || expedition === undefined)
    throw new CorestoneError('not-found', 'There is no such parcel, or it is not yours to see.');
  return { parcel, items: await parcels.itemsOf([id]), reports: await parcels.reportsOf(id), expedition };
}

/** Papers of a parcel, by the name in their address. */
export const PARCEL_PAPERS = [
  'packing-list.pdf',
  'packing-list.csv',
  'invoice.pdf',
  'letter.pdf',
  'reminder.pdf',
  'address-label.pdf',
] as const;

/** One of {@link PARCEL_PAPERS}. */
export type ParcelPaper = (typeof PARCEL_PAPERS)[number];

/** What each kind of paper is called in HTTP. */
export function paperMediaType(paper: ParcelPaper): string {
  return paper.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/pdf';
}

/** A paper of a parcel as a file. Throws `not-found` for the reminder of what is not on loan. */
export async function writeParcelPaper(house: House, read: ReadParcel, paper: ParcelPaper): Promise<Buffer> {
  const data = paperData(house, read);
  const type = paperType(house.settings.paperFont);
  if (paper === 'packing-list.csv') return Buffer.from([...writeReportCsv(packingList(data))].join(''));
  if (paper === 'address-label.pdf') return bytesOf(writeAddressLabel(data, type));
  if (paper === 'letter.pdf') return bytesOf(writeReportPdf(accompanyingLetter(data), type));
  if (paper === 'reminder.pdf') return bytesOf(writeReportPdf(reminderOf(house, read), type));
  return bytesOf(writeReportPdf(paper === 'invoice.pdf' ? proFormaInvoice(data) : packingList(data), type));
}

/** What of a parcel is on loan and not back. */
export function lentItems({ parcel, items }: Pick<ReadParcel, 'parcel' | 'items'>): readonly ParcelItem[] {
  return parcel.dueOn === null ? [] : items.filter(({ state }) => state !== 'packed' && isOpenItem(state));
}

/** The reminder of what is still out. */
function reminderOf(house: House, read: ReadParcel): ReportDocument {
  const { dueOn } = read.parcel;
  const items = lentItems(read);
  if (dueOn === null || items.length === 0)
    throw new CorestoneError('not-found', 'Nothing of this parcel is on loan, so there is nothing to remind of.');
  return loanReminder(paperData(house, { ...read, items }), dueOn);
}

async function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of document as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function paperData({ profile, now }: House, { parcel, items, expedition }: ReadParcel): ParcelPaperData {
  return {
    parcel,
    expedition: expedition.code,
    sender: profile.agent.name,
    things: items.map(({ name, igsn, type, note }) => ({
      name,
      igsn,
      kind: wordsIn(parcel.language).objects.label(type),
      note,
    })),
    madeAt: now().toISOString(),
  };
}

/** The name under which a browser keeps a paper. */
export function paperFileName(parcel: Parcel, paper: ParcelPaper): string {
  return `${parcelName(parcel)}-${paper}`;
}
