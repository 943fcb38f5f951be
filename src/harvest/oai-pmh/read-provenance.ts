import { attributeIn, textOfElement } from '../xml/tag-text.ts';

/** Where a source had a record from, as the provenance container of OAI-PMH says it; `origin` is where that one had it from. */
export interface Provenance {
  readonly baseUrl: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly metadataNamespace: string;
  readonly harvestDate: string;
  readonly isAltered: boolean;
  readonly origin?: Provenance;
}

/** The latest descriptions of many that are kept of one record. */
const MOST_STEPS = 10;

/** The provenance in the text of a record; undefined where it says none. Implementation guidelines, provenance 2.0. */
export function readProvenance(record: string): Provenance | undefined {
  const at = record.search(/<(?:[\w.-]+:)?originDescription[\s>]/);
  return at < 0 ? undefined : readOrigin(record.slice(at), MOST_STEPS);
}

function readOrigin(text: string, steps: number): Provenance | undefined {
  const start = /^<[^>]*>/.exec(text)?.[0] ?? '';
  const inner = text.slice(start.length);
  const nestedAt = inner.search(/<(?:[\w.-]+:)?originDescription[\s>]/);
  const own = nestedAt < 0 ? inner : inner.slice(0, nestedAt);
  const baseUrl = textOfElement(own, 'baseURL');
  const identifier = textOfElement(own, 'identifier');
  if (baseUrl === undefined || identifier === undefined) return undefined;
  const origin = nestedAt < 0 || steps === 0 ? undefined : readOrigin(inner.slice(nestedAt), steps - 1);
  return {
    baseUrl,
    identifier,
    datestamp: textOfElement(own, 'datestamp') ?? '',
    metadataNamespace: textOfElement(own, 'metadataNamespace') ?? '',
    harvestDate: attributeIn(start.replace(/>$/, ''), 'harvestDate') ?? '',
    isAltered: attributeIn(start.replace(/>$/, ''), 'altered') === 'true',
    ...(origin !== undefined && { origin }),
  };
}
