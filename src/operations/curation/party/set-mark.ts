import { conflictsOf } from '../../../domain/curation/party-conflicts.ts';
import type { KeptMark, WantedMark } from '../../../domain/curation/party-mark.ts';
import { checkQuota, checkSampled, grantedOf } from '../../../domain/curation/plan-taking.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding, hasError } from '../../../domain/finding.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import type { CurationRequest } from '../requests/request-ports.ts';
import { checkPlace, type MarkContent, pathsOf } from './check-place.ts';
import { contentOf, differing } from './mark-content.ts';
import { forAudit, newMark } from './new-mark.ts';
import { ensureOpen, holdParty, moveParty, type PartyGuest, type SeatedParty } from './party-access.ts';
import type { MarkedSplit, PieceOfSplit, PlacedMark } from './sampling-ports.ts';

/** A mark is kept; or somebody changed it meanwhile: how it is now, and the fields that differ from what is wanted. */
export type MarkOutcome =
  | { readonly isKept: true; readonly kept: KeptMark }
  | { readonly isKept: false; readonly now: PlacedMark; readonly fields: readonly string[] };

/**
 * Sets a mark, or moves it, or marks again what was given up. The id is made by who marks: the same sent twice is set once. Throws `not-found`, `not-allowed`
 * for somebody else's request, `conflict` for a closed party and for what was taken already, `invalid-input` with the findings of {@link checkMark},
 * `mark-request` (it does not take part, or is not accepted any more), `mark-split` (not a split in the holes of the party), `mark-gone` (taken from the core already), `mark-text`.
 */
export function setMark(
  unitOfWork: UnitOfWork,
  partyId: string,
  markId: string,
  wanted: WantedMark,
  guest: PartyGuest,
): Promise<MarkOutcome> {
  return unitOfWork(async (work) => {
    const { seated, before } = await approach(work, partyId, markId, guest);
    ensureMarks(seated, wanted.requestId);
    if (before !== undefined && before.requestId !== wanted.requestId)
      throw new CorestoneError('conflict', 'The mark is of another request.');
    const [request] = await work.requests.find([wanted.requestId]);
    const content = contentOf(wanted, before, request);
    if (before === undefined && wanted.revision != null)
      throw new CorestoneError('not-found', 'There is no such mark.');
    const fields = before === undefined ? [] : differing(before, content);
    if (before !== undefined) {
      const isSame = fields.length === 0 && before.state !== 'removed';
      if (isSame) return { isKept: true, kept: { mark: before, findings: [], seq: seated.party.seq } };
      if (before.revision !== wanted.revision) return { isKept: false, now: before, fields };
      ensureWaits(before);
    }
    ensureOpen(seated.party);
    const [split] = await work.sampling.findSplits([content.splitId]);
    const findings = await checkWanted(work, seated, { id: markId, ...content }, { split, before, request });
    const mark = await keepMark(work, seated, markFrom(work, seated, markId, content, before, split!), before);
    return { isKept: true, kept: { mark, findings, seq: mark.seq } };
  });
}

/** Gives a mark up. Throws as {@link setMark}; one that was given up before stays so. */
export function removeMark(
  unitOfWork: UnitOfWork,
  partyId: string,
  markId: string,
  revision: number,
  guest: PartyGuest,
): Promise<MarkOutcome> {
  return unitOfWork(async (work) => {
    const { seated, before } = await approach(work, partyId, markId, guest);
    if (before === undefined) throw new CorestoneError('not-found', 'There is no such mark.');
    ensureMarks(seated, before.requestId);
    if (before.state === 'removed')
      return { isKept: true, kept: { mark: before, findings: [], seq: seated.party.seq } };
    if (before.revision !== revision) return { isKept: false, now: before, fields: ['revision'] };
    ensureWaits(before);
    ensureOpen(seated.party);
    const mark = await keepMark(work, seated, { ...before, state: 'removed' }, before);
    return { isKept: true, kept: { mark, findings: [], seq: mark.seq } };
  });
}

async function approach(work: Work, partyId: string, markId: string, guest: PartyGuest) {
  const seated = await holdParty(work, partyId, guest);
  const [before] = await work.sampling.marks(partyId, { ids: [markId], states: ['marked', 'taken', 'removed'] });
  if (before !== undefined && before.partyId !== partyId)
    throw new CorestoneError('conflict', 'The mark belongs to another sampling party.');
  return { seated, before };
}

