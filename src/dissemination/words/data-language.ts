import { type Html, html } from '../frame/html.ts';
import type { Words } from './words.ts';

/**
 * The attribute that says in which language a text of the data is, where that is not the language of the page; nothing else. What
 * a record does not say is English, as the texts that are made here are.
 */
export function dataLanguage(stated: string | undefined, { language }: Words): Html | null {
  const tag = stated !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(stated) ? stated : 'en';
  return tag === language ? null : html` lang="${tag}"`;
}
