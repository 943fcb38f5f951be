import type { Account } from '../http/account.ts';
import { ask, isReply, type NoReply, type Reply } from '../http/ask.ts';
import { membersOf, readJson, textMember } from '../http/json-members.ts';
import { judge, unsure } from '../http/judge.ts';
import type { UpstreamFailure } from '../upstream.ts';
import { asDoiState, type DoiState } from './doi-state.ts';

/** Media type of every request and answer. Source: JSON:API. */
const JSON_API = 'application/vnd.api+json';

/** A DOI as an answer shows it; what the answer does not tell is absent. */
export interface ShownDoi {
  readonly state: DoiState;
  readonly url?: string;
  readonly version?: string;
}

/** What an answer says of a DOI: how it is; that there is none; or why nobody knows. */
export type DoiAnswer = ShownDoi | { readonly state: 'unknown' } | UpstreamFailure;

/** What a body for a DOI holds; `clientId` names the repository for a DOI that is new. */
export interface DoiBody {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly clientId?: string;
}

/** Creates or changes a DOI. An answer that does not tell the state, or is cut, is not believed: the DOI is read back. */
export async function putDoi(account: Account, doi: string, { attributes, clientId }: DoiBody): Promise<DoiAnswer> {
  const relationships =
    clientId === undefined ? {} : { relationships: { client: { data: { id: clientId, type: 'clients' } } } };
  const body = JSON.stringify({ data: { id: doi, type: 'dois', attributes, ...relationships } });
  const reply = await ask(account, {
    method: 'PUT',
    path: doiPath(doi),
    accept: JSON_API,
    contentType: JSON_API,
    body,
  });
  if (!isSuccess(reply)) return failure(account, `writing ${doi}`, reply);
  const shown = doiIn(reply);
  if (shown !== undefined) return shown;
  const read = await getDoi(account, doi);
  return 'state' in read && read.state === 'unknown'
    ? unsure(`${account.name} took ${doi} and does not know it.`)
    : read;
}

/** Reads a DOI; `unknown` where there is none. */
export async function getDoi(account: Account, doi: string): Promise<DoiAnswer> {
  const reply = await ask(account, { method: 'GET', path: doiPath(doi), accept: JSON_API });
  if (isReply(reply) && reply.status === 404) return { state: 'unknown' };
  if (!isSuccess(reply)) return failure(account, `reading ${doi}`, reply);
  return doiIn(reply) ?? unsure(`${account.name} does not tell the state of ${doi}.`);
}

const isSuccess = (reply: Reply | NoReply): reply is Reply =>
  isReply(reply) && (reply.status === 200 || reply.status === 201);

function failure(account: Account, what: string, reply: Reply | NoReply): UpstreamFailure {
  const judged = judge(account, what, reply, isReply(reply) ? titlesIn(reply.body) : '');
  // Every unexpected fault of theirs is a 400 too.
  return isReply(reply) && reply.status === 400 ? unsure(judged.reason) : judged;
}

// A slash of a DOI stays; everything else that a path cannot hold is encoded.
const doiPath = (doi: string): string => `/dois/${encodeURIComponent(doi).replaceAll('%2F', '/')}`;

function doiIn({ body }: Reply): ShownDoi | undefined {
  const attributes = membersOf(membersOf(membersOf(readJson(body)).data).attributes);
  const state = asDoiState(attributes.state);
  if (state === undefined) return undefined;
  const [url, version] = [textMember(attributes, 'url'), textMember(attributes, 'version')];
  return { state, ...(url === undefined ? {} : { url }), ...(version === undefined ? {} : { version }) };
}

/** The titles of the errors, with the members they are about; the body itself where it is no JSON:API. */
function titlesIn(body: string | undefined): string {
  const { errors } = membersOf(readJson(body));
  if (!Array.isArray(errors)) return (body ?? '').slice(0, 200);
  const texts = errors.map(membersOf).map((one) => {
    const source = textMember(one, 'source');
    return `${source === undefined ? '' : `${source}: `}${textMember(one, 'title') ?? ''}`;
  });
  return texts.join('; ');
}
