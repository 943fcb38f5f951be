import type { FastifyRequest } from 'fastify';
import type { House } from '../../../context.ts';
import { contactOf } from '../../../domain/curation/sample-request.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { PartyGuest } from '../../../operations/curation/party/party-access.ts';
import { readRequestVisitor } from '../../requests/request-visitor.ts';
import { isFromOwnPage } from '../../sign-in/is-from-own-page.ts';
import { callerIfAny } from '../caller-of.ts';

/** Who comes to a party: an account, links of requests, or both. Throws `not-signed-in` for who has neither. */
export async function guestOf(house: House, request: FastifyRequest): Promise<PartyGuest> {
  const caller = callerIfAny(request);
  // As of a session: a cookie counts for a change only where the browser says that it comes from our own pages.
  const isOurs = request.method === 'GET' || isFromOwnPage(request);
  const held = (isOurs ? await readRequestVisitor(house, request) : []).map((one) => {
    const person = contactOf(one)?.name ?? one.scientists[0]?.name ?? '';
    return { id: one.id, person: person === '' ? `Request ${one.number ?? ''}`.trim() : person };
  });
  if (caller !== undefined || held.length > 0) return { caller, held };
  throw new CorestoneError('not-signed-in', 'Sign in, or open the link of your request in this browser first.');
}
