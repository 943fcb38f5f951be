import { hash } from 'node:crypto';
import { isObject } from '../../formats/datacite-json/json-reader.ts';
import { doiUrl } from '../../formats/identifier-forms.ts';
import type { DataciteContext } from './datacite-context.ts';
import type { Resource } from './json-api.ts';
import type { StoredDoi } from './stored-doi.ts';

/** The relations that a record states, as events: what points from it to another thing, and since when. */
export function eventsOf(stored: StoredDoi, { write }: DataciteContext): readonly Resource[] {
  const { record, attributes } = stored;
  const related = Array.isArray(attributes.relatedIdentifiers) ? attributes.relatedIdentifiers.filter(isObject) : [];
  return related.map((one) => {
    const subject = doiUrl(record.igsn, write);
    const object = addressOf(String(one.relatedIdentifier), String(one.relatedIdentifierType));
    const relation = dashed(String(one.relationType));
    return {
      // The same relation keeps its name, however often it is asked for.
      id: hash('sha256', `${subject} ${relation} ${object}`).slice(0, 32),
      type: 'events',
      attributes: {
        'subj-id': subject,
        'obj-id': object,
        'source-id': 'corestone-related',
        'relation-type-id': relation,
        'message-action': 'create',
        total: 1,
        'occurred-at': record.facts.registeredAt ?? record.facts.submittedAt,
        timestamp: record.facts.changedAt,
      },
    };
  });
}

function addressOf(identifier: string, type: string): string {
  if (/^https?:/i.test(identifier)) return identifier;
  if (type.toUpperCase() === 'DOI') return `https://doi.org/${identifier.toLowerCase()}`;
  return ['HANDLE', 'IGSN'].includes(type.toUpperCase()) ? `https://hdl.handle.net/${identifier}` : identifier;
}

/** `IsPartOf` as `is-part-of`. */
export function dashed(words: string): string {
  return words.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
