import { searchWords } from '../../../domain/registration/search-words.ts';
import { UNWRITABLE_IN_TEXT } from '../../../domain/unwritable.ts';
import type { WriteContext } from '../../../formats/format.ts';
import {
  type DescriptionPlace,
  looksIntoDescriptions,
  type QueryColumn,
  type TimeColumn,
  type VisibleQuery,
} from '../../../store/read/visible-query.ts';
import { isOurPrefix, readDoi } from '../doi-name.ts';
import { type DoiState, OUR_STATES } from '../doi-state.ts';
import { type ParsedQuery, parseQuery } from './parse-query.ts';
import { asciiLower, literal, spellings, wildPattern } from './patterns.ts';
import { malformed } from './tokens.ts';

const UNWRITABLE = new RegExp(UNWRITABLE_IN_TEXT, 'gu');

/** What a field is asked with: a word with `*` and `?`, a phrase, or a range. */
type Asked = Extract<ParsedQuery, { readonly is: 'term' | 'range' }>;
type Term = Extract<ParsedQuery, { readonly is: 'term' }>;
type Field = (asked: Asked, context: WriteContext) => VisibleQuery;

/**
 * What `query` asks of DOIs, in terms of our records; undefined where it asks nothing. Fields are DataCite's names for those attributes that
 * clients ask for. Throws 400 for a query that cannot be read, is longer than 2,000 letters or looks into descriptions more than 16 times, for a field that is not among them, and for a range of a field without order.
 */
export function readQuery(text: string | null, context: WriteContext): VisibleQuery | undefined {
  // One that were cut would ask something else.
  if (text !== null && text.length > LONGEST) throw malformed(`it is longer than ${LONGEST} letters`);
  const parsed = parseQuery((text ?? '').toWellFormed().replace(UNWRITABLE, ' '));
  if (parsed === undefined) return undefined;
  const query = meant(parsed, context);
  if (looksIntoDescriptions(query) > MOST_IN_DESCRIPTIONS)
    throw malformed(`more than ${MOST_IN_DESCRIPTIONS} of its terms look into descriptions`);
  return query;
}

const LONGEST = 2000;
/** Each of them reads the description of every record that the others leave, which takes its time. */
const MOST_IN_DESCRIPTIONS = 16;

function meant(query: ParsedQuery, context: WriteContext): VisibleQuery {
  if ('parts' in query) return { is: query.is, parts: query.parts.map((one) => meant(one, context)) };
  if (query.is === 'not') return { is: 'not', part: meant(query.part, context) };
  if (query.field === '_exists_' && query.is === 'term')
    return meant({ is: 'term', field: query.text, text: '*', isPhrase: false }, context);
  const name = query.field.replaceAll('-', '_').toLowerCase();
  const field = FIELDS.get(name);
  if (field === undefined)
    throw malformed(`it knows no field ${query.field}; fields are ${[...FIELDS.keys()].filter(Boolean).join(', ')}`);
  return field(query, context);
}

function termOf(asked: Asked): Term {
  if (asked.is === 'term') return asked;
  throw malformed(`${asked.field === '' ? 'words have' : `${asked.field} has`} no order, so no range`);
}

const isAny = ({ text, isPhrase }: Term): boolean => !isPhrase && /^\*+$/.test(text);

/** Words of title, names and IGSN as every search here finds them: from their beginning, without accents, in any case. */
const words: Field = (asked) => {
  const term = termOf(asked);
  if (isAny(term)) return { is: 'always' };
  if (term.isPhrase && searchWords(literal(term.text)).length > 1) return title(asked, {} as WriteContext);
  const parts = searchWords(wildMarks(term.text)).map(
    (word): VisibleQuery => ({ is: 'word', pattern: wordPattern(word) }),
  );
  return parts.length === 0 ? { is: 'always' } : { is: 'and', parts };
};

const title: Field = (asked, context) => {
  const term = termOf(asked);
  if (!term.isPhrase || searchWords(literal(term.text)).length < 2) return words(asked, context);
  return { is: 'title', patterns: spellings(wildPattern(term.text)).map((one) => `%${one}%`) };
};

// Letters that folding leaves alone stand for the wildcards meanwhile.
const [ANY, ONE] = ['\ue000', '\ue001'];
const wildMarks = (text: string): string =>
  text.replaceAll(/\\(.)|\*|\?/gsu, (found, meant?: string) => meant ?? (found === '*' ? ANY : ONE));
const wordPattern = (word: string): string =>
  word.replaceAll(/[!%_]/g, '!$&').replaceAll(ANY, '%').replaceAll(ONE, '_');

const within =
  (...places: readonly DescriptionPlace[]): Field =>
  (asked) => {
    const term = termOf(asked);
    const patterns = isAny(term) ? ['% _%'] : spellings(wildPattern(term.text)).map((one) => `% ${one}%`);
    const parts = places.map((place): VisibleQuery => ({ is: 'within', place, patterns }));
    return parts.length === 1 ? parts[0]! : { is: 'or', parts };
  };

const column =
  (name: QueryColumn): Field =>
  (asked) => {
    const term = termOf(asked);
    const patterns = isAny(term) ? ['_%'] : [asciiLower(wildPattern(term.text))];
    return { is: 'column', column: name, patterns };
  };

