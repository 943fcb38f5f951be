import type { Scheme, Term } from '../domain/vocabulary/term.ts';
import { BUILT_IN, type Vocabularies } from '../domain/vocabulary/vocabularies.ts';
import type { VocabularyPort, VocabularyVersion } from './vocabulary-ports.ts';

/** The vocabularies in use: those of the program, and the installation's own latest versions in place of or beside them. */
export async function ownVocabularies(port: Pick<VocabularyPort, 'latest'>): Promise<Vocabularies> {
  return BUILT_IN.with((await port.latest()).map(schemeOfVersion));
}

/** A kept version as a vocabulary; its terms are read when they are asked for. */
export function schemeOfVersion({ name, title, uri, version, source, terms }: VocabularyVersion): Scheme {
  let read: readonly Term[] | undefined;
  return {
    name,
    title,
    version,
    source,
    ...(uri !== undefined && { uri }),
    terms: () => {
      read ??= JSON.parse(terms) as readonly Term[];
      return read;
    },
  };
}
