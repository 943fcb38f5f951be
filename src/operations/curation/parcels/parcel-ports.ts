import type { BackReport } from '../../../domain/curation/back-report.ts';
import type { ItemState, ParcelFacts, ParcelState } from '../../../domain/curation/parcel.ts';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';

/** A parcel or a loan as it is kept. Times in UTC. */
export interface Parcel extends ParcelFacts {
  readonly id: string;
  readonly number: number;
  readonly expeditionId: string;
  readonly requestId: string | null;
  readonly state: ParcelState;
  /** How often the due date was moved. */
  readonly extended: number;
  /** SHA-256 (base64url) of the secret in the link of the recipient; null before it is shipped. */
  readonly secretHash: string | null;
  readonly packedAt: string;
  readonly packedBy: string;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly changedAt: string;
  readonly changedBy: string;
  /** One more with every change. */
  readonly revision: number;
}

/** A thing in a parcel: an object of the core tree. */
export interface ParcelItem {
  readonly parcelId: string;
  readonly thingId: string;
  readonly position: number;
  readonly name: string;
  readonly type: ObjectType;
  readonly igsn: string | null;
  readonly state: ItemState;
  /** Where it stood when it was shipped; null where nobody knew. */
  readonly fromPlaceId: string | null;
  /** Its condition, or what became of it. */
  readonly note: string;
  readonly settledAt: string | null;
}

/** A thing that is packed or out, with its parcel. */
export interface OpenItem extends ParcelItem {
  readonly parcel: Parcel;
}

/** What a recipient reported, `new` until a curator settles it. Times in UTC. */
export interface ParcelReport {
  readonly id: string;
  readonly parcelId: string;
  readonly state: 'new' | 'accepted' | 'refused';
  readonly reportedAt: string;
  readonly reportedBy: string;
  readonly content: BackReport;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly reason: string;
}

/** Parcels and loans, inside one transaction, or on the reading side for its questions. */
export interface ParcelPort {
  readonly find: (ids: readonly string[]) => Promise<Parcel[]>;
  readonly findBySecret: (secretHash: string) => Promise<Parcel | undefined>;
  readonly nextNumber: () => Promise<number>;
  readonly add: (parcel: Parcel) => Promise<void>;
  /** Keeps a parcel whose revision was the one before; false where somebody else changed it meanwhile. */
  readonly change: (parcel: Parcel) => Promise<boolean>;
  /** Removes a parcel of which nothing is left; it was never shipped. */
  readonly remove: (id: string) => Promise<void>;
  readonly itemsOf: (parcelIds: readonly string[]) => Promise<ParcelItem[]>;
  readonly addItems: (items: readonly ParcelItem[]) => Promise<void>;
  readonly changeItems: (items: readonly ParcelItem[]) => Promise<void>;
  readonly removeItems: (parcelId: string, thingIds: readonly string[]) => Promise<void>;
  /** The open items of things, by the thing. */
  readonly openItems: (thingIds: readonly string[]) => Promise<ReadonlyMap<string, OpenItem>>;
  /** Of each of these things how the last parcel it was in ended for it: used up, lost, returned; by the thing. */
  readonly lastSettled: (thingIds: readonly string[]) => Promise<ReadonlyMap<string, ParcelItem>>;
  /** Whether anything of a request is packed or out, in any parcel. */
  readonly isAnyOut: (requestId: string) => Promise<boolean>;
  /** What was taken for a request of an expedition by its number and is neither packed nor out: names in their order. */
  readonly takenFor: (expeditionId: string, number: string, limit: number) => Promise<readonly string[]>;
  /** Loans that are out and due until a day, the first due first, behind a key. */
  readonly dueUntil: (
    day: string,
    limit: number,
    after?: { readonly dueOn: string; readonly id: string },
  ) => Promise<Parcel[]>;
  readonly addReport: (report: ParcelReport) => Promise<void>;
  readonly findReport: (id: string) => Promise<ParcelReport | undefined>;
  /** The latest first. */
  readonly reportsOf: (parcelId: string) => Promise<ParcelReport[]>;
  /** Settles a report that is new; false where it is not. */
  readonly settleReport: (
    id: string,
    state: 'accepted' | 'refused',
    by: string,
    at: string,
    reason: string,
  ) => Promise<boolean>;
}
