import type { WantedMark } from '../../../domain/curation/party-mark.ts';
import { type MarkWish, type ShownMark, wantedOf } from '../../../domain/curation/pending-marks.ts';
import { newId } from '../../shared/uuid-v7.ts';
import { exchange } from './exchange.ts';
import { allMarks, chosenMark, dragged, party, wishes } from './party-state.ts';
import { crossOut, takeDown } from './wish-book.ts';

/** One thing done to a mark, so that it can be taken back; null is no mark. */
interface Deed {
  readonly markId: string;
  readonly before: WantedMark | null;
  readonly after: WantedMark | null;
  readonly atMs: number;
}

const ONE_MOVE_MS = 1200;

let done: readonly Deed[] = [];
let undone: readonly Deed[] = [];

/** Sets a mark and chooses it. */
export async function setMark(wanted: WantedMark): Promise<void> {
  const markId = newId();
  await wish(markId, wanted);
  remember({ markId, before: null, after: wanted, atMs: Date.now() });
  chosenMark.value = markId;
}

/** Changes a mark. Until it is kept it is shown as something that a hand still holds. */
export async function changeMark(mark: ShownMark, change: Partial<WantedMark>): Promise<void> {
  const before = wantedOf(mark);
  const after = { ...before, ...change };
  const { topCm = mark.topCm, bottomCm = mark.bottomCm } = after;
  const held = { markId: mark.id, splitId: mark.splitId, interval: { topCm, bottomCm } };
  dragged.value = held;
  remember({ markId: mark.id, before, after, atMs: Date.now() });
  await wish(mark.id, after);
  if (dragged.value === held) dragged.value = undefined;
}

/** Removes a mark. */
export async function removeMark(mark: ShownMark): Promise<void> {
  if (chosenMark.value === mark.id) chosenMark.value = undefined;
  await wish(mark.id, null);
  remember({ markId: mark.id, before: wantedOf(mark), after: null, atMs: Date.now() });
}

/** Takes the last thing back; false where there is nothing. */
export async function undo(): Promise<boolean> {
  const deed = done.at(-1);
  if (deed === undefined) return false;
  done = done.slice(0, -1);
  undone = [...undone, deed];
  await become(deed, deed.before, deed.after);
  return true;
}

/** Does again what was taken back; false where there is nothing. */
export async function redo(): Promise<boolean> {
  const deed = undone.at(-1);
  if (deed === undefined) return false;
  undone = undone.slice(0, -1);
  done = [...done, deed];
  await become(deed, deed.after, deed.before);
  return true;
}

/** Sends a wish again that somebody else's change came before: what was wished counts. */
export async function insist(stuck: MarkWish): Promise<void> {
  const { now: _now, refused: _refused, ...rest } = stuck;
  await crossOut(stuck);
  await takeDown({ ...rest, revision: stuck.now?.revision ?? stuck.revision });
  void exchange();
}

async function become({ markId }: Deed, wanted: WantedMark | null, was: WantedMark | null): Promise<void> {
  // A mark that was removed is not the same when it comes back: the server remembers the old one as removed.
  const isBack = was === null && wanted !== null;
  const id = isBack ? newId() : markId;
  if (isBack) {
    const renamed = (deed: Deed): Deed => (deed.markId === markId ? { ...deed, markId: id } : deed);
    done = done.map(renamed);
    undone = undone.map(renamed);
  }
  await wish(id, wanted);
  chosenMark.value = wanted === null ? undefined : id;
}

async function wish(markId: string, wanted: WantedMark | null): Promise<void> {
  const open = party.value!;
  const revision = allMarks.value.get(markId)?.revision ?? null;
  const at = new Date().toISOString();
  await takeDown({ partyId: open.id, markId, by: open.you.name, wanted, revision, at, isSent: false });
  void exchange();
}

/** Moves of one mark by one hand are one thing to take back. */
function remember(deed: Deed): void {
  const last = done.at(-1);
  const isOneMove =
    last?.markId === deed.markId && last.before !== null && deed.after !== null && deed.atMs - last.atMs < ONE_MOVE_MS;
  done = isOneMove ? [...done.slice(0, -1), { ...deed, before: last.before }] : [...done, deed];
  undone = [];
}

/** Whether anything of somebody else's is kept here that only they can send. */
export const keptForOthers = (): readonly MarkWish[] =>
  wishes.value.filter((one) => one.partyId === party.value?.id && one.by !== party.value.you.name);
