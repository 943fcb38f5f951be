import type { FastifyReply } from 'fastify';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import { findSpellings, isReserved } from '../../store/read/find-spellings.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { linkTo, renderPage } from './page-shell.ts';
import { sendPage } from './send-page.ts';

interface NothingHere {
  readonly heading: string;
  readonly text: Html;
  readonly more?: Html | null;
  readonly query: string;
}

/** 404 for an identifier: whether its number is reserved, the nearest spellings that exist, and a search field. */
export async function sendUnknownIgsn(reply: FastifyReply, face: PublicFace, asked: string): Promise<FastifyReply> {
  const db = face.store.read;
  const igsn = parseIgsn(asked, 'registry');
  const reserved = igsn.ok && (await isReserved(db, igsn.value));
  const near = reserved || !igsn.ok ? [] : await findSpellings(db, igsn.value);
  const heading = reserved ? `${asked} is reserved` : `No record is called ${asked}`;
  const text = reserved
    ? html`<span class="pill s-reserved">${icon('st-reserved', 15)}<span>Reserved</span></span> The number is given, but its record is not complete yet.`
    : 'No object is registered here under this identifier. It may be misspelt, or belong to another agent.';
  return sendNothingHere(reply, face, { heading, text: html`${text}`, more: spellings(face, near), query: asked });
}

/** 404 for an address that means nothing here. */
export function sendUnknownPage(reply: FastifyReply, face: PublicFace): FastifyReply {
  const text = html`The address may be mistyped, or the page has moved. Objects are found by their IGSN, name or rock.`;
  return sendNothingHere(reply, face, { heading: 'There is no page here', text, query: '' });
}

function sendNothingHere(
  reply: FastifyReply,
  face: PublicFace,
  { heading, text, more, query }: NothingHere,
): FastifyReply {
  const main = html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div class="eh"><h1>${heading}</h1><p class="brk">${text}</p>${more}${largeSearch(face, query)}</div></section>`;
  return sendPage(reply, renderPage(face, { title: heading, unlisted: true, ownSearch: true, main }), { status: 404 });
}

/** The large search field. */
export function largeSearch(face: PublicFace, query: string): Html {
  return html`<form class="sb" role="search" action="${linkTo(face, '/search')}"><label class="f">${icon('search', 20)}<span class="sr">IGSN, name or rock</span><input type="search" name="q" value="${query}" autocomplete="off" spellcheck="false"></label><button class="btn p">Search</button></form>`;
}

function spellings(face: PublicFace, igsns: readonly string[]): Html | null {
  if (igsns.length === 0) return null;
  const links = igsns.map((igsn) => html`<li><a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a></li>`);
  return html`<p>One character apart:</p><ul>${links}</ul>`;
}
