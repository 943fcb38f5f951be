import { searchedText, toldWork, workLikeness } from '../../domain/publication/cite-work.ts';
import {
  identifierKey,
  type PublicationFacts,
  type WorkIdentifierType,
  type WorkPerson,
} from '../../domain/publication/publication-facts.ts';
import type { Publication } from '../../operations/publications/publication-ports.ts';
import type { PublicationTable } from '../schema.generated.ts';

/** A work as a row, with what it is found by. */
export function publicationRow(work: Publication) {
  return {
    id: work.id,
    identifier_key: identifierKey(work),
    identifier: work.identifier,
    identifier_type: work.identifierType,
    type: work.type,
    title: work.title,
    people: JSON.stringify(work.people),
    year: work.year,
    container: work.container,
    likeness: workLikeness(work.title),
    search_text: searchedText(work),
    told: JSON.stringify(toldWork(work)),
    csl: JSON.stringify(work.csl),
    party: work.party,
    revision: work.revision,
    changed_at: work.changedAt,
    changed_by: work.changedBy,
  };
}

/** A row of `publication` in the words of operations. */
export function toPublication(row: PublicationTable): Publication {
  return {
    id: row.id,
    identifier: row.identifier,
    identifierType: row.identifier_type as WorkIdentifierType,
    type: row.type,
    title: row.title,
    people: JSON.parse(row.people) as readonly WorkPerson[],
    year: row.year,
    container: row.container,
    csl: JSON.parse(row.csl) as PublicationFacts['csl'],
    party: row.party,
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
