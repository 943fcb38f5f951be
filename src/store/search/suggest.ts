import { entryPath } from '../../domain/harvest/entry-path.ts';
import { foldText } from '../../domain/registration/search-words.ts';
import { indexedWords, isSpeltWord } from '../../domain/search/indexed-words.ts';
import type { Queries } from '../store.ts';
import { termsBeginning } from './expand-words.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';

/** What may be meant by what is typed so far. */
export interface Suggested {
  /** The whole text with its last word finished. */
  readonly words: string[];
  /** `igsn` is null for a harvested record that has none; its `url` leads to it all the same. */
  readonly records: { readonly igsn: string | null; readonly title: string; readonly url: string }[];
}

const MOST_WORDS = 8;
const MOST_RECORDS = 5;
const SHORTEST_NAME = 4;
const BEHIND_ALL = '\u{10ffff}';

/**
 * Words of the index that finish the last one, and records whose IGSN or name begins with the text, those without IGSN last; `baseUrl`
 * without slash.
 */
export async function suggest(db: Queries, text: string, baseUrl: string): Promise<Suggested> {
  const words = indexedWords(text);
  const last = words.at(-1) ?? '';
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text) && isSpeltWord(last) && last.length >= 2;
  const terms = isOpen ? await termsBeginning(db, last, MOST_WORDS) : [];
  const before = text.slice(0, text.length - /[^\s"]*$/.exec(text)![0].length);
  return { words: terms.map((term) => `${before}${term}`), records: await recordsBeginning(db, text, baseUrl) };
}

async function recordsBeginning(db: Queries, text: string, baseUrl: string): Promise<Suggested['records']> {
  const folded = foldText(text).trim();
  if (folded.length < SHORTEST_NAME) return [];
  const igsn = folded.toUpperCase();
  const entries = db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .select(['e.igsn', 'e.source', 'e.item', 's.title']);
  const rows = await entries
    .leftJoin('record as r', (join) => join.on(isOfEntry(db)))
    .where(isStillPublic)
    // The order of the index, in which entries without IGSN stand at another end on either engine.
    .where('e.igsn', 'is not', null)
    .where((w) =>
      w.or([
        w.and([w('e.igsn', '>=', igsn), w('e.igsn', '<', igsn + BEHIND_ALL)]),
        w.and([w('e.name_key', '>=', folded), w('e.name_key', '<', folded + BEHIND_ALL)]),
      ]),
    )
    .orderBy('e.igsn')
    .limit(MOST_RECORDS)
    .execute();
  const room = MOST_RECORDS - rows.length;
  const nameless = entries
    .where('e.igsn', 'is', null)
    .where('e.name_key', '>=', folded)
    .where('e.name_key', '<', folded + BEHIND_ALL)
    .orderBy('e.name_key')
    .orderBy('e.id')
    .limit(room);
  const all = room === 0 ? rows : [...rows, ...(await nameless.execute())];
  return all.map(({ title, ...name }) => ({ igsn: name.igsn, title, url: `${baseUrl}${entryPath(name)}` }));
}
