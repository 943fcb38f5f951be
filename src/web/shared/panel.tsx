import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** What floats above the screen; Esc closes it and the focus goes back. */
export function Panel(given: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="panel" aria-label={given.title} onClose={given.onClose}>
      <header>
        <h2>{given.title}</h2>
        <button type="button" class="btn s i" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="x" size={16} />
        </button>
      </header>
      {given.children}
    </dialog>
  );
}
