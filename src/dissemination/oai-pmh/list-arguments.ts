import type { Format } from '../../formats/format.ts';
import { type Period, readPeriod } from './datestamp.ts';
import { NO_SUCH_FORMAT, type OaiProblem, type OaiProblemCode, oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { OaiRequest } from './read-request.ts';
import { type ListVerb, type Resumption, readToken } from './resumption-token.ts';
import { isSetSpec, type OaiSet, readSetSpec } from './set-spec.ts';

/** What page of which list is wanted. `resumed` is absent on the first page. */
export interface ListWish {
  readonly verb: ListVerb;
  readonly metadataPrefix: string;
  readonly format: Format;
  readonly setSpec: string | undefined;
  readonly set: OaiSet | undefined;
  /** Arguments as the harvester gave them, for the next token. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly period: Period;
  readonly resumed?: Resumption;
}

/** A wish or the problem that keeps it from being one. */
export type ReadWish = { readonly wish: ListWish } | { readonly problems: readonly OaiProblem[] };

type FirstArguments = Pick<Resumption, 'metadataPrefix' | 'set' | 'from' | 'until'>;

/**
 * Reads the arguments of a list, from the request or from its token. `badResumptionToken` for a token that is not ours, is
 * of the other verb, too old, or asks for a format that has gone; `badArgument` for wrong dates or a set outside the grammar;
 * `cannotDisseminateFormat`; `noRecordsMatch` for a legal setSpec that cannot name a set here.
 */
export function readListWish(repository: OaiRepository, { verb, values }: OaiRequest): ReadWish {
  if (values.resumptionToken === undefined) {
    const { metadataPrefix = '', from, until, set } = values;
    return toWish(repository, verb as ListVerb, { metadataPrefix, from, until, set });
  }
  const resumed = readToken(values.resumptionToken, tokenSecret(repository));
  if (resumed === undefined || resumed.verb !== verb)
    return problem('badResumptionToken', 'This token was not given here for this verb.');
  if (isTooOld(repository, resumed))
    return problem('badResumptionToken', 'This token is too old; begin the harvest again.');
  const read = toWish(repository, resumed.verb, resumed);
  if ('problems' in read) return problem('badResumptionToken', 'What this token asks for is not offered any more.');
  return { wish: { ...read.wish, resumed } };
}

/** The key of this repository's tokens: a token of another repository with the same secret stays foreign. */
export function tokenSecret({ face }: OaiRepository): string {
  return `${face.tokenSecret}\n${face.agent.repositoryIdentifier}`;
}

function toWish(repository: OaiRepository, verb: ListVerb, given: FirstArguments): ReadWish {
  const { metadataPrefix, set: setSpec, from, until } = given;
  const bounds = readPeriod(from, until);
  if ('problem' in bounds) return { problems: [bounds.problem] };
  if (setSpec !== undefined && !isSetSpec(setSpec)) return problem('badArgument', 'The argument set is no setSpec.');
  const format = repository.formats.get(metadataPrefix);
  if (format === undefined) return { problems: [NO_SUCH_FORMAT] };
  const set = setSpec === undefined ? undefined : readSetSpec(setSpec);
  if (set?.column === 'source' && !repository.reexports) return problem('noRecordsMatch', 'There is no such set here.');
  if (setSpec !== undefined && set === undefined) return problem('noRecordsMatch', 'There is no such set here.');
  return { wish: { verb, metadataPrefix, format, period: bounds.period, setSpec, set, from, until } };
}

function isTooOld({ face, tokenLifeS }: OaiRepository, { issuedAtS }: Resumption): boolean {
  return face.now().getTime() / 1000 > issuedAtS + tokenLifeS;
}

function problem(code: OaiProblemCode, message: string): { readonly problems: readonly OaiProblem[] } {
  return { problems: [oaiProblem(code, message)] };
}
