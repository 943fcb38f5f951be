import { computed, signal } from '@preact/signals';
import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import type { PartyConflict, PartyWindow } from '../../../domain/curation/party-window.ts';
import { marksOf } from '../../../domain/curation/party-words.ts';
import { type MarkWish, type ShownMark, shownSections } from '../../../domain/curation/pending-marks.ts';
import type { PartyPresence, PartyRequest, PartySummary, PartyView } from '../../../domain/curation/sampling-party.ts';
import type { IntervalCm } from '../../../domain/station/sample-interval.ts';

/** The parties that the visitor may see, where none is open. */
export const parties = signal<readonly PartySummary[] | undefined>(undefined);
/** The open party as the server told it last. */
export const party = signal<PartyView | undefined>(undefined);
/** The sections that are looked at, as the server told them last. */
export const partyWindow = signal<PartyWindow | undefined>(undefined);
/** All conflicts of the party. */
export const conflicts = signal<readonly PartyConflict[]>([]);
/** All marks of the party that are not removed, by id. */
export const allMarks = signal<ReadonlyMap<string, PartyMark>>(new Map());
/** Who is here. */
export const presence = signal<readonly PartyPresence[]>([]);
/** What is kept on this machine until the server said that it has it. */
export const wishes = signal<readonly MarkWish[]>([]);
/** Whether this browser keeps what is not sent yet when the window is closed. */
export const isKeeping = signal(true);
/** Since when the server does not answer, ms since 1970. */
export const awaySince = signal<number | undefined>(undefined);
/** Whether the server wants to know who asks. */
export const isSignedOut = signal(false);
/** Why there is nothing to show; empty while that may still come. */
export const notShown = signal('');

/** The mark that is chosen, by id. */
export const chosenMark = signal<string | undefined>(undefined);
/** The section that is chosen, by id. */
export const chosenSection = signal<string | undefined>(undefined);
/** The request that the visitor chose to mark for. */
export const chosenRequest = signal('');
/** Whether line scans are shown in place of drawn rock. */
export const isImage = signal(false);
/** What a hand is dragging just now; `markId` null for a mark to be. */
export const dragged = signal<
  { readonly markId: string | null; readonly splitId: string; readonly interval: IntervalCm } | undefined
>(undefined);

/** What this person wished of the open party and waits for. */
export const ownWishes = computed(() =>
  wishes.value.filter((one) => one.partyId === party.value?.id && one.by === party.value.you.name),
);
/** Wishes that a person has to look at: refused, or changed by somebody else meanwhile. */
export const stuckWishes = computed(() =>
  ownWishes.value.filter((one) => one.refused !== undefined || one.now !== undefined),
);
/** The sections with all that is known of their marks. */
export const sections = computed(() =>
  partyWindow.value === undefined
    ? []
    : shownSections(partyWindow.value, conflicts.value, party.value?.requests ?? [], ownWishes.value),
);
/** All marks of the sections, from the top down. */
export const shownMarks = computed(() => marksOf(sections.value));
/** The chosen mark, while it is among the sections. */
export const theMark = computed(() => shownMarks.value.find((one) => one.id === chosenMark.value));
/** The chosen section; the first where none is. */
export const theSection = computed(
  () => sections.value.find((one) => one.id === chosenSection.value) ?? sections.value[0],
);
/** Whether marks are still set and taken. */
export const isOpen = computed(() => party.value?.state === 'open');
/** Whether the visitor settles and takes. */
export const isCurator = computed(() => party.value?.you.isCurator === true);
/** The requests that the visitor may mark for. */
export const ownRequests = computed<readonly PartyRequest[]>(() => {
  const { requests = [], you } = party.value ?? {};
  return you?.isCurator === true ? requests : requests.filter((one) => one.isYours);
});
/** The request that is marked for; undefined for who only looks. */
export const theRequest = computed(
  () => ownRequests.value.find((one) => one.id === chosenRequest.value) ?? ownRequests.value[0],
);

/** Whether the visitor may change a mark: it waits, is of this party and of a request of theirs, and the party is open. */
export function mayChange(mark: ShownMark): boolean {
  const isOurs = mark.partyId === party.value?.id && ownRequests.value.some((one) => one.id === mark.requestId);
  return isOpen.value && mark.state === 'marked' && isOurs;
}
