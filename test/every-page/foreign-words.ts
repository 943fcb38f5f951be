import { wordsIn } from '../../src/dissemination/words/words.ts';
import type { Language } from '../../src/domain/language.ts';

/** Runs in a page: every text and label that is not marked as being in another language. */
export const OWN_TEXTS = `[...document.querySelectorAll('body *')]
  .filter((one) => !one.closest('[lang]:not(html)') && !one.closest('script,style,pre,mark'))
  .flatMap((one) => [one.getAttribute('aria-label'), one.placeholder,
    ...[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)])
  .map((text) => (text ?? '').trim()).filter((text) => text !== '')`;

/** Words of vocabularies that stand in the data as they were stated. */
const OF_DATA = new Set(['Core', 'Other', 'Rock']);

/** Texts that are whole messages of the English catalogue, where the language has another word for them. */
export function foreignWords(texts: unknown, language: Language): readonly string[] {
  const foreign = known.get(language) ?? foreignTo(language);
  known.set(language, foreign);
  return (texts as readonly string[]).filter((text) => foreign.has(text) && !OF_DATA.has(text));
}

const known = new Map<Language, ReadonlySet<string>>();

function foreignTo(language: Language): ReadonlySet<string> {
  const english = messagesOf(wordsIn('en'));
  const own = messagesOf(wordsIn(language));
  const spoken = new Set(own.values());
  // Names of rocks and materials stand in the data, too; of fields only those are shown that every language has.
  const isMessage = (path: string) => own.has(path) && !/^.terms.(?:rocks|materials)/.test(path);
  return new Set([...english].filter(([path, text]) => isMessage(path) && !spoken.has(text)).map(([, text]) => text));
}

function messagesOf(room: object, path = ''): ReadonlyMap<string, string> {
  const found = Object.entries(room).flatMap(([name, value]): (readonly [string, string])[] => {
    if (typeof value === 'string') return [[`${path}.${name}`, value]];
    return typeof value === 'object' && value !== null ? [...messagesOf(value, `${path}.${name}`)] : [];
  });
  return new Map(found);
}
