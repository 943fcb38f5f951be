/** One thing upstream is to know: the intent as it was kept before anybody was asked. */
export interface UpstreamRequest {
  readonly igsn: string;
  readonly version: number;
  readonly action: string;
  readonly intent: string;
}

/** What upstream said: confirmed, or why not and whether asking again can help. */
export type UpstreamAnswer =
  | { readonly outcome: 'confirmed' }
  | { readonly outcome: 'failed'; readonly reason: string; readonly mayRetry: boolean };

/**
 * Whoever registers beyond this installation. Asking the same thing twice must be harmless, because an answer may be lost.
 * The answers come in the order of the requests.
 */
export interface Upstream {
  readonly name: string;
  /** How many requests it takes at once; 500 where it does not say. */
  readonly mostAtOnce?: number;
  readonly submit: (requests: readonly UpstreamRequest[]) => Promise<UpstreamAnswer[]>;
  /** Everything upstream knows of us, in any order, the same identifier possibly several times: the last one counts. */
  readonly recall: () => AsyncIterable<Pick<UpstreamRequest, 'igsn' | 'version' | 'action'>>;
}
