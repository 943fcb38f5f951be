import type { KnownRecord, Upstream, UpstreamAnswer, UpstreamRequest } from './upstream.ts';

/**
 * Several upstreams for one record, as a DOI and the handle that is its alias: they are asked in their order, each only for what
 * the ones before confirmed, and a record is confirmed when all have. Trying again asks all again, which is harmless.
 */
export function severalUpstreams(name: string, parts: readonly Upstream[]): Upstream {
  const least = (numbers: readonly number[]): number => Math.min(...numbers);
  const rates = parts.map((one) => one.requestsPerSecond ?? 0).filter((one) => one > 0);
  return {
    name,
    mostAtOnce: least(parts.map((one) => one.mostAtOnce ?? 500)),
    concurrency: Math.max(...parts.map((one) => one.concurrency ?? 1)),
    requestsPerSecond: rates.length === 0 ? 0 : least(rates),
    needsRecord: parts.some((one) => one.needsRecord === true),
    isAgent: parts.some((one) => one.isAgent === true),
    parts,
    submit: (requests) => submitInTurn(parts, requests),
    recall: () => recallAll(parts),
  };
}

async function submitInTurn(parts: readonly Upstream[], requests: readonly UpstreamRequest[]) {
  let answers: UpstreamAnswer[] = requests.map(() => ({ outcome: 'confirmed' }));
  for (const part of parts) {
    const wanted = requests.filter((_, at) => answers[at]!.outcome !== 'failed');
    const given = wanted.length === 0 ? [] : await part.submit(wanted);
    const next = given.values();
    answers = answers.map((one) => (one.outcome === 'failed' ? one : (next.next().value ?? NO_ANSWER)));
  }
  return answers;
}

const NO_ANSWER: UpstreamAnswer = { outcome: 'failed', reason: 'no answer', mayRetry: true, fault: 'unclear' };

async function* recallAll(parts: readonly Upstream[]): AsyncIterable<KnownRecord> {
  for (const part of parts) yield* part.recall();
}
