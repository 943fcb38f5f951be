import type { KeptMark, MarkCollision, PartyMark, PartyMarks } from '../../../domain/curation/party-mark.ts';
import type { PartyConflict, PartyWindow } from '../../../domain/curation/party-window.ts';
import type { MarkWish } from '../../../domain/curation/pending-marks.ts';
import type { PartyView } from '../../../domain/curation/sampling-party.ts';
import { askServer, NoAnswer } from '../../shared/ask-server.ts';
import { waitMs } from '../../shared/back-off.ts';
import { say } from '../../shared/say.ts';
import { asked, noteInAddress, partyId, windowQuery } from './party-place.ts';
import { allMarks, awaySince, conflicts, isSignedOut, notShown, ownWishes, party, partyWindow } from './party-state.ts';
import { crossOut, granted, noteSent, notGranted } from './wish-book.ts';

/** Where the party is asked for, below `/api/v1`. */
export const PARTY_PATH = `/sampling-parties/${encodeURIComponent(partyId)}`;

const PAGE = 500;

let marksSeq = 0;
let failures = 0;
let isRunning = false;
let isWanted = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Brings this browser and the server together: sends what is kept here, then takes what others did. One round at a time; asked meanwhile, one
 * more follows. While the server is away it tries again after a growing while. Never throws: what went wrong is part of the state.
 */
export async function exchange(): Promise<void> {
  isWanted = true;
  if (isRunning) return;
  isRunning = true;
  clearTimeout(timer);
  try {
    while (isWanted) {
      isWanted = false;
      if (party.value === undefined) party.value = await askServer<PartyView>('GET', PARTY_PATH);
      await push();
      await pull();
    }
    failures = 0;
    awaySince.value = undefined;
    isSignedOut.value = false;
  } catch (error) {
    failed(error);
  } finally {
    isRunning = false;
  }
}

/** Shows other sections; where they cannot be had the ones that are shown stay, and the reason is said. */
export async function show(next: typeof asked.value): Promise<void> {
  const before = asked.value;
  asked.value = next;
  try {
    await pullWindow();
  } catch (error) {
    asked.value = before;
    if (error instanceof NoAnswer && error.reason === 'refused') say(error.message);
    else failed(error);
  }
}

/** Takes in a mark as the server told it. */
export function takeIn(mark: PartyMark): void {
  const marks = new Map(allMarks.value);
  if (mark.state === 'removed') marks.delete(mark.id);
  else marks.set(mark.id, mark);
  allMarks.value = marks;
  const window = partyWindow.value;
  if (window === undefined) return;
  partyWindow.value = {
    ...window,
    sections: window.sections.map((section) => ({
      ...section,
      splits: section.splits.map((split) => {
        const others = split.marks.filter((one) => one.id !== mark.id);
        const isHere = split.id === mark.splitId && mark.state !== 'removed';
        return isHere || others.length < split.marks.length
          ? { ...split, marks: isHere ? [...others, mark] : others }
          : split;
      }),
    })),
  };
}

async function push(): Promise<void> {
  for (;;) {
    const [next] = ownWishes.value.filter((one) => one.refused === undefined && one.now === undefined);
    if (next === undefined) return;
    await send(next);
  }
}

async function send(wish: MarkWish): Promise<void> {
  const sent = await noteSent(wish);
  if (sent === undefined) return;
  try {
    const { mark, findings } = await ask(sent);
    takeIn(mark);
    await granted(sent, mark.revision);
    if (findings[0] !== undefined) say(findings[0].message);
  } catch (error) {
    await notTaken(sent, error);
  }
}

async function ask({ markId, wanted, revision }: MarkWish): Promise<KeptMark> {
  const path = `${PARTY_PATH}/marks/${markId}`;
  if (wanted !== null) return askServer<KeptMark>('PUT', path, { ...wanted, revision });
  // Whether a mark arrived whose answer was lost, the list of all marks tells.
  if (revision === null) await pullMarks();
  const known = revision ?? allMarks.value.get(markId)?.revision;
  if (known === undefined) throw new NoAnswer('refused', 404, 'The server never had this mark.', {});
  return askServer<KeptMark>('DELETE', `${path}?revision=${known}`);
}

/** A wish that the server did not take stays, with why, for the person to decide; one that it has already is done. */
async function notTaken(wish: MarkWish, error: unknown): Promise<void> {
  if (!(error instanceof NoAnswer) || error.reason !== 'refused') throw error;
  if (wish.wanted === null && error.status === 404) return crossOut(wish);
  const { now } = error.problem as Partial<MarkCollision>;
  if (now === undefined) return notGranted(wish, { refused: error.message });
  takeIn(now);
  if (isAsWished(now, wish)) await granted(wish, now.revision);
  else await notGranted(wish, { now });
}

function isAsWished(now: PartyMark, { wanted }: MarkWish): boolean {
  if (wanted === null) return now.state === 'removed';
  const { topCm, bottomCm, splitId, requestId, sharePc = now.sharePc, kind = now.kind } = wanted;
  return (
    now.state === 'marked' &&
    now.topCm === topCm &&
    now.bottomCm === bottomCm &&
    now.splitId === splitId &&
    now.requestId === requestId &&
    now.sharePc === sharePc &&
    now.kind === kind
  );
}

async function pull(): Promise<void> {
  const [view, { conflicts: found }] = await Promise.all([
    askServer<PartyView>('GET', PARTY_PATH),
    askServer<{ readonly conflicts: readonly PartyConflict[] }>('GET', `${PARTY_PATH}/conflicts`),
    pullMarks(),
    pullWindow(),
  ]);
  party.value = view;
  conflicts.value = found;
}

async function pullMarks(): Promise<void> {
  const marks = new Map(allMarks.value);
  for (let after: number | null = marksSeq; after !== null; ) {
    const page: PartyMarks = await askServer('GET', `${PARTY_PATH}/marks?after=${after}&limit=${PAGE}`);
    for (const one of page.marks)
      if (one.state === 'removed') marks.delete(one.id);
      else marks.set(one.id, one);
    marksSeq = page.marks.at(-1)?.seq ?? marksSeq;
    after = page.next;
  }
  allMarks.value = marks;
}

async function pullWindow(): Promise<void> {
  const wanted = asked.value;
  const window = await askServer<PartyWindow>('GET', `${PARTY_PATH}/window?${windowQuery(wanted)}`);
  if (wanted !== asked.value) return;
  if (window.sections.length === 0 && window.total > 0 && partyWindow.value !== undefined)
    throw new NoAnswer('refused', 404, `Hole ${window.hole.name} has no sections there.`);
  partyWindow.value = window;
  noteInAddress(window.hole.id, window.sections[0]?.topM ?? null);
}

function failed(error: unknown): void {
  const reason = error instanceof NoAnswer ? error.reason : 'away';
  if (!(error instanceof NoAnswer)) console.error(error);
  isSignedOut.value = reason === 'signed-out';
  awaySince.value = reason === 'away' ? (awaySince.peek() ?? Date.now()) : undefined;
  if (reason === 'refused') {
    const { message } = error as NoAnswer;
    if (party.value === undefined) notShown.value = message;
    else say(message);
  }
  failures++;
  timer = setTimeout(() => void exchange(), waitMs(failures, Math.random()));
}
