import { doiOf } from '../../formats/identifier-forms.ts';
import type { KnownRecord } from '../upstream.ts';
import { getHandle, listHandles } from './handle-request.ts';
import type { HandleSettings } from './handle-server.ts';
import { targetOf } from './handle-value.ts';

const PAGE = 500;

/**
 * Every handle below our prefix with where it leads, a page of names at a time and then each handle by itself, as many at the
 * same time as the server bears. Throws with what the server said when something cannot be read.
 */
export async function* recallHandles(settings: HandleSettings): AsyncIterable<KnownRecord> {
  const { account } = settings;
  const context = await settings.context();
  const prefix = settings.prefix ?? context.handlePrefix;
  for (let page = 0, seen = 0; ; page++) {
    const { handles, totalCount } = await listHandles(account, prefix, page, PAGE);
    const names = handles.filter((one) => one.toUpperCase().startsWith(`${prefix.toUpperCase()}/`));
    for (let at = 0; at < names.length; at += settings.concurrency) {
      const some = names.slice(at, at + settings.concurrency);
      for (const one of await Promise.all(some.map((name) => known(name)))) if (one !== undefined) yield one;
    }
    seen += handles.length;
    if (handles.length === 0 || seen >= totalCount) return;
  }

  async function known(handle: string): Promise<KnownRecord | undefined> {
    const read = await getHandle(account, handle);
    if (read.outcome === 'failed') throw new Error(read.reason);
    if (read.outcome === 'none') return undefined;
    const igsn = handle.slice(prefix.length + 1).toUpperCase();
    const url = targetOf(read.values) ?? '';
    const isOurAlias =
      settings.aliasTo !== undefined && url.toLowerCase() === `hdl:${doiOf(igsn, context)}`.toLowerCase();
    return isOurAlias ? { igsn } : { igsn, url };
  }
}
