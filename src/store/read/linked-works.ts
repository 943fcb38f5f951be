import { sql } from 'kysely';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { ToldWork } from '../../domain/publication/publication-facts.ts';

/** A publication that a record is linked to, with the key of its page. */
export interface LinkedWork {
  readonly id: string;
  readonly work: RelatedWork;
}

/**
 * The publications that `record` is linked to, one a line: key, relation and what is said of the work (JSON, which has no line ends);
 * null where there are none.
 */
export const linkedWorks = sql<
  string | null
>`(select string_agg(cast(publication.id as text) || ' ' || publication_link.relation_type || ' ' || publication.told, ${'\n'})
  from publication_link join publication on publication.id = publication_link.publication_id
  where publication_link.igsn = record.igsn)`;

/** Those works one by one, in the order in which they were registered. */
export function readLinkedWorks(joined: string | null): readonly LinkedWork[] {
  if (joined === null || joined === '') return [];
  return joined.split('\n').toSorted().map(toWork);
}

/** The works as descriptions name them. */
export function relatedBy(linked: readonly LinkedWork[]): readonly RelatedWork[] {
  return linked.map((one) => one.work);
}

function toWork(line: string): LinkedWork {
  const [id = '', relationType = ''] = line.split(' ', 2);
  const told = JSON.parse(line.slice(id.length + relationType.length + 2)) as ToldWork;
  return { id, work: { ...told, relationType } };
}
