import type { Taking, WantedTaking } from '../../../domain/curation/party-taking.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { isInCalendar } from '../../../domain/in-calendar.ts';
import type { StationOperation, StationOutcome } from '../../../domain/station/station-operation.ts';
import type { Issuing } from '../../issuing.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { applyWishes } from '../../station/apply-wishes.ts';
import { KeptVocabularies } from '../../station/kept-vocabularies.ts';
import { moveRequest } from '../requests/move-request.ts';
import { forAudit } from './new-mark.ts';
import {
  curateParty,
  ensureOpen,
  holdPartyAsCurator,
  moveParty,
  type PartyGuest,
  type SeatedParty,
} from './party-access.ts';
import { closingOf, planTaking, type TakingPlan } from './plan-taking.ts';
import type { PlacedMark } from './sampling-ports.ts';

/** What one unit of work took and left. */
export type TakenMarks = Omit<Taking, 'printJob' | 'findings'>;

/** Marks of one unit of work; the rest waits for the next call of {@link takeMarks}, which makes it by itself. */
const MOST_AT_ONCE = 250;

/**
 * Turns marks into samples and thin sections of the core tree, by the way stations enter: with their IGSN, checks, audit, and the tree
 * clock; a mark is taken once, however often it is asked for, and with all that belongs to it or not at all. What is in conflict, over its quota without
 * a reason (`over-quota`), or cannot be entered, is left and told. Requests of which nothing waits any more become `taken`. Throws `not-found`,
 * `not-allowed`, `conflict` for a closed party, `invalid-input`.
 */
export async function takeMarks(
  unitOfWork: UnitOfWork,
  partyId: string,
  wanted: WantedTaking,
  guest: PartyGuest,
  issuing: Issuing,
): Promise<TakenMarks> {
  const ids = await unitOfWork((work) => wantedIds(work, partyId, wanted, guest));
  const taken: TakenMarks['taken'][number][] = [];
  const left: TakenMarks['left'][number][] = [];
  let seq = 0;
  for (let at = 0; at < ids.length || at === 0; at += MOST_AT_ONCE) {
    const some = ids.slice(at, at + MOST_AT_ONCE);
    const done = await unitOfWork((work) => takeSome(work, partyId, some, wanted, guest, issuing));
    taken.push(...done.taken);
    left.push(...done.left);
    seq = done.seq;
  }
  return { taken, left, seq };
}

async function wantedIds(work: Work, partyId: string, wanted: WantedTaking, guest: PartyGuest): Promise<string[]> {
  const { expedition, party } = await curateParty(work, partyId, guest);
  if (wanted.date !== undefined && !isInCalendar(wanted.date))
    throw wrong('date', wanted.date, 'a day such as 2026-11-23');
  if (wanted.markIds !== undefined) return [...new Set(wanted.markIds)];
  const marks = await work.sampling.marks(partyId, { states: ['marked'] });
  if (wanted.holeId === undefined) return marks.map((one) => one.id);
  const hole = (await work.sampling.holesOf(expedition.id)).find(({ id }) => id === wanted.holeId);
  if (hole === undefined || !party.holeIds.includes(hole.id))
    throw wrong('holeId', wanted.holeId, 'a hole of the party');
  return marks.filter(({ path }) => path.startsWith(`${hole.path}/`)).map((one) => one.id);
}

function wrong(field: string, value: string, rule: string): CorestoneError {
  const message = `It is not clear what to take: ${rule}.`;
  return new CorestoneError('invalid-input', message, {
    findings: [finding('take-which', message, { field, value, rule })],
  });
}

