import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '../../domain/language.ts';
import type { QuickAnswer } from '../resolver/quick-answers.ts';
import type { KeptPages } from './kept-pages.ts';
import { type PackedPage, writePacked } from './send-packed.ts';

/** Where pages are kept, who wants one in which language, and who counts the answers: by class of status, how many seconds each took. */
export interface KeptAnswers {
  readonly pages: KeptPages;
  readonly wantsPage: (accept: string | undefined) => boolean;
  readonly languageOf: (request: IncomingMessage) => Language;
  readonly counterOf: (statusClass: string) => (seconds: number) => void;
}

const START = '/igsn/';

/**
 * The answer to a GET or HEAD of a page that is kept and still stands, in front of the server, as the route would write it.
 * It leaves everything else to the routes: formats, pages that must be made, requests with a body.
 */
export function answerKept({ pages, wantsPage, languageOf, counterOf }: KeptAnswers): QuickAnswer {
  const counters = new Map(['2xx', '3xx', '4xx'].map((one) => [one, counterOf(one)]));
  const send = (request: IncomingMessage, response: ServerResponse, page: PackedPage, startedMs: number) => {
    const status = writePacked(response, request.headers, page);
    counters.get(`${Math.floor(status / 100)}xx`)?.((performance.now() - startedMs) / 1000);
  };
  return (request, response, next) => {
    const { url = '', headers } = request;
    if (!url.startsWith(START) || url.includes('format=') || !isReading(request)) return false;
    const asked = { address: url, language: languageOf(request) };
    if (!pages.has(asked) || !wantsPage(headers.accept)) return false;
    const startedMs = performance.now();
    const mark = pages.mark();
    const answer = (now: string) => {
      const page = pages.find({ ...asked, mark: now });
      if (page === undefined) next(request, response);
      else send(request, response, page, startedMs);
    };
    if (mark instanceof Promise) {
      // Where the store does not answer, the routes know how to say so.
      mark.then(answer, () => next(request, response));
      return true;
    }
    answer(mark);
    return true;
  };
}

function isReading({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}
