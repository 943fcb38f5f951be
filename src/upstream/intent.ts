import type { UpstreamRequest } from './upstream.ts';

/** What is to become true upstream. */
export interface Wish {
  /** `hidden` resolves and is not found. */
  readonly state: 'registered' | 'hidden' | 'withdrawn';
  /** Null means our own landing page. */
  readonly landingUrl: string | null;
}

/** The wish of a request. An intent that names no state wants the record public, one that names no address our own page. */
export function wishOf({ action, intent }: Pick<UpstreamRequest, 'action' | 'intent'>): Wish {
  const { state, landingUrl } = JSON.parse(intent) as { state?: unknown; landingUrl?: unknown };
  const address = typeof landingUrl === 'string' && landingUrl !== '' ? landingUrl : null;
  if (action === 'withdraw') return { state: 'withdrawn', landingUrl: address };
  return { state: state === 'hidden' ? 'hidden' : 'registered', landingUrl: address };
}
