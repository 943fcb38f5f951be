import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { fieldText, hasLetterKeys, isTyping, type KeyMap, keyName, restoreField } from '../../shared/key-names.ts';
import { say } from '../../shared/say.ts';
import { ScanReader } from '../../shared/scan-reader.ts';
import { redo, undo } from '../keeping/station.ts';
import { expedition, tree } from '../keeping/station-state.ts';
import { findScanned } from './find-object.ts';
import { goTo, place, placeOf } from './place.ts';

/** Whether the panel to find anything is open. */
export const isFinding = signal(false);
/** Whether the panel with all keys is open. */
export const isShowingKeys = signal(false);

let screenKeys: KeyMap = {};

/** Makes the keys of a screen count for as long as it is shown, from the moment it can be seen. */
export function useScreenKeys(keys: KeyMap): void {
  // An effect after the paint would lose the key of somebody quick.
  useLayoutEffect(() => {
    screenKeys = keys;
    return () => {
      if (screenKeys === keys) screenKeys = {};
    };
  });
}

const scans = new ScanReader();

/** Listens to the keyboard of the whole page, which is also the scanner. */
export function listenToKeys(): void {
  window.addEventListener('keydown', onKey, { capture: true });
}

function onKey(event: KeyboardEvent): void {
  const scanned = scans.read(event.key, event.timeStamp, fieldText(event.target));
  if (scanned !== undefined && openScanned(scanned.text)) {
    event.preventDefault();
    event.stopPropagation();
    restoreField(event.target, scanned.before);
    return;
  }
  // What floats above the screen has keys of its own.
  if (document.querySelector('dialog[open], .multi') !== null) return;
  const isField = isTyping(event.target);
  const name = keyName(event);
  const isTyped = isLetter(name)
    ? isField || takesLetters(event.target) || !hasLetterKeys.value
    : isField && name.startsWith('Arrow');
  const does = common(name, isField) ?? (isTyped ? undefined : (letter(name) ?? screenKeys[name] ?? EVERYWHERE[name]));
  if (does === undefined) return;
  event.preventDefault();
  // A letter that is a key is typed nowhere.
  if (isLetter(name)) event.stopPropagation();
  does(event);
}

function letter(name: string): (() => void) | undefined {
  if (name === '/') return () => openPanel(isFinding);
  return name === '?' ? () => openPanel(isShowingKeys) : undefined;
}

/** What keys do on every screen that does nothing else with them. */
const EVERYWHERE: KeyMap = {
  g: () => {
    const { code } = placeOf(place.value);
    if (code !== undefined) goTo({ screen: 'grid', code, type: 'section' });
  },
};

function common(name: string, isField: boolean): ((event: KeyboardEvent) => void) | undefined {
  if (name === 'ctrl+k') return () => openPanel(isFinding);
  // In a field the browser's own undo is meant.
  if (isField) return undefined;
  // A screen that changes something else than objects takes back its own.
  if (name === 'ctrl+z') return screenKeys[name] ?? (() => void tell(undo(), 'Taken back'));
  if (name === 'ctrl+shift+z' || name === 'ctrl+y')
    return screenKeys['ctrl+shift+z'] ?? (() => void tell(redo(), 'Done again'));
  return undefined;
}

function openPanel(panel: { value: boolean }): void {
  isFinding.value = false;
  isShowingKeys.value = false;
  panel.value = true;
}

/** Tells what was taken back or done again; nothing to do is told too. */
export async function tell(deed: Promise<string | undefined>, words: string): Promise<void> {
  const what = await deed;
  say(what === undefined ? 'There is nothing more to take back or do again.' : `${words}: ${what}.`);
}

/** Opens the object that a text from a scanner names; false where none has such a name, and the text is just typing. */
function openScanned(text: string): boolean {
  const found = findScanned(tree.value, text);
  const code = expedition.value?.code;
  if (found === undefined || code === undefined) return false;
  isFinding.value = false;
  goTo({ screen: 'object', code, id: found.id });
  say(`Scanned: ${found.combinedId}`);
  return true;
}

const isLetter = (name: string): boolean => name.length === 1;

/** Whether letters go into what has the keyboard though it is no field, such as a cell of the grid that holds words. */
const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('[data-letters]');

/** Esc: out of the field, what is typed stays; outside of fields back to where one was. */
export function goBack(): void {
  const { activeElement } = document;
  if (isTyping(activeElement)) (activeElement as HTMLElement).blur();
  else history.back();
}
