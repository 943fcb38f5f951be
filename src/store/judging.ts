import type { Judging } from '../operations/registry/judge-descriptions.ts';
import { KeptVocabularies } from '../operations/station/kept-vocabularies.ts';
import { vocabularyStore } from './ports/vocabulary-store.ts';
import { knownAmong } from './read/known-among.ts';
import type { Store } from './store.ts';

/** What descriptions from outside are judged by at an installation: its day (UTC), its vocabularies, its register. */
export function judgingOver(store: Store, now: () => Date): Judging {
  const vocabularies = vocabularyStore(store.read);
  const kept = new KeptVocabularies();
  return {
    context: async () => ({
      today: now().toISOString().slice(0, 10),
      vocabularies: await kept.read({ vocabularies }, await vocabularies.mark()),
    }),
    knownAmong: (igsns) => knownAmong(store, igsns),
  };
}
