import { ask, isReply } from '../http/ask.ts';
import { type Members, membersOf, readJson, textMember } from '../http/json-members.ts';
import { judge } from '../http/judge.ts';
import type { KnownRecord } from '../upstream.ts';
import type { DataciteSettings } from './datacite.ts';
import { asDoiState, OURS } from './doi-state.ts';

const PAGE = 500;
/** Attributes that DataCite adds whether asked or not make a record large; a page of them has to fit. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * Every DOI of the repository under our prefix, a page at a time along the cursor. Throws with what DataCite said when a page
 * cannot be read, and when the cursor leads nowhere new.
 */
export async function* recallDatacite(settings: DataciteSettings): AsyncIterable<KnownRecord> {
  const { account } = settings;
  const { doiPrefix } = await settings.context();
  const query = new URLSearchParams({
    'client-id': settings.clientId,
    prefix: doiPrefix,
    'page[cursor]': '1',
    'page[size]': String(PAGE),
    'fields[dois]': 'doi,url,state,version',
    'disable-facets': 'true',
  });
  for (let path = `/dois?${query}`; ; ) {
    const page = await readPage(settings, path);
    for (const one of page.records) {
      const known = asKnown(one, doiPrefix);
      if (known !== undefined) yield known;
    }
    const next = page.records.length === 0 ? undefined : nextPath(page.next, account.url);
    if (next === undefined) return;
    if (next === path) throw new Error(`${account.name}: the cursor leads back to the same page of DOIs.`);
    path = next;
  }
}

interface Page {
  readonly records: readonly Members[];
  readonly next: string | undefined;
}

async function readPage({ account }: DataciteSettings, path: string): Promise<Page> {
  const reply = await ask(account, { method: 'GET', path, accept: 'application/vnd.api+json', mostBytes: MOST_BYTES });
  if (!isReply(reply) || reply.status !== 200)
    throw new Error(judge(account, 'listing DOIs', reply, isReply(reply) ? reply.body?.slice(0, 200) : '').reason);
  const { data, links } = membersOf(readJson(reply.body));
  if (!Array.isArray(data)) throw new Error(`${account.name}: a page of DOIs was cut or is no list.`);
  return {
    records: data.map((one) => membersOf(membersOf(one).attributes)),
    next: textMember(membersOf(links), 'next'),
  };
}

/** The next page below our own address: what else a link names is not asked, since it would get our password. */
function nextPath(next: string | undefined, url: string): string | undefined {
  if (next === undefined || !URL.canParse(next, url)) return undefined;
  const { search } = new URL(next, url);
  return `/dois${search}`;
}

function asKnown(attributes: Members, doiPrefix: string): KnownRecord | undefined {
  const doi = textMember(attributes, 'doi') ?? '';
  const lead = `${doiPrefix.toLowerCase()}/`;
  if (!doi.toLowerCase().startsWith(lead)) return undefined;
  const state = asDoiState(attributes.state);
  const [url, version] = [textMember(attributes, 'url'), textMember(attributes, 'version')];
  return {
    igsn: doi.slice(lead.length).toUpperCase(),
    ...(state === undefined ? {} : { state: OURS[state] }),
    ...(url === undefined ? {} : { url }),
    ...(version !== undefined && /^[1-9]\d{0,8}$/.test(version) ? { version: Number(version) } : {}),
  };
}