/** Of a DOI the suffix counts, where the prefix is ours. */
const doi: Field = (asked, context) => {
  const term = termOf(asked);
  if (isAny(term)) return { is: 'always' };
  const text = literal(term.text);
  const igsn = readDoi(text, context)?.igsn;
  const [, prefix, suffix] = /^(?:https?:\/\/doi\.org\/|doi:)?(10\.[\d.]+|\*)\/(.*)$/is.exec(text) ?? [];
  if (igsn === undefined && prefix !== undefined && prefix !== '*' && !isOurPrefix(prefix, context))
    return { is: 'never' };
  const rest = suffix === undefined ? term.text : term.text.slice(term.text.length - suffix.length);
  const pattern = igsn === undefined || /[*?]/.test(term.text) ? wildPattern(rest) : igsn.replaceAll(/[!%_]/g, '!$&');
  return { is: 'column', column: 'igsn', patterns: [asciiLower(pattern)] };
};

const prefix: Field = (asked, context) => {
  const term = termOf(asked);
  return { is: isAny(term) || isOurPrefix(literal(term.text), context) ? 'always' : 'never' };
};

const state: Field = (asked) => {
  const term = termOf(asked);
  if (isAny(term)) return { is: 'always' };
  const named = literal(term.text).toLowerCase();
  return { is: 'state', states: Object.hasOwn(OUR_STATES, named) ? OUR_STATES[named as DoiState] : [] };
};

const TIME = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?)?$/;

/** A day, month or year means the whole of it. */
const time =
  (name: TimeColumn): Field =>
  (asked) => {
    if (asked.is === 'term') {
      if (isAny(asked)) return { is: 'time', column: name };
      const at = timeOf(asked.text.replace(/-?\*$/, ''), asked.field);
      return { is: 'time', column: name, from: at, before: behind(at) };
    }
    const { from, to, hasFrom, hasTo } = asked.range;
    const [first, last] = [from, to].map((one) => (one === undefined ? undefined : timeOf(one, asked.field)));
    return {
      ...{ is: 'time', column: name },
      ...(first !== undefined && { from: hasFrom ? first : behind(first) }),
      ...(last !== undefined && { before: hasTo ? behind(last) : last }),
    };
  };

function timeOf(text: string, field: string): string {
  const time = text.replaceAll('\\', '');
  if (TIME.test(time)) return time;
  throw malformed(`${field} is asked with a day, such as 2024-05-01, or a part of one`);
}

/** Everything that begins with a time comes before this. */
const behind = (at: string): string => `${at}~`;

const year: Field = (asked) => {
  const yearOf = (text: string): number => {
    if (/^\d{1,4}$/.test(text)) return Number(text);
    throw malformed(`${asked.field} is asked with a year`);
  };
  if (asked.is === 'term') {
    if (isAny(asked)) return { is: 'always' };
    const only = yearOf(asked.text);
    return { is: 'year', from: only, to: only };
  }
  const { from, to, hasFrom, hasTo } = asked.range;
  return {
    is: 'year',
    ...(from !== undefined && { from: yearOf(from) + (hasFrom ? 0 : 1) }),
    ...(to !== undefined && { to: yearOf(to) - (hasTo ? 0 : 1) }),
  };
};

/** By name in lower case with `_`; DataCite takes the names of JSON and those of its index. */
const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['', words],
  ...named(title, 'titles.title', 'titles', 'title'),
  ...named(doi, 'doi', 'id', 'uid', 'suffix', 'identifier'),
  ...named(prefix, 'prefix'),
  ...named(
    within('creator'),
    'creators.name',
    'creators.familyname',
    'creators.givenname',
    'creators',
    'creator_names',
  ),
  ...named(within('creatorAffiliation'), 'creators.affiliation', 'creators.affiliation.name'),
  ...named(within('creatorIdentifier'), 'creators.nameidentifiers.nameidentifier'),
  ...named(within('contributor'), 'contributors.name', 'contributors'),
  ...named(year, 'publicationyear', 'publication_year', 'published'),
  ...named(within('keyword', 'subject'), 'subjects.subject', 'subjects'),
  ...named(within('abstract'), 'descriptions.description', 'descriptions', 'description'),
  ...named(within('generalType'), 'types.resourcetypegeneral', 'resource_type_id'),
  ...named(within('resourceType'), 'types.resourcetype'),
  ...named(within('related'), 'relatedidentifiers.relatedidentifier', 'related_identifiers.relatedidentifier'),
  ...named(within('language'), 'language'),
  ...named(column('client_symbol'), 'client_id', 'client.id', 'client.uid', 'repository_id'),
  ...named(column('agent_symbol'), 'provider_id', 'provider.id'),
  ...named(column('landing_url'), 'url'),
  ...named(state, 'state', 'aasm_state'),
  ...named(time('submitted_at'), 'created'),
  ...named(time('registered_at'), 'registered'),
  ...named(time('changed_at'), 'updated'),
]);

function named(field: Field, ...names: readonly string[]): readonly (readonly [string, Field])[] {
  return names.map((name) => [name, field]);
}
