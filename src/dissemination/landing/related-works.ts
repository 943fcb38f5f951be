import type { RelatedWork } from '../../domain/description/related-work.ts';
import { type Html, html, webAddress } from '../frame/html.ts';
import { termWords } from './term-words.ts';

const RELATION_WORDS: Readonly<Record<string, string>> = {
  IsDocumentedBy: 'Described in',
  IsDescribedBy: 'Described in',
  IsReferencedBy: 'Referred to in',
  IsCitedBy: 'Cited in',
  Cites: 'Cites',
  References: 'Refers to',
  IsSupplementTo: 'Supplement to',
  IsSupplementedBy: 'Data',
  IsSourceOf: 'Source of',
  IsDerivedFrom: 'Derived from',
  IsPartOf: 'Part of',
  HasPart: 'Parts',
  IsIdenticalTo: 'The same object',
  IsMetadataFor: 'Describes',
  HasMetadata: 'More metadata',
  IsOriginalFormOf: 'Original of',
  IsVariantFormOf: 'Variant of',
  IsObsoletedBy: 'Replaced by',
  Obsoletes: 'Replaces',
};

/** The works by their relation to the object, in the order of the description; null when there are none. */
export function relatedWorks(works: readonly RelatedWork[]): Html | null {
  if (works.length === 0) return null;
  const groups = [...Map.groupBy(works, (work) => relationWord(work.relationType))];
  return html`<section class="grp"><h3>Related works</h3><ul class="works">${groups.map(
    ([relation, members]) => html`<li><span class="eb">${relation}</span><ul>${members.map(workItem)}</ul></li>`,
  )}</ul></section>`;
}

/** Address of a work by its identifier: DOI and handle through their resolvers; undefined when it has none. */
export function workAddress({ identifier, identifierType }: RelatedWork): string | undefined {
  const bare = identifier
    .trim()
    .replace(/^(doi:|hdl:|https?:\/\/(dx\.)?doi\.org\/|https?:\/\/hdl\.handle\.net\/)/i, '');
  const type = identifierType.toLowerCase();
  if (type === 'doi' || (type === '' && /^10\.\d+\//.test(bare))) return webAddress(`https://doi.org/${bare}`);
  if (type === 'handle') return webAddress(`https://hdl.handle.net/${bare}`);
  if (type === 'igsn') return webAddress(`https://igsn.org/${bare}`);
  return webAddress(identifier);
}

function workItem(work: RelatedWork): Html {
  const address = workAddress(work);
  const name = work.title ?? work.identifier;
  const title = address === undefined ? html`<span>${name}</span>` : html`<a href="${address}">${name}</a>`;
  const isAddress = /^https?:/i.test(work.identifier);
  const identifier =
    work.title === undefined || isAddress ? null : html` <span class="m brk">${work.identifier}</span>`;
  return html`<li>${title}<span class="mut sm">${work.citation}${identifier}</span></li>`;
}

function relationWord(relation: string): string {
  return RELATION_WORDS[relation] ?? termWords(relation);
}
