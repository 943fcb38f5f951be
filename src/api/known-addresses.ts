import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../domain/error.ts';
import { finding } from '../domain/finding.ts';

/** A method that an address does not have: answered with 405 and the methods that it has. */
export class WrongMethodError extends CorestoneError {
  readonly statusCode = 405;
  readonly allowed: readonly string[];

  constructor(method: string, allowed: readonly string[]) {
    const message = `${method} is not possible here; ${allowed.join(', ')} ${allowed.length === 1 ? 'is' : 'are'}.`;
    const details = { field: 'method', value: method, rule: `one of ${allowed.join(', ')}` };
    super('wrong-call', message, { findings: [finding('wrong-method', message, details)] });
    this.allowed = allowed;
  }
}

/** Which methods a path (without query) has; none for one that means nothing. */
export type AllowedMethods = (path: string) => readonly string[];

/** Addresses that answer for all that are unknown: they say so of what stands below them, and make none of it known. */
const FALLBACKS = new Set(['/api/*', '/api/v1/*']);

/** Notes every route that is added from now on. */
export function noteAddresses(app: FastifyInstance): AllowedMethods {
  const known = new Map<string, { readonly fits: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    if (FALLBACKS.has(url)) return;
    const path = known.get(url) ?? { fits: patternOf(url), methods: new Set<string>() };
    known.set(url, path);
    for (const one of [method].flat()) path.methods.add(one);
  });
  return (path) => {
    const fitting = [...known.values()].filter(({ fits }) => fits.test(path));
    return [...new Set(fitting.flatMap(({ methods }) => [...methods]))].sort();
  };
}

/**
 * A route's address as a pattern: a parameter is anything up to the next slash, or what its own pattern says; two colons stand for one that
 * begins no parameter.
 */
function patternOf(url: string): RegExp {
  const words = url.split(/(::|:\w+(?:\([^)]*\))?|\*$)/).map((part, at) => {
    if (at % 2 === 0) return part.replace(/[*.+?^${}()|[\]\\]/g, '\\$&');
    if (part === '*') return '.*';
    if (part === '::') return ':';
    const own = /\(\^?(.*?)\$?\)$/.exec(part)?.[1];
    return own === undefined ? '[^/]+' : `(?:${own})`;
  });
  return new RegExp(`^${words.join('')}$`);
}

// These answer as the programs expect whose place they take.
const THEIR_OWN = /^\/(mds|datacite)(\/|$)/;

/** Answers 405 with `Allow` where an address is known and only the method is not; must stand before all routes. */
export function refuseWrongMethods(app: FastifyInstance): void {
  const allowedAt = noteAddresses(app);
  const refusalOf = ({ url, method }: FastifyRequest, reply: FastifyReply): WrongMethodError | undefined => {
    const path = url.replace(/\?.*$/s, '');
    const allowed = THEIR_OWN.test(path) ? [] : allowedAt(path);
    if (allowed.length === 0) return undefined;
    void reply.header('allow', allowed.join(', '));
    return new WrongMethodError(method, allowed);
  };
  // Every request comes by here: no promise, and no look at the address where a route was found.
  app.addHook('onRequest', (request, reply, done) => {
    const isOdd = request.is404 && request.method !== 'GET' && request.method !== 'HEAD';
    done(isOdd ? refusalOf(request, reply) : undefined);
  });
}
