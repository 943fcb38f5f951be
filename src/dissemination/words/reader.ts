import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/language.ts';
import type { PublicFace } from '../public-face.ts';
import { chooseLanguage, LANGUAGE_COOKIE, statedLanguage } from './choose-language.ts';
import { type Words, wordsIn } from './words.ts';

/** Who reads a page: in which language, and at which address (path and query, as the client wrote it). */
export interface Reader {
  readonly language: Language;
  readonly words: Words;
  readonly address: string;
}

/** What a page's language depends on, for `Vary`. */
export const LANGUAGE_VARIES = 'Accept-Language, Cookie';

const A_YEAR_S = 31_536_000;

/** Who reads, by the request. A language that the address asks for is kept in a cookie, so that the next page has it too. */
export function meetReader(face: PublicFace, request: FastifyRequest, reply: FastifyReply): Reader {
  const language = chooseLanguage(request, face.language);
  if (statedLanguage(request.url) !== undefined)
    void reply.header('Set-Cookie', languageCookie(face.baseUrl, language));
  return { language, words: wordsIn(language), address: request.url };
}

/** Says in the head of an answer in which language it is and what that depended on, beside what it depends on already. */
export function stateLanguage(reply: FastifyReply, { language }: Reader): void {
  const varies = reply.getHeader('Vary');
  void reply
    .header('Content-Language', language)
    .header('Vary', varies === undefined ? LANGUAGE_VARIES : `${varies}, ${LANGUAGE_VARIES}`);
}

function languageCookie(baseUrl: string, language: Language): string {
  const { protocol, pathname } = new URL(baseUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${LANGUAGE_COOKIE}=${language}; Path=${pathname}; Max-Age=${A_YEAR_S}; HttpOnly; SameSite=Lax${secure}`;
}
