import type { FastifyInstance } from 'fastify';
import { longCitation, nameOf } from '../../domain/publication/cite-work.ts';
import { type PublicationFacts, workName } from '../../domain/publication/publication-facts.ts';
import {
  countLinkedRecords,
  findPublication,
  type LinkedRecord,
  listLinkedRecords,
} from '../../store/read/list-publications.ts';
import { type Html, html } from '../frame/html.ts';
import { sendUnknownPage } from '../frame/not-found-page.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { readText } from '../frame/read-text.ts';
import { sendPage } from '../frame/send-page.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { workAddress } from '../landing/related-works.ts';
import { copyButton } from '../landing/side-cards.ts';
import { termWords } from '../landing/term-words.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { landingAddress, publicationPath, recordPath } from '../record-address.ts';
import { meetReader, type Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { publicationJsonLd } from './portal-json-ld.ts';

const PAGE = 100;
const LONGEST_NAME = 300;
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the page shows: the work, how many objects it is about, and some of them in the order of their IGSNs. */
interface Shown {
  readonly id: string;
  readonly work: PublicationFacts;
  readonly total: number;
  readonly records: readonly LinkedRecord[];
}

/**
 * `/publications/{id}`: a work with its reference and the objects it is about, 100 a page behind `after`. Only open records are named; where
 * there is none, as under a moratorium, the page is not there.
 */
export function registerPublicationPage(app: FastifyInstance, face: PublicFace): void {
  app.get<{ Params: { id: string }; Querystring: { after?: string | string[] } }>(
    '/publications/:id',
    async (request, reply) => {
      const reader = meetReader(face, request, reply);
      const { id } = request.params;
      const shown = KEY.test(id) ? await readShown(face, id, readText(request.query.after) ?? '') : undefined;
      if (shown === undefined) return sendUnknownPage(reply, face, reader);
      return sendPage(reply, publicationPage(face, shown, reader), { reader });
    },
  );
}

async function readShown({ store, ...face }: PublicFace, id: string, after: string): Promise<Shown | undefined> {
  const today = todayOf(face);
  const work = await findPublication(store.read, id);
  if (work === undefined) return undefined;
  const total = await countLinkedRecords(store.read, id, { today });
  if (total === 0) return undefined;
  return { id, work, total, records: await listLinkedRecords(store.read, id, { today, after, limit: PAGE + 1 }) };
}

function publicationPage(face: PublicFace, { id, work, total, records }: Shown, reader: Reader): string {
  const { words } = reader;
  const { portal } = words;
  const shown = records.slice(0, PAGE);
  const name = shortenedText(workName(work), LONGEST_NAME);
  const last = records.length > PAGE ? shown.at(-1) : undefined;
  const next =
    last !== undefined &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${linkTo(face, `${publicationPath(id)}?after=${encodeURIComponent(last.igsn)}`)}">${portal.moreObjects}</a></div>`;
  const main = html`<div class="rh"><p class="mut">${portal.publication}</p><h1>${name}</h1><p class="lead">${byline(work)}</p></div>
<div class="gap"><section class="card"><header><h2>${portal.citeWork}</h2></header><div class="box">${citation(work, words)}</div></section>
<section class="card"><header><h2>${portal.publicationObjects(total)}</h2></header><div class="box mut sm">${portal.publicationNote}</div>${table(face, shown, words)}${next}</section></div>`;
  return renderPage(face, {
    reader,
    title: name,
    description: shortenedText(longCitation(work) || work.identifier, LONGEST_NAME),
    canonical: `${face.baseUrl}${publicationPath(id)}`,
    jsonLd: publicationJsonLd(
      work,
      `${face.baseUrl}${publicationPath(id)}`,
      shown.map((one) => landingAddress(face.baseUrl, one.igsn)),
    ),
    main,
  });
}

function byline({ people, year, container }: PublicationFacts): string {
  return [people.map(nameOf).join('; '), container, year === null ? '' : String(year)]
    .filter((one) => one !== '')
    .join(' · ');
}

function citation(work: PublicationFacts, { record }: Words): Html {
  const address = workAddress({ ...work, relationType: '' });
  const text = [longCitation(work), address ?? work.identifier].join(' ');
  const link =
    address === undefined
      ? html`<span class="m brk">${work.identifier}</span>`
      : html`<a class="m brk" href="${address}">${address}</a>`;
  return html`<div>${longCitation(work)} ${link}</div><div class="act">${copyButton(text, record.copyCitation)}</div>`;
}

function table(face: PublicFace, records: readonly LinkedRecord[], words: Words): Html {
  const { portal, objects, terms } = words;
  const relations = terms.relations as Readonly<Record<string, string>>;
  const rows = records.map(
    (one) =>
      html`<tr><th scope="row"><a href="${linkTo(face, recordPath(one.igsn))}">${shortenedText(one.title, LONGEST_NAME)}</a></th><td>${objects.label(one.objectType)}</td><td class="m">${one.igsn}</td><td>${relations[one.relationType] ?? termWords(one.relationType)}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${portal.object}"><table class="tab"><thead><tr><th>${portal.object}</th><th>${portal.kind}</th><th>IGSN</th><th>${portal.relationToWork}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
