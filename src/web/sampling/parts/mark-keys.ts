import { type MarkPart, movedInterval } from '../../../domain/curation/mark-interval.ts';
import type { ShownMark, ShownSection } from '../../../domain/curation/pending-marks.ts';
import { say } from '../../shared/say.ts';
import { changeMark, removeMark } from '../party/mark-deeds.ts';
import { chosenMark, dragged, mayChange, shownMarks } from '../party/party-state.ts';

/**
 * Keys of a mark that has the keyboard: arrows up and down move it by a centimetre, with Shift its lower end, with Alt its upper; left and right go to
 * the mark before and behind; Enter to its fields, Delete removes it, Esc lets it go.
 */
export function markKeys(event: KeyboardEvent, mark: ShownMark, section: ShownSection): void {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.ctrlKey || event.metaKey) return;
  if (by !== undefined) move(mark, event.shiftKey ? 'bottom' : event.altKey ? 'top' : 'whole', by, section);
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') goBeside(mark, event.key === 'ArrowRight' ? 1 : -1);
  else if (event.key === 'Enter' || event.key === ' ') document.getElementById('mark-interval')?.focus();
  else if (event.key === 'Delete' || event.key === 'Backspace') remove(mark);
  else if (event.key === 'Escape') chosenMark.value = undefined;
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Puts the keyboard on a mark of the drawing. */
export function focusMark(id: string): void {
  chosenMark.value = id;
  requestAnimationFrame(() => document.getElementById(`mark-${id}`)?.focus());
}

function move(mark: ShownMark, part: MarkPart, by: number, section: ShownSection): void {
  if (!mayChange(mark)) {
    say(notYours(mark));
    return;
  }
  // Keys come faster than the machine keeps what they say.
  const at = dragged.value?.markId === mark.id ? dragged.value.interval : mark;
  const now = movedInterval(at, part, by, section.lengthCm ?? mark.bottomCm);
  if (now.topCm !== at.topCm || now.bottomCm !== at.bottomCm) void changeMark(mark, now);
}

function goBeside(mark: ShownMark, by: number): void {
  const marks = shownMarks.value;
  const next = marks[marks.findIndex((one) => one.id === mark.id) + by];
  if (next !== undefined) focusMark(next.id);
}

function remove(mark: ShownMark): void {
  if (!mayChange(mark)) {
    say(notYours(mark));
    return;
  }
  void removeMark(mark);
  say('The mark is removed. Ctrl Z brings it back.');
  document.getElementById('drawing')?.focus();
}

const notYours = (mark: ShownMark): string =>
  mark.state === 'taken' ? 'What is taken stays as it is.' : 'This mark is not yours to change.';
