import type { RelatedWork } from '../../domain/description/related-work.ts';
import { workIgsn } from '../../domain/description/work-igsn.ts';
import type { WorkBelow } from '../../store/read/find-works-below.ts';
import type { PartWork } from '../../store/read/find-works-on-parts.ts';
import { type Html, html, joined, webAddress } from '../frame/html.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { TermWords } from '../words/en/terms.ts';
import type { Words } from '../words/words.ts';
import { termWords } from './term-words.ts';

/** The page of a work that lists all its objects, where there is one. */
export type PageOfWork = (work: RelatedWork) => string | undefined;

/** Works that parts of an object name, with how to link a part. */
export interface WorksOnParts {
  readonly works: readonly PartWork[];
  readonly hrefOf: (igsn: string) => string;
  /** Works of the register with how many objects below are linked to them, and how to link the page that lists these. */
  readonly below: readonly WorkBelow[];
  readonly pageHref: (id: string) => string;
}

/** The record that a work is, where it has a page here. */
export type RecordOfWork = (work: RelatedWork) => { readonly title: string; readonly href: string } | undefined;

/** Finds the records that works are by their IGSNs, among those whose titles are known. */
export function recordsHere(titles: ReadonlyMap<string, string>, hrefOf: (igsn: string) => string): RecordOfWork {
  return (work) => {
    const igsn = workIgsn(work);
    const title = igsn === undefined ? undefined : titles.get(igsn);
    return igsn === undefined || title === undefined ? undefined : { title, href: hrefOf(igsn) };
  };
}

const MOST_PARTS = 5;
const LONGEST_TITLE = 300;
const LONGEST_CITATION = 1000;

/**
 * The works by their relation to the object, in the order of the description, and those that only its parts name, each once with
 * the parts; null when there are none of either.
 */
export function relatedWorks(
  works: readonly RelatedWork[],
  words: Words,
  onParts?: WorksOnParts,
  pageOf: PageOfWork = () => undefined,
  recordOf: RecordOfWork = () => undefined,
): Html | null {
  const groups = [...Map.groupBy(works, (work) => relationWord(work.relationType, words.terms))];
  const items = groups.map(
    ([relation, members]) =>
      html`<li><span class="eb">${relation}</span><ul>${members.map((one) => html`<li>${workText(one, recordOf(one))}${allOf(pageOf(one), words)}</li>`)}</ul></li>`,
  );
  const known = new Set(works.map(workKey));
  const further = onParts?.works.filter((one) => !known.has(workKey(one))) ?? [];
  const named = new Set(further.map(workKey));
  const below = onParts?.below.filter(({ work }) => !known.has(workKey(work)) && !named.has(workKey(work))) ?? [];
  if (items.length + further.length + below.length === 0) return null;
  const onPart =
    further.length + below.length > 0 &&
    html`<li><span class="eb">${words.groups.forParts}</span><ul>${partItems(further, words, onParts?.hrefOf)}${below.map((one) => belowItem(one, words, onParts?.pageHref))}</ul></li>`;
  return html`<section class="grp" id="works"><h3>${words.groups.relatedWorks}</h3><ul class="works">${items}${onPart}</ul></section>`;
}

function allOf(page: string | undefined, { groups }: Words): Html | false {
  return page !== undefined && html` <a class="sm" href="${page}">${groups.allOfWork}</a>`;
}

/** A work that objects below are linked to, with how many and the page that lists them. */
function belowItem(
  { id, work, objects }: WorkBelow,
  words: Words,
  pageHref: WorksOnParts['pageHref'] = (one) => one,
): Html {
  const relation = relationWord(work.relationType, words.terms);
  const page = html`<a href="${pageHref(id)}">${words.groups.objectsOfWork(objects)}</a>`;
  return html`<li>${workText(work)}<span class="sm mut">${words.groups.worksOfParts(relation, page, 0)}</span></li>`;
}

function partItems(
  works: readonly PartWork[],
  words: Words,
  hrefOf: WorksOnParts['hrefOf'] = (igsn) => igsn,
): readonly (Html | null)[] {
  const byWork = [...Map.groupBy(works, workKey).values()];
  return byWork.map((same) => {
    const [first] = same;
    if (first === undefined) return null;
    const { title, citation, identifier, identifierType, relationType } = first;
    const work = { identifier, identifierType, relationType, ...present({ title, citation }) };
    const parts = same
      .slice(0, MOST_PARTS)
      .map(({ igsn, combinedId }) => html`<a class="m" href="${hrefOf(igsn)}">${combinedId}</a>`);
    const relation = relationWord(relationType, words.terms);
    const said = words.groups.worksOfParts(relation, joined(parts, ', '), same.length - MOST_PARTS);
    return html`<li>${workText(work)}<span class="sm mut">${said}</span></li>`;
  });
}

function workKey({ identifier, identifierType }: Pick<RelatedWork, 'identifier' | 'identifierType'>): string {
  return (
    bareIdentifier(identifier).toLowerCase() + (/^(doi|handle|)$/i.test(identifierType) ? '' : ` ${identifierType}`)
  );
}

function bareIdentifier(identifier: string): string {
  return identifier.trim().replace(/^(doi:|hdl:|https?:\/\/(dx\.)?doi\.org\/|https?:\/\/hdl\.handle\.net\/)/i, '');
}

function present({ title, citation }: Pick<PartWork, 'title' | 'citation'>): Pick<RelatedWork, 'title' | 'citation'> {
  return { ...(title === null ? {} : { title }), ...(citation === null ? {} : { citation }) };
}

/** Address of a work by its identifier: DOI and handle through their resolvers; undefined when it has none. */
export function workAddress({ identifier, identifierType }: RelatedWork): string | undefined {
  const bare = bareIdentifier(identifier);
  const type = identifierType.toLowerCase();
  if (type === 'doi' || (type === '' && /^10\.\d+\//.test(bare))) return webAddress(`https://doi.org/${bare}`);
  if (type === 'handle') return webAddress(`https://hdl.handle.net/${bare}`);
  if (type === 'igsn') return webAddress(`https://igsn.org/${bare}`);
  return webAddress(identifier);
}

function workText(work: RelatedWork, here?: ReturnType<RecordOfWork>): Html {
  const address = here?.href ?? workAddress(work);
  const name = shortenedText(work.title ?? here?.title ?? work.identifier, LONGEST_TITLE);
  const title = address === undefined ? html`<span>${name}</span>` : html`<a href="${address}">${name}</a>`;
  const isAddress = /^https?:/i.test(work.identifier);
  const identifier =
    (work.title ?? here?.title) === undefined || isAddress
      ? null
      : html` <span class="m brk">${work.identifier}</span>`;
  return html`${title}<span class="mut sm brk">${work.citation && shortenedText(work.citation, LONGEST_CITATION)}${identifier}</span>`;
}

function relationWord(relation: string, { relations }: TermWords): string {
  return (relations as Readonly<Record<string, string>>)[relation] ?? termWords(relation);
}
