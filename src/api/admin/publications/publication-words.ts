import { type Html, html } from '../../../dissemination/frame/html.ts';
import { workAddress } from '../../../dissemination/landing/related-works.ts';
import { nameOf, shortCitation } from '../../../domain/publication/cite-work.ts';
import type { PublicationFacts } from '../../../domain/publication/publication-facts.ts';
import type { Caller } from '../../../operations/caller.ts';
import { importsAnything } from '../scope.ts';

/** The path of a publication's page in the administration. */
export function publicationPagePath(id: string): string {
  return `/admin/publications/${id}`;
}

/** Its identifier, leading to the work where it has an address. */
export function identifierLink(work: PublicationFacts): Html {
  const address = workAddress({ ...work, relationType: '' });
  return address === undefined
    ? html`<span class="m brk">${work.identifier}</span>`
    : html`<a class="m brk" href="${address}">${work.identifier}</a>`;
}

/** People, year and journal in a line; of a work that was reported by DOI alone, that it waits. */
export function workLine(work: PublicationFacts): string {
  if (work.title === '') return 'Title not stated: paste or type it in';
  return shortCitation(work) || work.people.map(nameOf).join('; ');
}

/** Whether the caller links anything: as depositor of somebody, or by a role on a part of the core tree. */
export function mayLinkAnything(caller: Caller): boolean {
  return importsAnything(caller);
}
