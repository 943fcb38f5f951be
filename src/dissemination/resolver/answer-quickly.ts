import type { IncomingMessage, ServerResponse } from 'node:http';
import type { QuickAnswer } from './quick-answers.ts';
import type { Target } from './redirect-target.ts';
import { type Resolver, redirectTo } from './resolve-handle.ts';
import { writeRedirect } from './write-redirect.ts';

/** Who counts the answers under a prefix; told of each how many seconds it took. */
export type CounterOf = (prefix: string) => (seconds: number) => void;

interface Start {
  /** What an address begins with. */
  readonly text: string;
  readonly count: (seconds: number) => void;
}

const AS_REGISTERED = /^[A-Z0-9.-]+$/;

/**
 * The answer to what nearly every request to a resolver asks: GET or HEAD of an IGSN under one of our prefixes, written as it is
 * registered, without a query. It leaves everything else, and what leads nowhere, to the routes, which would answer this alike.
 */
export function answerQuickly(resolver: Resolver, counterOf: CounterOf): QuickAnswer {
  const startsNow = startsOf(resolver.agent, counterOf);
  const send = (response: ServerResponse, { start, igsn }: Asked, target: Target, startedMs: number) => {
    writeRedirect(response, redirectTo(resolver, igsn, target), resolver.always);
    start.count((performance.now() - startedMs) / 1000);
  };
  return (request, response, next) => {
    const asked = askedFor(request, startsNow());
    if (asked === undefined) return false;
    const startedMs = performance.now();
    const target = resolver.findTarget(asked.igsn);
    if (!(target instanceof Promise)) {
      send(response, asked, target, startedMs);
      return true;
    }
    target.then(
      (found) => (found === undefined ? next(request, response) : send(response, asked, found, startedMs)),
      // The routes ask once more and know how to say that the store does not answer.
      () => next(request, response),
    );
    return true;
  };
}

/** What addresses of ours begin with; the profile may change while the server runs. */
function startsOf(agent: Resolver['agent'], counterOf: CounterOf): () => readonly Start[] {
  let known: readonly string[] = [];
  let starts: readonly Start[] = [];
  return () => {
    const { handlePrefix, doiPrefix } = agent;
    if (known[0] === handlePrefix && known[1] === doiPrefix) return starts;
    known = [handlePrefix, doiPrefix];
    starts = [...new Set(known)].map((prefix) => ({ text: `/${prefix}/`, count: counterOf(prefix) }));
    return starts;
  };
}

interface Asked {
  readonly start: Start;
  readonly igsn: string;
}

function askedFor({ method, url = '' }: IncomingMessage, starts: readonly Start[]): Asked | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const start = starts.find(({ text }) => url.startsWith(text));
  if (start === undefined) return undefined;
  const igsn = url.slice(start.text.length);
  return AS_REGISTERED.test(igsn) ? { start, igsn } : undefined;
}
