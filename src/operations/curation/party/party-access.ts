import { laneLetter, type PartyYou } from '../../../domain/curation/sampling-party.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { liesInParts, type TreeRights } from '../../../domain/party/tree-right.ts';
import type { Caller } from '../../caller.ts';
import type { Actor, Work } from '../../ports.ts';
import { rightsIn } from '../../tree-access.ts';
import { REQUESTER } from '../requests/requester.ts';
import type { PartyExpedition, SamplingLane, SamplingParty } from './sampling-ports.ts';

/** Who comes to a party: an account, or somebody who holds links of requests. `held` are keys of these requests. */
export interface PartyGuest {
  /** Undefined for who is not signed in. */
  readonly caller?: Caller | undefined;
  readonly held: readonly HeldRequest[];
}

/** A request whose link somebody holds, and who they are then. */
export interface HeldRequest {
  readonly id: string;
  readonly person: string;
}

/** A party with who looks at it. `lane` is the letter of the first of their requests, empty for curators. */
export interface SeatedParty {
  readonly party: SamplingParty;
  readonly expedition: PartyExpedition;
  readonly lanes: readonly SamplingLane[];
  readonly you: PartyYou;
  /** For the audit trail, which knows who holds a link by no name that was typed. */
  readonly actor: Actor;
  /** Tells guests apart. */
  readonly visitor: string;
  readonly lane: string;
}

type Reading = Pick<Work, 'sampling'>;

/** What somebody with an account may do at the parties of an expedition. */
export interface PartyRights {
  readonly mayLook: boolean;
  readonly mayCurate: boolean;
}

/**
 * Who may read the requests of an expedition looks on at its parties, and who enters samples all over it curates them: at a party the
 * requests of the whole expedition are seen and moved on, so a role for a single hole does not do.
 */
export function partyRights({ reads, enters }: TreeRights, { path }: Pick<PartyExpedition, 'path'>): PartyRights {
  return {
    mayLook: liesInParts(reads, { type: 'sample_request', path }),
    mayCurate: liesInParts(enters, { type: 'sample', path }),
  };
}

/**
 * A party for somebody who may see it, by {@link partyRights} or by the link of a request that takes part. Throws `not-found`, which is also
 * said to others.
 */
export async function seatAtParty({ sampling }: Reading, partyId: string, guest: PartyGuest): Promise<SeatedParty> {
  const party = await sampling.findParty(partyId);
  const expedition = party === undefined ? undefined : await sampling.expedition(party.expeditionId);
  if (party === undefined || expedition === undefined) throw noParty();
  const lanes = await sampling.lanesOf(party.id);
  const here = lanes.filter((one) => !one.isOut);
  const held = guest.held.filter(({ id }) => here.some(({ requestId }) => requestId === id));
  const { caller } = guest;
  const rights = caller === undefined ? undefined : partyRights(rightsIn(caller, expedition), expedition);
  const isCurator = rights?.mayCurate === true;
  const isKnown = isCurator || rights?.mayLook === true;
  if (held.length === 0 && !isKnown) throw noParty();
  const mine = isCurator ? here.map((one) => one.requestId) : held.map((one) => one.id);
  const name = isKnown ? caller!.name : held[0]!.person;
  const first = isCurator ? undefined : here.find(({ requestId }) => mine.includes(requestId));
  return {
    party,
    expedition,
    lanes,
    you: { name, isCurator, requestIds: mine },
    actor: caller ?? REQUESTER,
    visitor: isCurator || held.length === 0 ? `account ${caller!.account}` : `request ${held[0]!.id}`,
    lane: first === undefined ? '' : laneLetter(first.position),
  };
}

/** {@link seatAtParty} for curators; throws `not-allowed` for others who may see it. */
export async function curateParty(
  work: Reading,
  partyId: string,
  guest: PartyGuest,
): Promise<SeatedParty & { readonly caller: Caller }> {
  const seated = await seatAtParty(work, partyId, guest);
  if (seated.you.isCurator) return { ...seated, caller: guest.caller! };
  throw new CorestoneError('not-allowed', 'That is for the curators of the expedition.');
}

/** Throws `not-allowed` unless somebody may make parties in an expedition, as who enters samples in it may; `not-found` for who may not see it. */
export function ensureCurates(caller: Caller, expedition: PartyExpedition): void {
  const { mayLook, mayCurate } = partyRights(rightsIn(caller, expedition), expedition);
  if (mayCurate) return;
  if (!mayLook) throw new CorestoneError('not-found', `There is no expedition ${expedition.code} that you may read.`);
  throw new CorestoneError('not-allowed', `${caller.account} may not sample core of expedition ${expedition.code}.`);
}

/** Of two who mark or take in one expedition the second waits here, and then sees what the first did. */
export function holdSampling(work: Work, expeditionId: string, actor: Actor): Promise<void> {
  return work.parties.holdJob(`sampling of ${expeditionId}`, actor.name);
}

/** {@link seatAtParty} to change something: the sampling is held, and the party is as those before left it. */
export async function holdParty(work: Work, partyId: string, guest: PartyGuest): Promise<SeatedParty> {
  const { expedition, actor } = await seatAtParty(work, partyId, guest);
  await holdSampling(work, expedition.id, actor);
  return seatAtParty(work, partyId, guest);
}

/** {@link curateParty} to change something, as {@link holdParty}. */
export async function holdPartyAsCurator(
  work: Work,
  partyId: string,
  guest: PartyGuest,
): Promise<SeatedParty & { readonly caller: Caller }> {
  const { expedition, caller } = await curateParty(work, partyId, guest);
  await holdSampling(work, expedition.id, caller);
  return curateParty(work, partyId, guest);
}

/** Throws `conflict` where a party is closed. */
export function ensureOpen({ state, name }: SamplingParty): void {
  if (state === 'open') return;
  const message = `The sampling party “${name}” is closed.`;
  throw new CorestoneError('conflict', message, {
    findings: [finding('party-closed', message, { field: 'state', value: state, rule: 'open' })],
  });
}

/** The party one change on, for which the sampling of its expedition is held. */
export async function moveParty(
  work: Work,
  party: SamplingParty,
  changes: Partial<SamplingParty> = {},
): Promise<SamplingParty> {
  const moved = { ...party, ...changes, seq: party.seq + 1 };
  await work.sampling.changeParty(moved);
  return moved;
}

const noParty = () => new CorestoneError('not-found', 'There is no such sampling party that you may see.');
