import type { RequestState } from './request-state.ts';

/** Whether marks are still set and taken. */
export const PARTY_STATES = ['open', 'closed'] as const;

/** One of {@link PARTY_STATES}. */
export type PartyState = (typeof PARTY_STATES)[number];

/** An object by name. */
export interface NamedObject {
  readonly id: string;
  readonly name: string;
  readonly combinedId: string;
}

/**
 * A request that takes part. `lane` is its letter (`A` … `Z`, `AA` …) by the order in which requests were added, and stays the same. `granted` is how
 * many samples it may have (null: nobody said), `used` how many it has, `marked` how many wait at any party.
 */
export interface PartyRequest {
  readonly id: string;
  readonly lane: string;
  readonly number: string | null;
  readonly title: string;
  readonly purpose: string;
  readonly state: RequestState;
  readonly scientists: readonly { readonly name: string; readonly affiliation: string }[];
  readonly granted: number | null;
  readonly used: number;
  readonly marked: number;
  /** Whether it uses its samples up; its marks do so too unless somebody says otherwise. */
  readonly isDestructive: boolean;
  /** Whether who asks may mark for it. */
  readonly isYours: boolean;
  /** Whether somebody who marks for it is here now. */
  readonly isHere: boolean;
}

/** A sampling party in a list. Days ISO 8601. */
export interface PartySummary {
  readonly id: string;
  readonly expedition: { readonly id: string; readonly code: string; readonly name: string };
  readonly name: string;
  readonly place: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly state: PartyState;
  readonly requests: number;
  readonly marked: number;
  readonly taken: number;
  readonly revision: number;
}

/** A sampling party as somebody sees it: `you` is who asks. `seq` counts its changes; live events tell when it grew. */
export interface PartyView {
  readonly id: string;
  readonly expedition: { readonly id: string; readonly code: string; readonly name: string };
  readonly name: string;
  readonly place: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly state: PartyState;
  readonly holes: readonly NamedObject[];
  readonly requests: readonly PartyRequest[];
  readonly marked: number;
  readonly taken: number;
  readonly revision: number;
  readonly seq: number;
  readonly you: PartyYou;
}

/** Who asks: a curator marks for every request, settles and takes; others mark for the requests named, or only look. */
export interface PartyYou {
  readonly name: string;
  readonly isCurator: boolean;
  readonly requestIds: readonly string[];
}

/** `PUT …/presence`, and the data of the live event `presence`: who is here. `lane` is empty for curators. */
export interface PartyPresence {
  readonly person: string;
  readonly lane: string;
  readonly isCurator: boolean;
  /** What they look at, as the browser says it, such as a section's key; empty for nothing. */
  readonly lookingAt: string;
  /** UTC; kept for 60 s. */
  readonly at: string;
}

/** The letter of a lane, counted from 0: `A` … `Z`, `AA`, `AB` … */
export function laneLetter(position: number): string {
  const rest = Math.floor(position / 26);
  const letter = String.fromCharCode(65 + (position % 26));
  return rest === 0 ? letter : laneLetter(rest - 1) + letter;
}