/** Throws `not-allowed` where somebody may not mark for a request, `invalid-input` where it does not take part. */
export function ensureMarks({ you, lanes }: SeatedParty, requestId: string): void {
  if (you.requestIds.includes(requestId)) return;
  if (lanes.some((one) => one.requestId === requestId && !one.isOut))
    throw new CorestoneError('not-allowed', 'Marks of a request are for those who asked, and for curators.');
  const message = 'This request does not take part.';
  const about = { field: 'requestId', value: requestId, rule: 'a request of the sampling party' };
  throw new CorestoneError('invalid-input', message, { findings: [finding('mark-request', message, about)] });
}

function ensureWaits({ state, taken }: PlacedMark): void {
  if (state !== 'taken') return;
  const message = `It was taken already: ${taken?.combinedId ?? ''}.`;
  throw new CorestoneError('conflict', message, {
    findings: [finding('mark-taken', message, { field: 'state', value: state, rule: 'marked' })],
  });
}

interface MarkSurroundings {
  readonly split: MarkedSplit | undefined;
  readonly before: PlacedMark | undefined;
  readonly request: CurationRequest | undefined;
}

/** Throws `invalid-input` where a mark cannot be; what is to be known of one that can: infos and warnings. */
async function checkWanted(
  work: Work,
  seated: SeatedParty,
  mark: MarkContent & { readonly id: string },
  { split, before, request }: MarkSurroundings,
): Promise<readonly Finding[]> {
  const holes = await work.sampling.holesOf(seated.expedition.id);
  const pieces = await work.sampling.piecesOf(seated.party.id, [mark.splitId]);
  const findings = [...checkSampled(request), ...checkPlace(mark, split, pieces, pathsOf(seated, holes))];
  if (hasError(findings)) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
  const others = await work.sampling.marks(seated.party.id, { splitIds: [mark.splitId], states: ['marked'] });
  return [...findings, ...tellConflicts(mark, others, pieces), ...(await tellQuota(work, seated, request!, before))];
}

function tellConflicts(
  mark: MarkContent & { readonly id: string },
  others: readonly PlacedMark[],
  pieces: readonly PieceOfSplit[],
): Finding[] {
  const marks = [...others.filter(({ id }) => id !== mark.id), mark];
  return conflictsOf({ marks, taken: pieces })
    .filter((one) => one.marks.some(({ id }) => id === mark.id))
    .map(({ topCm, bottomCm }) => {
      const message = `From ${topCm} to ${bottomCm} cm others want it too. The curator settles that.`;
      return finding('mark-conflict', message, { severity: 'info', field: 'topCm', value: `${topCm}-${bottomCm}` });
    });
}

async function tellQuota(
  work: Work,
  { expedition }: SeatedParty,
  request: CurationRequest,
  before: PlacedMark | undefined,
): Promise<readonly Finding[]> {
  const use = (await work.sampling.usesOf(expedition, [request])).get(request.id)!;
  const others = use.marked - (before?.state === 'marked' ? 1 : 0);
  return checkQuota({ number: request.number!, granted: grantedOf(request), used: use.used + others });
}

function markFrom(
  work: Work,
  { party, lanes, you }: SeatedParty,
  id: string,
  content: MarkContent,
  before: PlacedMark | undefined,
  split: MarkedSplit,
): PlacedMark {
  const position = lanes.find((one) => one.requestId === content.requestId)!.position;
  return {
    ...newMark(work, { partyId: party.id, id, position, by: you.name }, content, split),
    ...(before !== undefined && { revision: before.revision, markedAt: before.markedAt, markedBy: before.markedBy }),
  };
}

/** Writes a mark that changed, one change of the party on, with a line of the audit trail. */
async function keepMark(
  work: Work,
  { party, actor, you }: SeatedParty,
  mark: PlacedMark,
  before: PlacedMark | undefined,
): Promise<PlacedMark> {
  const moved = await moveParty(work, party);
  const at = work.now();
  const kept = { ...mark, revision: (before?.revision ?? 0) + 1, seq: moved.seq, changedAt: at, changedBy: you.name };
  if (before === undefined) await work.sampling.addMarks([kept]);
  else await work.sampling.changeMarks([kept]);
  const action =
    kept.state === 'removed'
      ? 'remove-sampling-mark'
      : before === undefined
        ? 'set-sampling-mark'
        : 'change-sampling-mark';
  await work.audit(
    actor,
    [{ action, subject: mark.id, ...(before && { before: forAudit(before) }), after: forAudit(kept) }],
    at,
  );
  const [seen] = await work.sampling.marks(party.id, { ids: [mark.id], states: [kept.state] });
  return seen!;
}
