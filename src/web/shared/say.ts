import { signal } from '@preact/signals';

/** What is told to everybody, seen or heard, until the next word. */
export const said = signal('');

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something for eight seconds; never the only place of an error. */
export function say(words: string): void {
  said.value = words;
  clearTimeout(timer);
  timer = setTimeout(() => {
    said.value = '';
  }, 8000);
}
