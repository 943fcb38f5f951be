import { BUILT_IN, type Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import { ownVocabularies } from '../own-vocabularies.ts';
import type { Work } from '../ports.ts';

/** The installation's vocabularies, read again only when their mark says that they changed: their terms may be many thousands. */
export class KeptVocabularies {
  #mark = '';
  #vocabularies: Vocabularies = BUILT_IN;

  /** The vocabularies of a mark; an empty mark is that of an installation without own ones. */
  async read(work: Pick<Work, 'vocabularies'>, mark: string): Promise<Vocabularies> {
    if (mark === '') return BUILT_IN;
    if (mark === this.#mark) return this.#vocabularies;
    const vocabularies = await ownVocabularies(work.vocabularies);
    this.#mark = mark;
    this.#vocabularies = vocabularies;
    return vocabularies;
  }
}
