import { existsSync } from 'node:fs';
import { CorestoneError } from '../../domain/error.ts';
import { checkTerm } from '../../domain/vocabulary/check-term.ts';
import { findTerm, suggestTerms } from '../../domain/vocabulary/find-term.ts';
import { mapTerm } from '../../domain/vocabulary/map-term.ts';
import type { Scheme, Term } from '../../domain/vocabulary/term.ts';
import { termsInTree } from '../../domain/vocabulary/terms-in-tree.ts';
import { BUILT_IN, type Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import { ownVocabularies } from '../../operations/own-vocabularies.ts';
import { storeFile } from '../../store/engine/open-store.ts';
import { vocabularyStore } from '../../store/ports/vocabulary-store.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { STORE_OPTIONS, settingsOf, withHouse } from '../open-house.ts';
import { findingLine, type Output } from '../output.ts';

/** Lists the vocabularies in use. */
export const vocabularyList: Command = {
  name: 'vocabulary list',
  words: '',
  summary: 'Lists the vocabularies in use, with the version of each and the number of its terms.',
  options: STORE_OPTIONS,
  run: (call) => withVocabularies(call, (vocabularies) => list(call.output, vocabularies)),
};

/** Shows the terms of one vocabulary. */
export const vocabularyShow: Command = {
  name: 'vocabulary show',
  words: 'SCHEME',
  summary: 'Shows the terms of a vocabulary, each below its broader term.',
  options: STORE_OPTIONS,
  run: (call) => withVocabularies(call, (vocabularies) => show(call, vocabularies)),
};

/** Looks a term up. */
export const vocabularyFind: Command = {
  name: 'vocabulary find',
  words: 'SCHEME WORDS…',
  summary: 'Finds the term that a label, notation, path or URI means, or says what comes near.',
  options: [
    { name: 'to', value: 'SCHEME', definition: 'Says also what stands for the term in this vocabulary.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => withVocabularies(call, (vocabularies) => find(call, vocabularies)),
};

/** Looking up makes no store: where there is none, the vocabularies are those of the program. */
async function withVocabularies(call: Call, body: (vocabularies: Vocabularies) => ExitStatus): Promise<ExitStatus> {
  const { data, databaseUrl } = settingsOf(call);
  if (databaseUrl === '' && !existsSync(storeFile(data))) return body(BUILT_IN);
  return withHouse(call, async (house) => body(await ownVocabularies(vocabularyStore(house.store.read))));
}

function list(output: Output, { schemes }: Vocabularies): ExitStatus {
  const rows = schemes.map((scheme) => ({ ...headOf(scheme), terms: scheme.terms().length }));
  for (const { name, version, terms, title } of rows)
    output.say(`${name.padEnd(38)}${String(terms).padStart(6)}  ${version.padEnd(10)}  ${title}`);
  output.result(rows);
  return 0;
}

function headOf({ terms: _, ...head }: Scheme): Omit<Scheme, 'terms'> {
  return head;
}

function schemeNamed(name: string | undefined, vocabularies: Vocabularies): Scheme {
  if (name === undefined) throw new CorestoneError('wrong-call', 'Which vocabulary? `vocabulary list` shows all.');
  const scheme = vocabularies.schemeMeant(name);
  if (scheme !== undefined) return scheme;
  throw new CorestoneError('not-found', `There is no vocabulary ${name}; \`vocabulary list\` shows all.`);
}

function show(call: Call, vocabularies: Vocabularies): ExitStatus {
  const scheme = schemeNamed(call.words[0], vocabularies);
  const terms = scheme.terms();
  call.output.say(`${scheme.title}, ${scheme.version}, ${terms.length} terms${scheme.uri ? `, ${scheme.uri}` : ''}`);
  for (const [term, depth] of termsInTree(terms)) call.output.say(`${'  '.repeat(depth + 1)}${spoken(term)}`);
  call.output.result({ ...headOf(scheme), terms });
  return 0;
}

function spoken({ label, notation, uri, span, since, deprecated }: Term): string {
  const parts = [
    label,
    ...(notation === undefined || notation === label ? [] : [notation]),
    ...(span === undefined ? [] : [`${span.beginMa} to ${span.endMa} Ma, ${span.rank}`]),
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(deprecated ? ['no longer used'] : []),
    ...(uri === undefined ? [] : [uri]),
  ];
  return parts.join('  ');
}

function find(call: Call, vocabularies: Vocabularies): ExitStatus {
  const [name, ...rest] = call.words;
  const scheme = schemeNamed(name, vocabularies);
  const words = rest.join(' ');
  if (words.trim() === '') throw new CorestoneError('wrong-call', 'Which words are to be looked up?');
  const term = findTerm(scheme.name, words, vocabularies);
  if (term === undefined) return notFound(call.output, scheme, words, vocabularies);
  const above = vocabularies.index(scheme.name).above(term);
  call.output.say(spoken(term));
  if (above.length > 0) call.output.say(`  below ${above.map(({ label }) => label).join(', ')}`);
  const mapped = mappedBy(call, term, vocabularies);
  call.output.result({ term, above: above.map(({ key }) => key), ...mapped });
  return 0;
}

function notFound(output: Output, scheme: Scheme, words: string, vocabularies: Vocabularies): ExitStatus {
  const found = checkTerm(scheme.name, words, { vocabularies });
  if (found !== undefined) output.say(findingLine(found));
  output.result({ findings: [found], suggestions: suggestTerms(scheme.name, words, vocabularies) });
  return 1;
}

function mappedBy(call: Call, term: Term, vocabularies: Vocabularies) {
  const to = textOption(call, 'to');
  if (to === undefined) return {};
  const scheme = schemeNamed(to, vocabularies);
  const mapped = mapTerm(term, scheme.name, vocabularies);
  if (mapped === undefined) call.output.say(`  nothing stands for it in ${scheme.title}`);
  else call.output.say(`  ${mapped.match === 'exact' ? 'the same as' : 'included in'} ${spoken(mapped.term)}`);
  return { mapped: mapped ?? null };
}
