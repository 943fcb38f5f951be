import { signal } from '@preact/signals';

/** What a screen does for a key: single letters outside fields, combinations as `ctrl+enter`. True where it was for it. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whether single letters do something; some speak to their machine and would not want that. */
export const hasLetterKeys = signal(typeof localStorage === 'undefined' || localStorage.getItem('letters') !== 'off');

/** `ctrl+enter`, `ctrl+shift+z`, `F8`, `j`: as key maps spell them. Command counts as control. */
export function keyName({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  if (!ctrlKey && !metaKey) return altKey ? `alt+${plain}` : plain;
  return `ctrl+${shiftKey ? 'shift+' : ''}${plain.toLowerCase()}`;
}

/** Whether a key goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}

/** What stands in the field that a key goes to; empty outside of fields. */
export function fieldText(target: EventTarget | null): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : '';
}

/** Puts a text back into the field that a scanner typed into. */
export function restoreField(target: EventTarget | null, text: string): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  target.value = text;
  target.dispatchEvent(new Event('input', { bubbles: true }));
}