async function takeSome(
  work: Work,
  partyId: string,
  ids: readonly string[],
  wanted: WantedTaking,
  guest: PartyGuest,
  issuing: Issuing,
): Promise<TakenMarks> {
  const seated = await holdPartyAsCurator(work, partyId, guest);
  ensureOpen(seated.party);
  const found = await work.sampling.marks(partyId, { ids, states: ['marked', 'taken', 'removed'] });
  const own = found.filter((one) => one.partyId === partyId);
  const plan = await planTaking(
    work,
    seated,
    own.filter((one) => one.state === 'marked'),
    wanted,
  );
  const operations = plan.going.map((one) => one.operation);
  const outcomes = await enter(work, seated, operations, issuing);
  const { taken, left } = await keep(work, seated, plan, outcomes);
  // Only what was taken in the end uses a split up.
  const isTaken = new Set(taken.map((one) => one.markId));
  const closing = await closingOf(
    work,
    plan,
    own.filter((one) => isTaken.has(one.id)),
  );
  await enter(work, seated, closing, issuing);
  const before = own.filter((one) => one.state === 'taken').map((one) => entryOf(one, one.taken!, false));
  const missing = ids.filter((id) => !own.some((one) => one.id === id && one.state !== 'removed'));
  const gone = missing.map((markId) => ({
    markId,
    findings: [finding('mark-unknown', 'There is no such mark any more.', { field: 'markIds', value: markId })],
  }));
  const { party } = seated;
  const { seq } = taken.length === 0 ? party : await work.sampling.findParty(party.id).then((one) => one!);
  return { taken: [...before, ...taken], left: [...plan.left, ...left, ...gone], seq };
}

async function enter(
  work: Work,
  { party, expedition, caller }: SeatedParty & { readonly caller: NonNullable<PartyGuest['caller']> },
  operations: readonly StationOperation[],
  issuing: Issuing,
): Promise<ReadonlyMap<string, StationOutcome>> {
  if (operations.length === 0) return new Map();
  const batch = { expeditionId: expedition.id, station: `sampling party “${party.name}”`, ...issuing, operations };
  const [applied] = await applyWishes(work, [{ batch, caller }], new KeptVocabularies());
  if (applied instanceof CorestoneError) throw applied;
  return new Map(applied!.outcomes.map((one) => [one.id, one]));
}

async function keep(work: Work, seated: SeatedParty, plan: TakingPlan, outcomes: ReadonlyMap<string, StationOutcome>) {
  const { party, actor } = seated;
  const done = plan.going.filter(({ operation }) => outcomes.get(operation.id)?.result === 'done');
  const refused = plan.going.filter((one) => !done.includes(one));
  const left = refused.map(({ mark, operation }) => ({
    markId: mark.id,
    findings: (outcomes.get(operation.id)?.findings ?? []).filter((one) => one.severity !== 'info'),
  }));
  if (done.length === 0) return { taken: [], left };
  const { seq } = await moveParty(work, party);
  const at = work.now();
  const kept = done.map(({ mark, operation }) => {
    const { igsn = null, combinedId = '' } = outcomes.get(operation.id)!.object ?? {};
    const taken = { id: operation.object.id, combinedId, igsn };
    return {
      ...mark,
      state: 'taken' as const,
      taken,
      revision: mark.revision + 1,
      seq,
      changedAt: at,
      changedBy: actor.name,
    };
  });
  await work.sampling.changeMarks(kept);
  await work.audit(
    actor,
    kept.map((one, nth) => ({
      action: 'take-sampling-mark',
      subject: one.id,
      before: forAudit(done[nth]!.mark),
      after: {
        ...forAudit(one),
        ...(done[nth]!.overridden.length > 0 && { overridden: done[nth]!.overridden }),
      },
    })),
    at,
  );
  await moveRequests(work, seated, plan, kept);
  return { taken: kept.map((one) => entryOf(one, one.taken, true)), left };
}

/** Requests of which nothing waits any more, at whatever party, are taken. */
async function moveRequests(
  work: Work,
  { expedition, actor, party }: SeatedParty,
  plan: TakingPlan,
  taken: readonly PlacedMark[],
): Promise<void> {
  const requests = [...plan.requests.values()].filter(({ id }) => taken.some(({ requestId }) => requestId === id));
  const uses = await work.sampling.usesOf(expedition, requests);
  for (const { id, state } of requests) {
    if (uses.get(id)!.marked > 0 || !['accepted', 'partly_accepted', 'scheduled'].includes(state)) continue;
    const text = `The last of its marks was taken at the sampling party “${party.name}”.`;
    await moveRequest(work, id, { to: 'taken', side: 'curator', text }, actor);
  }
}

function entryOf(
  { id }: PlacedMark,
  taken: NonNullable<PlacedMark['taken']>,
  isNew: boolean,
): TakenMarks['taken'][number] {
  return { markId: id, objectId: taken.id, combinedId: taken.combinedId, igsn: taken.igsn, isNew };
}
