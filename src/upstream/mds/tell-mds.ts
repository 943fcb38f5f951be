import type { WriteContext } from '../../formats/format.ts';
import { toRegistration } from '../../formats/igsn-registration-1.0/to-registration.ts';
import { ask, isReply, type Question } from '../http/ask.ts';
import { judge, refused, unsure } from '../http/judge.ts';
import { wishOf } from '../intent.ts';
import type { UpstreamAnswer, UpstreamFailure, UpstreamRequest } from '../upstream.ts';
import type { MdsSettings } from './mds.ts';

/** Makes one wish true at another agent: address first, then registration metadata; hidden and withdrawn have none that is active. */
export async function tellMds(settings: MdsSettings, request: UpstreamRequest): Promise<UpstreamAnswer> {
  const context = await settings.context();
  const prefix = settings.prefix ?? context.handlePrefix;
  const id = `${prefix}/${request.igsn.toUpperCase()}`;
  const wish = wishOf(request);
  if (wish.state === 'withdrawn') return (await hide(settings, id)) ?? { outcome: 'confirmed' };
  const { record } = request;
  if (record === undefined) return refused(`The register has no version ${request.version} of ${request.igsn}.`);
  const url = wish.landingUrl ?? context.landingUrl(request.igsn);
  const describe = () => postMetadata(settings, id, documentOf(record, prefix, context));
  const failure = await mint(settings, id, url, describe);
  if (failure !== undefined) return failure;
  const last = wish.state === 'hidden' ? await hide(settings, id) : record.isDescribed ? await describe() : undefined;
  return last ?? { outcome: 'confirmed' };
}

function documentOf(record: NonNullable<UpstreamRequest['record']>, prefix: string, context: WriteContext): string {
  const { description, facts } = record;
  // The number in the document has to be the one that is minted, whatever prefix the record came with.
  const xml = toRegistration({ ...description, prefix }, facts, { ...context, handlePrefix: prefix });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}

/** Some agents want the metadata before the address, and say so with 412. */
async function mint(
  settings: MdsSettings,
  id: string,
  url: string,
  describe: () => Promise<UpstreamFailure | undefined>,
): Promise<UpstreamFailure | undefined> {
  const post = () =>
    write(settings, `minting ${id}`, {
      method: 'POST',
      path: '/igsn',
      contentType: 'text/plain;charset=UTF-8',
      body: `igsn=${id}\nurl=${asProperty(url)}\n`,
    });
  const first = await post();
  if (first.status !== 412) return first.failure;
  return (await describe()) ?? (await post()).failure;
}

async function postMetadata(settings: MdsSettings, id: string, body: string): Promise<UpstreamFailure | undefined> {
  const { failure } = await write(settings, `describing ${id}`, {
    method: 'POST',
    path: '/metadata',
    contentType: 'application/xml;charset=UTF-8',
    body,
  });
  return failure;
}

/** Makes the metadata inactive; what has none, or is inactive already, is hidden. */
async function hide(settings: MdsSettings, id: string): Promise<UpstreamFailure | undefined> {
  const path = `/metadata/${encodeURIComponent(id).replaceAll('%2F', '/')}`;
  const { status, failure } = await write(settings, `hiding ${id}`, { method: 'DELETE', path });
  return status === 404 || status === 410 ? undefined : failure;
}

async function write(
  { account }: MdsSettings,
  what: string,
  question: Question,
): Promise<{ readonly status?: number; readonly failure: UpstreamFailure | undefined }> {
  const reply = await ask(account, question);
  if (!isReply(reply)) return { failure: judge(account, what, reply) };
  const { status, body = '' } = reply;
  const judged = judge(account, what, reply, body);
  if (status >= 300) return { status, failure: judged };
  // The status alone is not believed: a page of a proxy has one too, and a body that was cut may mean anything.
  return {
    status,
    failure: /^OK\b/.test(body.trim()) ? undefined : unsure(`${judged.reason} (no answer of a registry)`),
  };
}

/** A value of Java's properties: only the backslash means something there; an address has no other sign that would. */
const asProperty = (url: string): string => (URL.canParse(url) ? new URL(url).href : url).replaceAll('\\', '\\\\');
