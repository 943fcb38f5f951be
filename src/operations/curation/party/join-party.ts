import { SAMPLED_STATES } from '../../../domain/curation/request-state.ts';
import { laneLetter } from '../../../domain/curation/sampling-party.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { Caller } from '../../caller.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { moveRequest } from '../requests/move-request.ts';
import { holdPartyAsCurator, moveParty, type PartyGuest } from './party-access.ts';
import type { PartyExpedition, SamplingParty } from './sampling-ports.ts';

/**
 * Lets a request take part; an accepted one becomes `scheduled` for the first day. One that took part before has its letter again. Throws
 * `not-found`, `not-allowed`, `conflict` (`party-request`) where it belongs to another expedition or was not accepted.
 */
export function addRequest(
  unitOfWork: UnitOfWork,
  partyId: string,
  requestId: string,
  guest: PartyGuest,
): Promise<void> {
  return unitOfWork(async (work) => {
    const { party, expedition, caller } = await holdPartyAsCurator(work, partyId, guest);
    await takeIn(work, party, expedition, requestId, caller);
    await moveParty(work, party);
  });
}

/** Takes a request out of a party; its marks must have been taken or given up. Throws `not-found`, `not-allowed`, `conflict` (`party-marks`). */
export function removeRequest(
  unitOfWork: UnitOfWork,
  partyId: string,
  requestId: string,
  guest: PartyGuest,
): Promise<void> {
  return unitOfWork(async (work) => {
    const { party, lanes, actor } = await holdPartyAsCurator(work, partyId, guest);
    const lane = lanes.find((one) => one.requestId === requestId && !one.isOut);
    if (lane === undefined) throw new CorestoneError('not-found', 'This request does not take part.');
    const waiting = (await work.sampling.marks(partyId, { states: ['marked'] })).filter(
      (one) => one.requestId === requestId,
    );
    if (waiting.length > 0) {
      const message = `${waiting.length} marks of ${laneLetter(lane.position)} wait. Take or remove them first.`;
      const findings = [
        finding('party-marks', message, { field: 'requestId', value: requestId, rule: 'no marks that wait' }),
      ];
      throw new CorestoneError('conflict', message, { findings });
    }
    await work.sampling.putLane(partyId, { ...lane, isOut: true });
    await work.audit(
      actor,
      [{ action: 'leave-sampling-party', subject: partyId, before: { request: requestId } }],
      work.now(),
    );
    await moveParty(work, party);
  });
}

/** Lets a request take part, as {@link addRequest} does, in a unit of work that holds the sampling of the expedition. */
export async function takeIn(
  work: Work,
  party: SamplingParty,
  expedition: PartyExpedition,
  requestId: string,
  caller: Caller,
): Promise<void> {
  const [request] = await work.requests.find([requestId]);
  if (request === undefined || request.expeditionId !== expedition.id)
    throw new CorestoneError('not-found', `Expedition ${expedition.code} has no such request.`);
  const lanes = await work.sampling.lanesOf(party.id);
  const lane = lanes.find((one) => one.requestId === requestId);
  if (lane !== undefined && !lane.isOut) return;
  if (request.number === null || !SAMPLED_STATES.includes(request.state)) {
    const message = `Request ${request.number ?? '(draft)'} is ${request.state.replaceAll('_', ' ')}.`;
    const about = { field: 'requests', value: request.state, rule: `one of ${SAMPLED_STATES.join(', ')}` };
    throw new CorestoneError('conflict', message, { findings: [finding('party-request', message, about)] });
  }
  const position = lane?.position ?? Math.max(-1, ...lanes.map((one) => one.position)) + 1;
  await work.sampling.putLane(party.id, { requestId, position, isOut: false });
  await work.audit(
    caller,
    [{ action: 'join-sampling-party', subject: party.id, after: { request: requestId, position } }],
    work.now(),
  );
  if (request.state !== 'accepted' && request.state !== 'partly_accepted') return;
  const where = [party.name, party.place].filter((one) => one !== '').join(', ');
  const text = `It takes part in the sampling party “${where}”${party.firstDay === null ? '' : ` on ${party.firstDay}`}.`;
  const day = party.firstDay === null ? {} : { scheduledOn: party.firstDay };
  await moveRequest(work, requestId, { to: 'scheduled', side: 'curator', text, isForHistory: true, ...day }, caller);
}
