import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { findRecord } from '../../store/read/find-record.ts';
import type { Html } from '../frame/html.ts';
import { readText } from '../frame/read-text.ts';
import { sendBody, sendPage } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { rawQuery } from '../raw-query.ts';
import { meetReader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { COLLECTIONS, type FeatureCollection } from './collections.ts';
import {
  collectionDocument,
  collectionsDocument,
  conformanceDocument,
  itemDocument,
  itemsDocument,
  landingDocument,
  MEDIA_TYPE,
} from './feature-documents.ts';
import {
  callsContent,
  collectionsContent,
  conformanceContent,
  itemContent,
  itemsContent,
  landingContent,
  servicePage,
} from './feature-page.ts';
import { findFeatures } from './find-features.ts';
import { openapiDocument } from './openapi-document.ts';
import { PAGE_PARAMETERS, readItemsRequest, refuseOthers } from './read-items-request.ts';
import { type Feature, toFeature } from './to-feature.ts';

/** An answer in both shapes; the page is made only where it is asked for. */
interface Answer {
  readonly document: object;
  readonly mediaType: string;
  readonly titleIn: (words: Words) => string;
  readonly page: (words: Words) => Html;
}

/**
 * OGC API - Features, part 1 (OGC 17-069r4): `/ogc`, `/ogc/api`, `/ogc/conformance`, `/ogc/collections` and what is below. JSON
 * unless `f=html` or a browser asks. Everybody may read it from any page (CORS); what is wrong is a problem document.
 */
export function registerFeatureRoutes(app: FastifyInstance, face: PublicFace): void {
  void app.register(async (ogc) => {
    ogc.addHook('onRequest', async (_request, reply) => void reply.header('access-control-allow-origin', '*'));
    ogc.addHook('onRequest', async (_request, reply) => void reply.header('vary', 'Accept'));
    const answer = (path: string, make: (request: FastifyRequest) => Answer | Promise<Answer>) =>
      ogc.get(path, async (request, reply) => send(face, request, reply, await make(request)));
    const plain = (path: string, make: () => Answer) =>
      answer(path, (request) => {
        refuseOthers(rawQuery(request.raw.url), PAGE_PARAMETERS);
        return make();
      });
    registerDocuments(plain, face);
    answer('/ogc/collections/:collection', (request) => {
      refuseOthers(rawQuery(request.raw.url), PAGE_PARAMETERS);
      const collection = collectionOf(request);
      const document = collectionDocument(face, collection);
      return {
        document,
        mediaType: MEDIA_TYPE.json,
        titleIn: titleOf(collection),
        page: (words) => collectionsContent(face, words),
      };
    });
    answer('/ogc/collections/:collection/items', (request) => answerItems(face, request));
    answer('/ogc/collections/:collection/items/:feature', (request) => answerItem(face, request));
  });
}

function registerDocuments(plain: (path: string, make: () => Answer) => void, face: PublicFace): void {
  const landing = (): Answer => {
    const document = landingDocument(face);
    return {
      document,
      mediaType: MEDIA_TYPE.json,
      titleIn: ({ service }) => service.serviceTitle(face.agent.name),
      page: (words) => landingContent(face, words),
    };
  };
  plain('/ogc', landing);
  plain('/ogc/', landing);
  plain('/ogc/api', () => ({
    document: openapiDocument(face),
    mediaType: MEDIA_TYPE.openapi,
    titleIn: ({ service }) => service.callsTitle,
    page: (words) => callsContent(face, words),
  }));
  plain('/ogc/conformance', () => ({
    document: conformanceDocument(face),
    mediaType: MEDIA_TYPE.json,
    titleIn: ({ service }) => service.conformance,
    page: conformanceContent,
  }));
  plain('/ogc/collections', () => ({
    document: collectionsDocument(face),
    mediaType: MEDIA_TYPE.json,
    titleIn: ({ service }) => service.collections,
    page: (words) => collectionsContent(face, words),
  }));
}

async function answerItems(face: PublicFace, request: FastifyRequest): Promise<Answer> {
  const collection = collectionOf(request);
  const query = rawQuery(request.raw.url);
  const page = await findFeatures(face, collection, readItemsRequest(query));
  const document = itemsDocument(face, collection, query, page);
  return {
    document,
    mediaType: MEDIA_TYPE.geojson,
    titleIn: titleOf(collection),
    page: (words) => itemsContent(face, document, words),
  };
}

async function answerItem(face: PublicFace, request: FastifyRequest): Promise<Answer> {
  refuseOthers(rawQuery(request.raw.url), PAGE_PARAMETERS);
  const collection = collectionOf(request);
  const feature = await findFeature(face, collection, readText((request.params as { feature?: string }).feature));
  const document = itemDocument(face, collection, feature);
  return {
    document,
    mediaType: MEDIA_TYPE.geojson,
    titleIn: () => feature.id,
    page: (words) => itemContent(document, words),
  };
}

/** Only what is registered is a feature; what was withdrawn is gone, anything else is not known. */
async function findFeature(face: PublicFace, { id, types }: FeatureCollection, igsn: string): Promise<Feature> {
  const record = await findRecord(face.store.read, igsn.toUpperCase());
  const isOfCollection = record !== undefined && types.includes(record.description.objectType);
  if (isOfCollection && record.facts.state === 'withdrawn')
    throw new CorestoneError('gone', `${record.igsn} was withdrawn; its page says why.`);
  if (!isOfCollection || record.facts.state !== 'registered')
    throw new CorestoneError('not-found', `There is no ${igsn.slice(0, 200)} among the ${id}.`);
  return toFeature(face, publicRecord(record, todayOf(face)));
}

function titleOf({ id }: FeatureCollection): Answer['titleIn'] {
  return ({ service }) => service.collection[id].title;
}

function collectionOf(request: FastifyRequest): FeatureCollection {
  const id = readText((request.params as { collection?: string }).collection);
  const collection = COLLECTIONS.find((one) => one.id === id);
  if (collection !== undefined) return collection;
  throw new CorestoneError(
    'not-found',
    `There is no collection ${id.slice(0, 40)}; there are ${COLLECTIONS.map((one) => one.id).join(', ')}.`,
  );
}

function send(face: PublicFace, request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  if (wantsHtml(request)) {
    const path = request.url.slice('/ogc'.length);
    const reader = meetReader(face, request, reply);
    const page = { title: answer.titleIn(reader.words), path, reader };
    return sendPage(reply, servicePage(face, page, answer.page(reader.words)), { reader });
  }
  return sendBody(reply, `${JSON.stringify(answer.document)}\n`, { mediaType: answer.mediaType });
}

function wantsHtml(request: FastifyRequest): boolean {
  const wanted = rawQuery(request.raw.url).get('f');
  if (wanted === null)
    return /text\/html/.test(request.headers.accept ?? '') && !/json/.test(request.headers.accept ?? '');
  if (wanted === 'json' || wanted === 'html') return wanted === 'html';
  throw new CorestoneError('wrong-call', `f=${wanted.slice(0, 40)}: json or html.`);
}
