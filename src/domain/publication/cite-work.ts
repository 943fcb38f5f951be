import { present } from '../description/present.ts';
import { foldText } from '../registration/search-words.ts';
import type { PublicationFacts, ToldWork, WorkPerson } from './publication-facts.ts';

/** CSL types and what DataCite calls them in resourceTypeGeneral. Source: CSL 1.0.2, appendix III; DataCite 4.6. */
const GENERAL_TYPE: Readonly<Record<string, string>> = {
  'article-journal': 'JournalArticle',
  'article-magazine': 'JournalArticle',
  article: 'Preprint',
  book: 'Book',
  chapter: 'BookChapter',
  dataset: 'Dataset',
  'paper-conference': 'ConferencePaper',
  report: 'Report',
  software: 'Software',
  thesis: 'Dissertation',
};

/** What descriptions of samples say of a work. */
export function toldWork(facts: PublicationFacts): ToldWork {
  const { identifier, identifierType, title, type } = facts;
  const citation = shortCitation(facts);
  return present({
    identifier,
    identifierType,
    title: title === '' ? undefined : title,
    citation: citation === '' ? undefined : citation,
    generalType: GENERAL_TYPE[type],
  });
}

/** People, year and where: `Lorenz et al. 2015, Scientific Drilling 19, 1–11`; empty where none of it is known. */
export function shortCitation(facts: PublicationFacts): string {
  const { people, year } = facts;
  const names = people.map(familyOf);
  const [first = '', second] = names;
  const who = names.length > 2 ? `${first} et al.` : second === undefined ? first : `${first} and ${second}`;
  const head = [who, year === null ? '' : String(year)].filter((one) => one !== '').join(' ');
  return [head, placeOf(facts)].filter((one) => one !== '').join(', ');
}

/** The whole reference, without its identifier: `Lorenz, H.; Rosberg, J.-E. (2015): Title. Scientific Drilling 19, 1–11.` */
export function longCitation(facts: PublicationFacts): string {
  const who = facts.people.map(nameOf).join('; ');
  const head = [who, facts.year === null ? '' : `(${facts.year})`].filter((one) => one !== '').join(' ');
  const title = facts.title === '' || /[.?!]$/.test(facts.title) ? facts.title : `${facts.title}.`;
  const place = placeOf(facts);
  return [head === '' || title === '' ? head : `${head}:`, title, place === '' ? '' : `${place}.`]
    .filter((one) => one !== '')
    .join(' ');
}

/** A title as it is compared: letters and digits alone, without accents. Two works that have it alike may be one. */
export function workLikeness(title: string): string {
  return foldText(title).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Everything by which a work is sought, in one text. */
export function searchedText({ identifier, title, people, year, container }: PublicationFacts): string {
  return foldText([title, ...people.map(nameOf), year ?? '', container, identifier].join(' '));
}

/** A person in the order of lists: `Lorenz, Henning`. */
export function nameOf({ family, given, literal }: WorkPerson): string {
  return literal ?? [family, given].filter((one) => one !== undefined && one !== '').join(', ');
}

function familyOf({ family, given, literal }: WorkPerson): string {
  return literal ?? family ?? given ?? '';
}

function placeOf({ container, csl }: PublicationFacts): string {
  const word = (name: string) => {
    const value = csl[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const where = container === '' ? word('publisher') : container;
  const volume = [where, word('volume')].filter((one) => one !== '').join(' ');
  const issue = word('issue') === '' ? volume : `${volume} (${word('issue')})`;
  return [issue, word('page').replaceAll('-', '–')].filter((one) => one !== '').join(', ');
}
