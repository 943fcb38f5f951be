import { type OaiProblem, oaiProblem } from './oai-problem.ts';
import { type ArgumentName, isVerb, VERB_ARGUMENTS, type Verb, type VerbArguments } from './verbs.ts';

/** A request with a legal verb and the right arguments; their values are not yet judged. */
export interface OaiRequest {
  readonly verb: Verb;
  readonly values: Readonly<Partial<Record<ArgumentName, string>>>;
}

/** A request or the problems that keep it from being one. */
export type ReadRequest = { readonly request: OaiRequest } | { readonly problems: readonly OaiProblem[] };

const NAMEABLE = /^[A-Za-z][A-Za-z0-9_-]{0,30}$/;

/**
 * Reads the arguments of a GET query or POST body: `badVerb` when the verb is missing, repeated or unknown, else one
 * `badArgument` for every argument that is missing, repeated, empty, foreign to the verb or beside an exclusive one.
 */
export function readRequest(query: URLSearchParams): ReadRequest {
  const verbs = query.getAll('verb');
  const verb = verbs[0];
  if (verb === undefined) return badVerb('A request needs a verb.');
  if (verbs.length > 1) return badVerb('A request has one verb only.');
  if (!isVerb(verb)) return badVerb('OAI-PMH 2.0 has no such verb; verbs are written as in the protocol.');
  const names = [...new Set(query.keys())].filter((name) => name !== 'verb');
  const rules = VERB_ARGUMENTS[verb];
  const problems = [...names.flatMap((name) => checkOne(name, query.getAll(name), rules)), ...checkAll(names, rules)];
  if (problems.length > 0) return { problems };
  return { request: { verb, values: Object.fromEntries(names.map((name) => [name, query.get(name)])) } };
}

function badVerb(message: string): ReadRequest {
  return { problems: [oaiProblem('badVerb', message)] };
}

function checkOne(name: string, values: readonly string[], rules: VerbArguments): OaiProblem[] {
  const allowed: readonly string[] = [...rules.required, ...rules.optional, rules.exclusive ?? ''];
  if (!allowed.includes(name)) return [badArgument(`This verb does not take ${called(name)}.`)];
  if (values.length > 1) return [badArgument(`The argument ${name} is given more than once.`)];
  return values[0] === '' ? [badArgument(`The argument ${name} has no value.`)] : [];
}

function checkAll(names: readonly string[], { required, exclusive }: VerbArguments): OaiProblem[] {
  if (exclusive !== undefined && names.includes(exclusive)) {
    return names.length > 1 ? [badArgument(`The argument ${exclusive} stands alone beside the verb.`)] : [];
  }
  const missing = required.filter((name) => !names.includes(name));
  return missing.map((name) => badArgument(`This verb needs the argument ${name}.`));
}

function badArgument(message: string): OaiProblem {
  return oaiProblem('badArgument', message);
}

function called(name: string): string {
  return NAMEABLE.test(name) ? `the argument ${name}` : 'one of the arguments given';
}
