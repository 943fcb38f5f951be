import type { RelatedWork } from '../description/related-work.ts';

/** Somebody who wrote or edited a work: a person by family and given name, or an organisation by `literal`. */
export interface WorkPerson {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/** Kinds of identifier by which a work may be known. Source: DataCite relatedIdentifierType. */
export const WORK_IDENTIFIER_TYPES = ['DOI', 'Handle', 'ISBN', 'URL'] as const;

/** One of {@link WORK_IDENTIFIER_TYPES}. */
export type WorkIdentifierType = (typeof WORK_IDENTIFIER_TYPES)[number];

/** What is known of a work. `type` is a CSL type (`article-journal`), `csl` everything that was stated, as CSL-JSON. */
export interface PublicationFacts {
  /** A DOI in lower case without address; others as stated. */
  readonly identifier: string;
  readonly identifierType: WorkIdentifierType;
  readonly type: string;
  /** Empty where somebody reported the work by its DOI alone and nobody has stated it yet. */
  readonly title: string;
  readonly people: readonly WorkPerson[];
  readonly year: number | null;
  /** Journal, book or series it is part of; empty where not stated. */
  readonly container: string;
  readonly csl: Readonly<Record<string, unknown>>;
}

/** What a description says of a work, apart from how it relates to the object. */
export type ToldWork = Omit<RelatedWork, 'relationType'>;

/** How samples mostly relate to a paper on them: it refers to them. Source: what SESAR states to DataCite. */
export const USUAL_RELATION = 'IsReferencedBy';

/** A work of which no more is known than its DOI (as `parseDoi` gives it); somebody states it later. */
export function workOfDoi(doi: string): PublicationFacts {
  const stated = {
    identifier: doi,
    identifierType: 'DOI',
    type: 'document',
    csl: { type: 'document', DOI: doi },
  } as const;
  return { ...stated, title: '', people: [], year: null, container: '' };
}

/** What a work is called: its title, or its identifier while none is stated. */
export function workName({ title, identifier }: Pick<PublicationFacts, 'title' | 'identifier'>): string {
  return title === '' ? identifier : title;
}

/** Under which a work is kept once: the type and the identifier, in lower case where letters do not differ by case. */
export function identifierKey({
  identifier,
  identifierType,
}: Pick<PublicationFacts, 'identifier' | 'identifierType'>): string {
  const isCased = identifierType === 'URL';
  return `${identifierType.toLowerCase()}:${isCased ? identifier : identifier.toLowerCase()}`;
}
