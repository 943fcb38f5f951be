import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import type { TakenPiece } from '../../../domain/curation/party-window.ts';
import type { PartyPresence, PartyState } from '../../../domain/curation/sampling-party.ts';

/** A sampling party as it is kept. Times in UTC, days ISO 8601. */
export interface SamplingParty {
  readonly id: string;
  readonly expeditionId: string;
  readonly name: string;
  readonly place: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly holeIds: readonly string[];
  readonly state: PartyState;
  /** Counts the changes of the party and of its marks. */
  readonly seq: number;
  readonly revision: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** A request that takes part, or did (`isOut`). `position` makes its letter, from 0. */
export interface SamplingLane {
  readonly requestId: string;
  readonly position: number;
  readonly isOut: boolean;
}

/** A mark as it is kept. `path` is that of its split; empty where that is not there any more. */
export interface PlacedMark extends PartyMark {
  readonly path: string;
  readonly askedAt: string | null;
  readonly markedAt: string;
  readonly markedBy: string;
}

/** A split that marks lie on. `lengthCm` is the curated length of its section, null where that is not stated. */
export interface MarkedSplit {
  readonly id: string;
  readonly name: string;
  readonly combinedId: string;
  readonly path: string;
  readonly sectionId: string;
  readonly expeditionId: string;
  readonly lengthCm: number | null;
  readonly percentPc: number | null;
  readonly stillExists: boolean;
  readonly isSampleable: boolean;
  readonly curator: string;
}

/** A piece that was taken, with the split it was taken from; of a section that was sampled before it was split, with each of its splits. */
export type PieceOfSplit = TakenPiece & { readonly splitId: string };

/** The expedition of a party: `client` answers for it; empty where its program holds no namespace. */
export interface PartyExpedition {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly program: string;
  readonly client: string;
}

/** A hole by name, with its path. */
export interface PartyHole {
  readonly id: string;
  readonly name: string;
  readonly combinedId: string;
  readonly path: string;
}

/** Which marks are meant: those named, those on splits, or those of the party; `states` narrows, all are `marked` and `taken` unless given. */
export interface MarksWanted {
  readonly ids?: readonly string[];
  readonly splitIds?: readonly string[];
  readonly states?: readonly PartyMark['state'][];
}

/** How much a request may have and has: samples that were taken, and marks that wait at any party. */
export interface RequestUse {
  readonly used: number;
  readonly marked: number;
}

/** Sampling parties, inside one transaction, or on the reading side for its questions. Each is a bounded number of statements. */
export interface SamplingPort {
  readonly expedition: (id: string) => Promise<PartyExpedition | undefined>;
  /** The holes of an expedition in the order of the tree. */
  readonly holesOf: (expeditionId: string) => Promise<PartyHole[]>;
  readonly findParty: (id: string) => Promise<SamplingParty | undefined>;
  readonly addParty: (party: SamplingParty) => Promise<void>;
  readonly changeParty: (party: SamplingParty) => Promise<void>;
  readonly lanesOf: (partyId: string) => Promise<SamplingLane[]>;
  /** The open parties that a request takes part in, the first day first. */
  readonly partiesOf: (requestId: string) => Promise<SamplingParty[]>;
  readonly putLane: (partyId: string, lane: SamplingLane) => Promise<void>;
  /** Marks as seen from a party, by depth. Those named by id or split may be of other parties of the expedition; else the party's own. */
  readonly marks: (partyId: string, wanted: MarksWanted) => Promise<PlacedMark[]>;
  readonly countMarks: (partyId: string) => Promise<{ readonly marked: number; readonly taken: number }>;
  readonly addMarks: (marks: readonly PlacedMark[]) => Promise<void>;
  readonly changeMarks: (marks: readonly PlacedMark[]) => Promise<void>;
  readonly findSplits: (ids: readonly string[]) => Promise<MarkedSplit[]>;
  /** What was taken from splits, from their tops. */
  readonly piecesOf: (partyId: string, splitIds: readonly string[]) => Promise<PieceOfSplit[]>;
  /** By request; its number is how samples name it. */
  readonly usesOf: (
    expedition: Pick<PartyExpedition, 'id' | 'code'>,
    requests: readonly { readonly id: string; readonly number: string | null }[],
  ) => Promise<ReadonlyMap<string, RequestUse>>;
  readonly putPresence: (partyId: string, visitor: string, presence: PartyPresence) => Promise<void>;
  /** Who was here since a moment. */
  readonly presenceSince: (partyId: string, at: string) => Promise<PartyPresence[]>;
  /** Removes who was anywhere before a moment, and not since; how many. */
  readonly forgetPresence: (before: string) => Promise<number>;
}
