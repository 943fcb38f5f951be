import { partyConflicts } from '../../../domain/curation/party-conflicts.ts';
import type { PartyConflict } from '../../../domain/curation/party-window.ts';
import { grantedOf } from '../../../domain/curation/plan-taking.ts';
import {
  laneLetter,
  type PartyPresence,
  type PartyRequest,
  type PartyView,
} from '../../../domain/curation/sampling-party.ts';
import type { Work } from '../../ports.ts';
import type { CurationRequest } from '../requests/request-ports.ts';
import type { SeatedParty } from './party-access.ts';
import type { RequestUse, SamplingLane } from './sampling-ports.ts';

/** What looking at a party asks; the reading side of a store has it too. */
export type PartyReading = Pick<Work, 'sampling' | 'requests'>;

/** After so long without a word somebody is not here any more. */
export const HERE_MS = 60_000;

/** A party as somebody sees it, at a moment. A bounded number of questions. */
export async function viewParty(
  { sampling, requests }: PartyReading,
  seated: SeatedParty,
  now: Date,
): Promise<PartyView> {
  const { party, expedition, lanes, you } = seated;
  const here = lanes.filter((one) => !one.isOut);
  const found = await requests.find(here.map((one) => one.requestId));
  const uses = await sampling.usesOf(expedition, found);
  const present = await whoIsHere({ sampling }, party.id, now);
  const holes = await sampling.holesOf(expedition.id);
  const { id, name, place, firstDay, lastDay, state, revision, seq } = party;
  return {
    id,
    expedition: { id: expedition.id, code: expedition.code, name: expedition.name },
    name,
    place,
    firstDay,
    lastDay,
    state,
    holes: holes
      .filter((one) => party.holeIds.includes(one.id))
      .map((one) => ({ id: one.id, name: one.name, combinedId: one.combinedId })),
    requests: here.flatMap((lane) => {
      const request = found.find((one) => one.id === lane.requestId);
      return request === undefined ? [] : [partyRequest(lane, request, uses.get(request.id)!, you.requestIds, present)];
    }),
    ...(await sampling.countMarks(party.id)),
    revision,
    seq,
    you,
  };
}

function partyRequest(
  { position }: SamplingLane,
  request: CurationRequest,
  use: RequestUse,
  yours: readonly string[],
  present: readonly PartyPresence[],
): PartyRequest {
  const lane = laneLetter(position);
  const { id, number, title, purpose, state, scientists, isDestructive } = request;
  return {
    id,
    lane,
    number,
    title,
    purpose,
    state,
    // Addresses of people are for curators, and stand in the request.
    scientists: scientists.map(({ name, affiliation }) => ({ name, affiliation })),
    granted: grantedOf(request),
    used: use.used,
    marked: use.marked,
    isDestructive,
    isYours: yours.includes(id),
    isHere: present.some((one) => one.lane === lane),
  };
}

/** Who is at a party at a moment. */
export function whoIsHere({ sampling }: Pick<Work, 'sampling'>, partyId: string, now: Date): Promise<PartyPresence[]> {
  return sampling.presenceSince(partyId, new Date(now.getTime() - HERE_MS).toISOString());
}

/** The conflicts of the marks of a party, with marks of other parties and with what was taken, by depth. Four questions. */
export async function readConflicts(
  { sampling }: Pick<Work, 'sampling'>,
  partyId: string,
): Promise<readonly PartyConflict[]> {
  const own = await sampling.marks(partyId, { states: ['marked'] });
  const splitIds = [...new Set(own.map((one) => one.splitId))];
  const marks = await sampling.marks(partyId, { splitIds, states: ['marked'] });
  const wanted = Map.groupBy(marks, (one) => one.splitId);
  const taken = Map.groupBy(await sampling.piecesOf(partyId, splitIds), (one) => one.splitId);
  const askedAt = new Map(marks.flatMap((one) => (one.askedAt === null ? [] : [[one.id, one.askedAt] as const])));
  const splits = [...wanted].map(([splitId, here]) => ({
    splitId,
    splitName: here[0]!.splitName,
    marks: here,
    taken: taken.get(splitId) ?? [],
  }));
  return partyConflicts(splits, askedAt);
}
