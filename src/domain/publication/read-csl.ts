import { bad, type Checked, type Finding, finding, good } from '../finding.ts';
import { parseDoi } from '../identifier/doi.ts';
import { UNWRITABLE_IN_NAMES } from '../unwritable.ts';
import type { PublicationFacts, WorkIdentifierType, WorkPerson } from './publication-facts.ts';

const LONGEST_TITLE = 1000;
const LONGEST_TEXT = 500;
const MOST_PEOPLE = 1000;
const UNWRITABLE = new RegExp(UNWRITABLE_IN_NAMES, 'gu');
/** Marks of CSL in rich text, beside which titles are plain. Source: CSL-JSON, rich text. */
const MARKUP = /<\/?(?:i|b|sub|sup|sc|span)(?: [^<>]{0,60})?>/gi;
const DOI_ADDRESS = /^(?:doi:\s*|https?:\/\/(?:dx\.|www\.)?doi\.org\/)/i;
const HANDLE_ADDRESS = /^(?:hdl:\s*|https?:\/\/hdl\.handle\.net\/)/i;

/** Variables of CSL 1.0.2 that are kept as they are stated; abstracts and notes belong to others. */
const KEPT = [
  ...['DOI', 'URL', 'ISBN', 'ISSN', 'type', 'title', 'container-title', 'collection-title', 'volume', 'issue', 'page'],
  ...['number', 'edition', 'publisher', 'publisher-place', 'genre', 'language', 'version', 'event-title'],
];

/**
 * Reads a work out of an object of CSL-JSON, whoever wrote it. Findings: `work-title` without a title, `work-identifier` without DOI, handle,
 * ISBN or web address, `work-doi` for a DOI that is none, `work-year` beside a value (warning) where no year can be read. Texts lose
 * markup and control characters and are cut at 1,000 (title) and 500 characters.
 */
export function readCsl(stated: Readonly<Record<string, unknown>>): Checked<PublicationFacts> {
  const title = textOf(stated.title, LONGEST_TITLE);
  const named = identify(stated);
  const findings: Finding[] = [];
  if (title === '')
    findings.push(finding('work-title', 'The work has no title.', { field: 'title', rule: 'the title of the work' }));
  if (!named.ok) findings.push(...named.findings);
  if (findings.length > 0 || !named.ok) return bad(...findings);
  const people = [...peopleIn(stated.author), ...(hasPeople(stated.author) ? [] : peopleIn(stated.editor))];
  const year = yearOf(stated.issued);
  const facts: PublicationFacts = {
    ...named.value,
    type: typeOf(stated.type),
    title,
    people,
    year,
    container: textOf(stated['container-title'], LONGEST_TEXT),
    csl: {
      ...keptCsl(stated, people, year),
      ...(named.value.identifierType === 'DOI' && { DOI: named.value.identifier }),
    },
  };
  return good(facts, year === null ? [noYear()] : []);
}

function noYear(): Finding {
  const rule = 'the year it appeared';
  return finding('work-year', 'The work states no year.', { severity: 'warning', field: 'year', rule });
}

type Named = Pick<PublicationFacts, 'identifier' | 'identifierType'>;

/** The DOI before all else, also where it was written as an address. */
function identify(stated: Readonly<Record<string, unknown>>): Checked<Named> {
  const url = textOf(stated.URL, 2000);
  const doi = textOf(stated.DOI, 2000) || (DOI_ADDRESS.test(url) ? url : '');
  if (doi !== '') return identifyByDoi(doi);
  if (HANDLE_ADDRESS.test(url)) return good(named('Handle', url.replace(HANDLE_ADDRESS, '')));
  const isbn = textOf(stated.ISBN, 100).replace(/[\s-]/g, '').toUpperCase();
  if (/^(?:\d{9}[\dX]|\d{13})$/.test(isbn)) return good(named('ISBN', isbn));
  if (isWebAddress(url)) return good(named('URL', url));
  const rule = 'a DOI, handle, ISBN or web address';
  return bad(finding('work-identifier', 'Nothing says how the work is found.', { field: 'DOI', value: url, rule }));
}

function identifyByDoi(text: string): Checked<Named> {
  const read = parseDoi(text.replace(DOI_ADDRESS, ''));
  if (read.ok) return good(named('DOI', read.value));
  const rule = '10.N, slash, suffix without blanks';
  return bad(finding('work-doi', `${text} is no DOI.`, { field: 'DOI', value: text, rule }));
}

const named = (identifierType: WorkIdentifierType, identifier: string): Named => ({ identifier, identifierType });

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text);
}

function typeOf(stated: unknown): string {
  const type = textOf(stated, 60).toLowerCase();
  return /^[a-z][a-z_-]*$/.test(type) ? type : 'document';
}

function hasPeople(stated: unknown): boolean {
  return peopleIn(stated).length > 0;
}

function peopleIn(stated: unknown): readonly WorkPerson[] {
  return listOf(stated).slice(0, MOST_PEOPLE).flatMap(personIn);
}

function personIn(stated: unknown): readonly WorkPerson[] {
  if (!isObject(stated)) return [];
  const literal = textOf(stated.literal, LONGEST_TEXT);
  if (literal !== '') return [{ literal }];
  const particle = textOf(stated['non-dropping-particle'], 60) || textOf(stated['dropping-particle'], 60);
  const family = [particle, textOf(stated.family, LONGEST_TEXT)].filter((one) => one !== '').join(' ');
  const given = textOf(stated.given, LONGEST_TEXT);
  if (family === '' && given === '') return [];
  return [{ ...(family !== '' && { family }), ...(given !== '' && { given }) }];
}

/** The year of `issued`: in date-parts, or in the words of `raw` or `literal`. */
function yearOf(stated: unknown): number | null {
  if (typeof stated === 'string' || typeof stated === 'number') return yearIn(String(stated));
  if (!isObject(stated)) return null;
  const [first] = listOf(listOf(stated['date-parts'])[0]);
  return yearIn(String(first ?? stated.raw ?? stated.literal ?? ''));
}

function yearIn(text: string): number | null {
  const year = Number(/(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/.exec(text.slice(0, 100))?.[0] ?? 0);
  return year === 0 ? null : year;
}

function keptCsl(
  stated: Readonly<Record<string, unknown>>,
  author: readonly WorkPerson[],
  year: number | null,
): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const name of KEPT) {
    const text = textOf(Object.hasOwn(stated, name) ? stated[name] : undefined, LONGEST_TITLE);
    if (text !== '') kept[name] = text;
  }
  if (author.length > 0) kept.author = author;
  if (year !== null) kept.issued = { 'date-parts': [[year]] };
  return kept;
}

function textOf(stated: unknown, longest: number): string {
  const one = Array.isArray(stated) ? stated[0] : stated;
  if (typeof one !== 'string' && typeof one !== 'number') return '';
  const plain = String(one).slice(0, 10_000).replace(UNWRITABLE, ' ').replace(MARKUP, '');
  return cutAt(plain.replace(/\s+/g, ' ').trim().normalize('NFC'), longest);
}

/** Cuts between characters, also those that JavaScript counts twice. */
function cutAt(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text.slice(0, longest).replace(/\p{Cs}$/u, '');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
