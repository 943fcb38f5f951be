import { signal } from '@preact/signals';
import { fieldText, hasLetterKeys, isTyping, keyName, restoreField } from '../../shared/key-names.ts';
import { say } from '../../shared/say.ts';
import { ScanReader } from '../../shared/scan-reader.ts';
import { redo, undo } from '../party/mark-deeds.ts';
import { chosenMark, chosenSection, sections, shownMarks, theSection } from '../party/party-state.ts';
import { focusMark } from './mark-keys.ts';
import { goAlong, goToPlace } from './window-nav.tsx';

/** Whether help and keys are shown. */
export const isShowingKeys = signal(false);

const scans = new ScanReader();

/** Listens to the keyboard of the whole page, which is also the scanner. */
export function listenToKeys(): void {
  window.addEventListener('keydown', onKey, { capture: true });
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => goAlong('deeper'),
  k: () => goAlong('shallower'),
  m: () => {
    chosenMark.value = undefined;
    requestAnimationFrame(() => document.getElementById('mark-interval')?.focus());
  },
  d: () => {
    const [first] = shownMarks.value;
    if (first !== undefined) focusMark(chosenMark.value ?? first.id);
  },
  '/': () => document.getElementById('jump')?.focus(),
  '?': () => (isShowingKeys.value = true),
  ArrowLeft: () => chooseBeside(-1),
  ArrowRight: () => chooseBeside(1),
  'ctrl+k': () => document.getElementById('jump')?.focus(),
  'ctrl+z': () => void undo().then((is) => say(is ? 'Taken back.' : 'There is nothing more to take back.')),
  'ctrl+shift+z': () => void redo().then((is) => say(is ? 'Done again.' : 'There is nothing to do again.')),
};

function onKey(event: KeyboardEvent): void {
  const scanned = scans.read(event.key, event.timeStamp, fieldText(event.target));
  if (scanned !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    restoreField(event.target, scanned.before);
    void goToPlace(nameIn(scanned.text)).then(() => say(`Scanned: ${nameIn(scanned.text)}`));
    return;
  }
  if (document.querySelector('dialog[open]') !== null) return;
  const name = keyName(event);
  if (name === 'Escape') {
    letGo(event);
    return;
  }
  const does = KEYS[name === 'ctrl+y' ? 'ctrl+shift+z' : name];
  if (does === undefined || (isTyping(event.target) && name !== 'ctrl+k')) return;
  if (name.length === 1 && !hasLetterKeys.value) return;
  // On a mark the arrows are its own; where something scrolls sideways, they scroll.
  if (name.startsWith('Arrow') && event.target !== document.body) return;
  event.preventDefault();
  event.stopPropagation();
  does();
}

/** Esc: out of the field, what is typed stays; outside of fields the chosen mark is let go. */
function letGo(event: KeyboardEvent): void {
  if (isTyping(event.target)) (event.target as HTMLElement).blur();
  else chosenMark.value = undefined;
}

/** A label holds a whole address; its last part is the number. */
const nameIn = (text: string): string => text.trim().split('/').at(-1) ?? '';

function chooseBeside(by: number): void {
  const all = sections.value;
  const next = all[all.findIndex((one) => one.id === theSection.value?.id) + by];
  if (next !== undefined) chosenSection.value = next.id;
}
