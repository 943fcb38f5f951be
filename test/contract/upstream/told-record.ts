import { describeObject } from '../../../src/domain/description/describe-object.ts';
import type { SampleDescription } from '../../../src/domain/description/sample-description.ts';
import type { WriteContext } from '../../../src/formats/format.ts';
import type { AdapterSettings } from '../../../src/upstream/adapter-settings.ts';
import { openGate } from '../../../src/upstream/http/gate.ts';
import type { KnownRecord, Upstream, UpstreamAnswer, UpstreamRequest } from '../../../src/upstream/upstream.ts';
import { usualContext } from '../../conformance/formats/example-contexts.ts';

/** The installation that tells. */
export const CONTEXT: WriteContext = {
  handlePrefix: '10273',
  doiPrefix: '10.60510',
  agentName: 'Corestone',
  landingUrl: (igsn) => `https://igsn.example.org/igsn/${igsn}`,
  baseUrl: 'https://igsn.example.org',
};

/** How long an adapter waits that is to find its server slow, in seconds. */
export const HASTY_S = 0.2;

/** Settings of an adapter for a server on the loopback address. */
export function adapterSettings(url: string, user: string, password: string, timeoutS = 10): AdapterSettings {
  const gate = openGate({ concurrency: 4, requestsPerSecond: 0 });
  const account = { name: 'upstream', url, user, password, timeoutS, gate };
  return { account, concurrency: 4, requestsPerSecond: 0, context: async () => CONTEXT };
}

/** A usual section under any name. */
export function sectionNamed(igsn: string): SampleDescription {
  return { ...describeObject(usualContext('section')), igsn };
}

/** A request to register a section. */
export function registerRequest(
  igsn: string,
  { version = 1, ...intent }: { version?: number; state?: string; landingUrl?: string | null } = {},
): UpstreamRequest {
  const facts = {
    registrant: 'ICDP',
    state: 'registered' as const,
    submittedAt: '2026-01-01T00:00:00Z',
    registeredAt: '2026-01-01T00:00:00Z',
    changedAt: '2026-01-01T00:00:00Z',
    version,
  };
  return {
    igsn,
    version,
    action: 'register',
    intent: JSON.stringify({ igsn, version, contentHash: 'x', landingUrl: null, ...intent }),
    record: { description: sectionNamed(igsn), facts, isDescribed: true },
  };
}

/** A request to withdraw the same. */
export function withdrawRequest(igsn: string): UpstreamRequest {
  const { record, ...request } = registerRequest(igsn);
  const intent = JSON.stringify({ igsn, reason: 'lost', successor: null });
  return { ...request, action: 'withdraw', intent, record: record! };
}

/** The answer to one request. */
export async function tell(upstream: Upstream, request: UpstreamRequest): Promise<UpstreamAnswer> {
  const [answer] = await upstream.submit([request]);
  return answer!;
}

/** An answer as one line: what it is, whose fault, whether a person is needed. */
export function summary(answer: UpstreamAnswer): string {
  if (answer.outcome !== 'failed') return answer.outcome;
  const locked = answer.isLockedOut === true ? ', locked out' : '';
  const pause = answer.retryAfterS === undefined ? '' : `, after ${Math.round(answer.retryAfterS)} s`;
  return `${answer.mayRetry ? 'again' : 'person'}, ${answer.fault}${locked}${pause}`;
}

/** Everything an upstream knows, in the order of IGSNs. */
export async function recalled(upstream: Upstream) {
  const all: KnownRecord[] = [];
  for await (const one of upstream.recall()) all.push(one);
  return all.toSorted((a, b) => (a.igsn < b.igsn ? -1 : 1));
}
