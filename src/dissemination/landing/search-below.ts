import { writeSearchRequest } from '../../domain/search/write-search-request.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Words } from '../words/words.ts';
import type { Family } from './family.ts';

/** Types of which nearly every object has something below it, also where no tree here says so. */
const HOLDERS: ReadonlySet<string> = new Set(['expedition', 'hole', 'core_run', 'section']);

/** The link to the search in everything below a record; nothing where there is nothing. Records that others pushed here have no tree. */
export function searchBelow(
  face: PublicFace,
  { igsn, description }: PublicRecord,
  family: Family | undefined,
  { search }: Words,
): Html | null {
  const { children, objectType } = description;
  const hasBelow = family ? family.children.length > 0 : children.length > 0 || HOLDERS.has(objectType);
  if (!hasBelow) return null;
  const query = writeSearchRequest({ text: '', facets: {}, sort: 'relevance', within: igsn });
  return html`<p class="sm"><a class="btn s q" href="${linkTo(face, `/search?${query}`)}">${icon('search', 15)}${search.searchBelow}</a></p>`;
}

/** The address of the search in all that has an image below a record. */
export function picturedBelow(igsn: string): string {
  return `/search?${writeSearchRequest({ text: '', facets: { has: ['image'] }, sort: 'relevance', within: igsn })}`;
}
