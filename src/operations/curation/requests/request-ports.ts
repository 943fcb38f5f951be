import type { NamedPlace } from '../../../domain/curation/place-wishes.ts';
import type { RequestSide, RequestState } from '../../../domain/curation/request-state.ts';
import type { RequestFacts } from '../../../domain/curation/sample-request.ts';
import type { Language } from '../../../domain/language.ts';

/** How a request came: by the public form, by letter or telephone, or from the core tree, where it stood without a dossier. */
export type RequestChannel = 'form' | 'letter' | 'tree';

/** A publication that somebody said came out of a request. Time in UTC. */
export interface ReportedPublication {
  readonly doi: string;
  readonly at: string;
}

/** A request for samples as it is kept. Times in UTC; `scheduledOn` is a day. */
export interface CurationRequest extends RequestFacts {
  readonly id: string;
  readonly expeditionId: string;
  /** The `sample_request` of the core tree; null until it is submitted. */
  readonly objectId: string | null;
  /** `7`, `7-b`; null until it is submitted. */
  readonly number: string | null;
  readonly state: RequestState;
  /** Quota: how many samples may be taken; null until that is said. */
  readonly samplesGranted: number | null;
  readonly channel: RequestChannel;
  /** SHA-256 (base64url) of the link of who asks; empty where there is none. */
  readonly secretHash: string;
  readonly agreedAt: string | null;
  /** Id of the policy that was agreed to; empty where there was none. */
  readonly policy: string;
  /** Account of the curator who answers; empty where nobody does yet. */
  readonly curator: string;
  readonly scheduledOn: string | null;
  /** The language that the contact is written to. */
  readonly language: Language;
  readonly publications: readonly ReportedPublication[];
  readonly createdAt: string;
  readonly changedAt: string;
  readonly changedBy: string;
  /** One more with every change. */
  readonly revision: number;
}

/**
 * A wish of a request. `objectId` is a hole, a section or a split; null is anywhere in the expedition. Depths m below surface (CSF-A),
 * offsets cm from the top of the section; null where none is stated, `samples` where the line names no number.
 */
export interface RequestWish {
  readonly id: string;
  readonly requestId: string;
  readonly position: number;
  readonly objectId: string | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topOffsetCm: number | null;
  readonly bottomOffsetCm: number | null;
  readonly samples: number | null;
  readonly note: string;
}

/** Something that happened to a request. What is internal is for curators alone. Time in UTC. */
export interface RequestEvent {
  readonly id: string;
  readonly requestId: string;
  readonly at: string;
  readonly actor: string;
  readonly side: RequestSide;
  readonly kind: 'step' | 'message' | 'edit';
  readonly fromState: RequestState | null;
  readonly toState: RequestState | null;
  readonly text: string;
  readonly isInternal: boolean;
}

/** A version of what people agree to; `scope` is the id of an expedition, empty for all that have none of their own. */
export interface SamplePolicy {
  readonly id: string;
  readonly scope: string;
  readonly version: number;
  readonly text: string;
  readonly madeAt: string;
  readonly madeBy: string;
}

/** Requests for samples, inside one transaction, or on the reading side for its questions. */
export interface RequestPort {
  readonly find: (ids: readonly string[]) => Promise<CurationRequest[]>;
  /** By the `sample_request` of the core tree. */
  readonly findByObjects: (objectIds: readonly string[]) => Promise<CurationRequest[]>;
  /** Every number given in an expedition, by a dossier or in the core tree, deleted ones included. */
  readonly numbersOf: (expeditionId: string) => Promise<readonly string[]>;
  /** Whether anything in the core tree of an expedition was taken for the request of this number. */
  readonly isTaken: (expeditionId: string, number: string) => Promise<boolean>;
  readonly add: (request: CurationRequest) => Promise<void>;
  /** Keeps a request whose revision was the one before; false where somebody else changed it meanwhile. */
  readonly change: (request: CurationRequest) => Promise<boolean>;
  /** Removes what was begun by the form, never submitted and not changed since a moment (ISO 8601, UTC), withdrawn or not. Their ids. */
  readonly removeDrafts: (unchangedSince: string) => Promise<readonly string[]>;
  /** In their order. */
  readonly wishesOf: (requestIds: readonly string[]) => Promise<RequestWish[]>;
  /** Puts these in the place of all wishes of a request. */
  readonly putWishes: (requestId: string, wishes: readonly RequestWish[]) => Promise<void>;
  readonly addEvents: (events: readonly RequestEvent[]) => Promise<void>;
  /** From the first to the last. */
  readonly eventsOf: (requestId: string) => Promise<RequestEvent[]>;
  /** The policy of an expedition that holds now, else that of the installation; undefined where there is neither. */
  readonly policyFor: (expeditionId: string) => Promise<SamplePolicy | undefined>;
  /** The last version of just this scope. */
  readonly policyOf: (scope: string) => Promise<SamplePolicy | undefined>;
  readonly findPolicy: (id: string) => Promise<SamplePolicy | undefined>;
  readonly addPolicy: (policy: SamplePolicy) => Promise<void>;
  /** Objects of an expedition by IGSN, combined name or, for holes, by their letter alone where that is clear; with what is public of them on a day (ISO, UTC). */
  readonly findWished: (
    expeditionId: string,
    codes: readonly string[],
    today: string,
  ) => Promise<ReadonlyMap<string, NamedPlace>>;
}
