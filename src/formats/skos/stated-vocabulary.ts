import type { FileLocation } from '../../domain/finding.ts';
import type { StatedScheme, StatedTerm, StatedVocabulary } from '../../domain/vocabulary/stated-vocabulary.ts';
import type { TimeSpan } from '../../domain/vocabulary/term.ts';
import { RDF_TYPE, SKOS, type Statements } from './statements.ts';

const OWL = 'http://www.w3.org/2002/07/owl#';
const DCTERMS = 'http://purl.org/dc/terms/';
const DC = 'http://purl.org/dc/elements/1.1/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const TIME = 'http://www.w3.org/2006/time#';
const REPLACED = [`${DCTERMS}isReplacedBy`];

/** What the statements of a document say about vocabularies and their terms. Blank nodes are no terms. */
export function statedVocabulary(said: Statements, text: string, file: string): StatedVocabulary {
  const narrower = narrowerTerms(said);
  const topTerms = topTermsOf(said);
  const terms = [...said.subjects()]
    .filter((uri) => !uri.startsWith('_:') && isConcept(said, uri))
    .map((uri): StatedTerm => {
      const own = ownSchemes(said, uri);
      return {
        ...wordsOf(said, uri),
        uri,
        broader: [...new Set([...said.links(uri, `${SKOS}broader`), ...(narrower.get(uri) ?? [])])],
        schemes: [...new Set([...own, ...(topTerms.get(uri) ?? [])])],
        deprecated: isDeprecated(said, uri),
      };
    });
  return { file, schemes: schemesIn(said, terms), terms, placeOf: placesIn(text, file) };
}

function isConcept(said: Statements, uri: string): boolean {
  const types = said.links(uri, RDF_TYPE);
  // Collections are in a vocabulary too, and are no terms of it.
  return types.includes(`${SKOS}Concept`) || (types.length === 0 && said.of(uri, `${SKOS}inScheme`).length > 0);
}

function wordsOf(said: Statements, uri: string) {
  const label = said.text(uri, `${SKOS}prefLabel`) ?? said.text(uri, `${RDFS}label`);
  const notation = said.of(uri, `${SKOS}notation`).map(({ object }) => object.trim());
  const alternatives = said
    .of(uri, `${SKOS}altLabel`, `${SKOS}hiddenLabel`)
    .filter(({ language }) => language === undefined || language.startsWith('en'))
    .map(({ object }) => object.trim());
  const span = spanOf(said, uri);
  return {
    alternatives: [...new Set(alternatives)],
    ...(label !== undefined && { label }),
    ...(notation.length > 0 && { notation: notation.join(';') }),
    ...(span !== undefined && { span }),
  };
}

/** The vocabularies a term says it is in; some lists say only by which one it is defined. */
function ownSchemes(said: Statements, uri: string): readonly string[] {
  const stated = said.links(uri, `${SKOS}inScheme`, `${SKOS}topConceptOf`);
  return stated.length > 0 ? stated : said.links(uri, `${RDFS}isDefinedBy`).filter((one) => isScheme(said, one));
}

function isScheme(said: Statements, uri: string): boolean {
  return said.links(uri, RDF_TYPE).includes(`${SKOS}ConceptScheme`);
}

function isDeprecated(said: Statements, uri: string): boolean {
  const flags = said.of(uri, `${OWL}deprecated`).map(({ object }) => object.trim().toLowerCase());
  return flags.some((flag) => flag === 'true' || flag === '1') || said.of(uri, ...REPLACED).length > 0;
}

/** The vocabularies that are declared, then those that terms only name. */
function schemesIn(said: Statements, terms: readonly StatedTerm[]): readonly StatedScheme[] {
  const declared = [...said.subjects()].filter((uri) => isScheme(said, uri));
  const named = terms.flatMap(({ schemes }) => schemes);
  return [...new Set([...declared, ...named])].map((uri) => {
    const title = said.text(uri, `${SKOS}prefLabel`, `${DCTERMS}title`, `${DC}title`, `${RDFS}label`);
    const version =
      said.text(uri, `${OWL}versionInfo`) ?? said.text(uri, `${DCTERMS}modified`) ?? said.text(uri, `${DCTERMS}issued`);
    return { uri, ...(title !== undefined && { title }), ...(version !== undefined && { version }) };
  });
}

function narrowerTerms(said: Statements): Map<string, string[]> {
  return turnedRound(said, `${SKOS}narrower`);
}

function topTermsOf(said: Statements): Map<string, string[]> {
  return turnedRound(said, `${SKOS}hasTopConcept`);
}

/** Who says of a thing that it is linked: object to subjects. */
function turnedRound(said: Statements, predicate: string): Map<string, string[]> {
  const round = new Map<string, string[]>();
  for (const subject of said.subjects())
    for (const object of said.links(subject, predicate)) round.set(object, [...(round.get(object) ?? []), subject]);
  return round;
}

/** The span of a unit of the geological time scale, as the chart of the ICS states it. */
function spanOf(said: Statements, uri: string): TimeSpan | undefined {
  const [beginMa, beginErrorMa] = momentOf(said, uri, `${TIME}hasBeginning`);
  const [endMa, endErrorMa] = momentOf(said, uri, `${TIME}hasEnd`);
  if (beginMa === undefined || endMa === undefined) return undefined;
  const rank = said.ending(uri, 'rank')[0]?.object.split(/[/#]/).at(-1) ?? '';
  return {
    rank,
    beginMa,
    endMa,
    ...(beginErrorMa !== undefined && { beginErrorMa }),
    ...(endErrorMa !== undefined && { endErrorMa }),
  };
}

function momentOf(said: Statements, uri: string, predicate: string): readonly [number?, number?] {
  const [moment] = said.links(uri, predicate);
  if (moment === undefined) return [];
  const number = (word: string) => {
    const text = said.ending(moment, word)[0]?.object;
    return text === undefined || !Number.isFinite(Number(text)) ? [] : [Number(text)];
  };
  const [ma] = number('inMYA');
  const [error] = number('marginOfError');
  return ma === undefined ? [] : error === undefined ? [ma] : [ma, error];
}

/** The beginning of a line that speaks of a term: in Turtle its address or prefixed name, in JSON the member that names it. */
const NAMES_TERM = /^\s*(?:<([^>]+)>|[\w-]*:([^\s;,.]+)|\{?\s*"@?id"\s*:\s*"([^"]+)")/;

/** Tells where a document begins to speak of a term; the lines are gone through once, when it is asked first. */
function placesIn(text: string, file: string): (uri: string) => FileLocation {
  let rows: Map<string, number> | undefined;
  return (uri) => {
    rows ??= rowsByName(text);
    const row = rows.get(localName(uri));
    return row === undefined ? { file } : { file, row };
  };
}

function rowsByName(text: string): Map<string, number> {
  const rows = new Map<string, number>();
  text.split('\n').forEach((line, at) => {
    const [, address, prefixed, id] = NAMES_TERM.exec(line) ?? [];
    const name = localName(address ?? prefixed ?? id ?? '');
    if (name !== '' && !rows.has(name)) rows.set(name, at + 1);
  });
  return rows;
}

function localName(uri: string): string {
  return uri.replace(/[/#]$/, '').split(/[/#:]/).at(-1) ?? '';
}
