import type { AdapterSettings } from '../adapter-settings.ts';
import { oneByOne } from '../http/one-by-one.ts';
import type { Upstream } from '../upstream.ts';
import type { HandleAdmin } from './handle-value.ts';
import { recallHandles } from './recall-handles.ts';
import { tellHandle } from './tell-handle.ts';

/** An adapter for one handle server. */
export interface HandleSettings extends AdapterSettings {
  /** Prefix of the handles without slash; that of the installation where it is absent. */
  readonly prefix?: string;
  readonly admin: HandleAdmin;
  /** How long others may keep what a handle holds, in seconds. */
  readonly ttlS: number;
  /** Makes handles aliases of the DOIs of the same records instead of leading to their pages. */
  readonly aliasTo?: 'doi';
  readonly onWithdraw: 'keep' | 'delete';
}

/**
 * Handles over the JSON API of a handle server: HS_ADMIN at index 100, at index 1 a URL, or an HS_ALIAS to the DOI for handles of
 * before 2021. Source: Handle.Net 9 technical manual, JSON REST API.
 */
export function handleUpstream(settings: HandleSettings): Upstream {
  return oneByOne({
    ...settings,
    tell: (request) => tellHandle(settings, request),
    recall: () => recallHandles(settings),
  });
}

/** The user of Basic authentication: index and handle of the key, the colon between them encoded, as the server wants it. */
export function handleUser({ handle, index }: HandleAdmin): string {
  return `${index}%3A${handle}`;
}
