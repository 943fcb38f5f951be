import type { FastifyReply } from 'fastify';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import { findSpellings, isReserved } from '../../store/read/find-spellings.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { linkTo, renderPage } from './page-shell.ts';
import { sendPage } from './send-page.ts';

interface NothingHere {
  readonly heading: string;
  readonly text: Html;
  readonly more?: Html | null;
  readonly query: string;
  readonly reader: Reader;
}

/** 404 for an identifier: whether its number is reserved, the nearest spellings that exist, and a search field. */
export async function sendUnknownIgsn(
  reply: FastifyReply,
  face: PublicFace,
  asked: string,
  reader: Reader,
): Promise<FastifyReply> {
  const { frame } = reader.words;
  const db = face.store.read;
  const igsn = parseIgsn(asked, 'registry');
  const reserved = igsn.ok && (await isReserved(db, igsn.value));
  const near = reserved || !igsn.ok ? [] : await findSpellings(db, igsn.value);
  const heading = reserved ? frame.isReserved(asked) : frame.isUnknown(asked);
  const text = reserved
    ? html`<span class="pill s-reserved">${icon('st-reserved', 15)}<span>${frame.reserved}</span></span> ${frame.reservedText}`
    : frame.unknownText;
  const more = spellings(face, frame.nearSpellings, near);
  return sendNothingHere(reply, face, { heading, text: html`${text}`, more, query: asked, reader });
}

/** 404 for an address that means nothing here. */
export function sendUnknownPage(reply: FastifyReply, face: PublicFace, reader: Reader): FastifyReply {
  const { noPage, noPageText } = reader.words.frame;
  return sendNothingHere(reply, face, { heading: noPage, text: html`${noPageText}`, query: '', reader });
}

function sendNothingHere(
  reply: FastifyReply,
  face: PublicFace,
  { heading, text, more, query, reader }: NothingHere,
): FastifyReply {
  const main = html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div class="eh"><h1>${heading}</h1><p class="brk">${text}</p>${more}${largeSearch(face, query, reader.words)}</div></section>`;
  const page = renderPage(face, { reader, title: heading, unlisted: true, ownSearch: true, main });
  return sendPage(reply, page, { status: 404, reader });
}

/** The large search field. */
export function largeSearch(face: PublicFace, query: string, { frame }: Words): Html {
  return html`<form class="sb" role="search" action="${linkTo(face, '/search')}"><label class="f">${icon('search', 20)}<span class="sr">${frame.searchLabel}</span><input type="search" name="q" value="${query}" autocomplete="off" spellcheck="false"></label><button class="btn p">${frame.search}</button></form>`;
}

function spellings(face: PublicFace, heading: string, igsns: readonly string[]): Html | null {
  if (igsns.length === 0) return null;
  const links = igsns.map((igsn) => html`<li><a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a></li>`);
  return html`<p>${heading}</p><ul>${links}</ul>`;
}
