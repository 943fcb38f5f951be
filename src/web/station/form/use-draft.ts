import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { keepDraft, readDraft } from '../keeping/station.ts';
import { person } from '../keeping/station-state.ts';
import type { Typed } from './plan-new.ts';

/** What is typed into a form, kept on this machine with every key for the account that types, until it is saved or dropped. */
export interface FormDraft {
  readonly typed: Signal<Typed>;
  readonly reasons: Signal<Typed>;
  /** What is to be said of the draft: only what the browser has written is called kept. */
  readonly words: Signal<string>;
  readonly set: (field: string, text: string) => void;
  readonly forget: () => void;
}

/** The draft of a form by name; what was kept comes back, unless somebody typed meanwhile. */
export function useDraft(name: string): FormDraft {
  const by = person.value;
  const typed = useSignal<Typed>({});
  const reasons = useSignal<Typed>({});
  const words = useSignal('');
  const version = useRef(0);
  useEffect(() => {
    void readDraft<Typed>(name, by).then((kept) => {
      if (kept === undefined || version.current > 0) return;
      typed.value = kept;
      words.value = KEPT;
    });
  }, [name, by]);
  const keep = (value: Typed | undefined) => {
    const mine = ++version.current;
    words.value = value === undefined ? '' : 'not saved yet';
    keepDraft(name, value, by).then(
      () => {
        if (mine === version.current && value !== undefined) words.value = KEPT;
      },
      () => {
        if (value !== undefined) words.value = 'not saved yet, and this browser cannot keep a draft';
      },
    );
  };
  return {
    typed,
    reasons,
    words,
    set: (field, text) => {
      typed.value = { ...typed.value, [field]: text };
      keep(typed.value);
    },
    forget: () => {
      typed.value = {};
      reasons.value = {};
      keep(undefined);
    },
  };
}

const KEPT = 'not saved yet, kept as a draft';
