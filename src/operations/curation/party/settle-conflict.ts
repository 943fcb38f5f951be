import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import type { WantedQuestion, WantedSettlement } from '../../../domain/curation/party-taking.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding, hasError } from '../../../domain/finding.ts';
import { UNWRITABLE_IN_TEXT } from '../../../domain/unwritable.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { noteEvent } from '../requests/keep-request.ts';
import { tellContact } from '../requests/tell-people.ts';
import { checkPlace } from './check-place.ts';
import { forAudit } from './new-mark.ts';
import { ensureOpen, holdPartyAsCurator, moveParty, type PartyGuest, type SeatedParty } from './party-access.ts';
import type { PlacedMark } from './sampling-ports.ts';

/** What became of a decision: marks as they are, or the one that somebody changed meanwhile. */
export type SettlementOutcome =
  | { readonly isKept: true; readonly marks: readonly PartyMark[]; readonly seq: number }
  | { readonly isKept: false; readonly now: PlacedMark };

/**
 * Does what a curator decided about a conflict: marks get another interval or share, or are given up; all or nothing. Throws `not-found`,
 * `not-allowed`, `conflict` for a closed party or what was taken meanwhile, `invalid-input` with the findings of the marks.
 */
export function settleConflict(
  unitOfWork: UnitOfWork,
  partyId: string,
  { marks: wanted }: WantedSettlement,
  guest: PartyGuest,
): Promise<SettlementOutcome> {
  return unitOfWork(async (work) => {
    const { seated, marks } = await marksFor(
      work,
      partyId,
      wanted.map((one) => one.id),
      guest,
    );
    ensureOpen(seated.party);
    const stale = marks.find((one) => wanted.some(({ id, revision }) => id === one.id && revision !== one.revision));
    if (stale !== undefined) return { isKept: false, now: stale };
    const decided = marks.map((one) => {
      const { topCm, bottomCm, sharePc, isDropped } = wanted.find(({ id }) => id === one.id)!;
      return isDropped ? { ...one, state: 'removed' as const } : { ...one, topCm, bottomCm, sharePc };
    });
    await ensurePossible(work, seated, decided);
    const at = work.now();
    const seqs = await moveParties(work, seated, marks);
    const seq = seqs.get(partyId)!;
    const kept = decided.map((one) => ({
      ...one,
      revision: one.revision + 1,
      seq: seqs.get(one.partyId)!,
      changedAt: at,
      changedBy: seated.actor.name,
    }));
    await work.sampling.changeMarks(kept);
    await work.audit(
      seated.actor,
      kept.map((one, nth) => ({
        action: 'settle-sampling-mark',
        subject: one.id,
        before: forAudit(marks[nth]!),
        after: forAudit(one),
      })),
      at,
    );
    const ids = kept.map((one) => one.id);
    return { isKept: true, marks: await work.sampling.marks(partyId, { ids, states: ['marked', 'removed'] }), seq };
  });
}

/** This party, and others whose marks are among these, one change on: their last changes by key. */
async function moveParties(
  work: Work,
  { party }: SeatedParty,
  marks: readonly PlacedMark[],
): Promise<Map<string, number>> {
  const seqs = new Map([[party.id, (await moveParty(work, party)).seq]]);
  for (const id of new Set(marks.map((one) => one.partyId))) {
    const other = seqs.has(id) ? undefined : await work.sampling.findParty(id);
    if (other !== undefined) seqs.set(id, (await moveParty(work, other)).seq);
  }
  return seqs;
}

async function ensurePossible(work: Work, seated: SeatedParty, marks: readonly PlacedMark[]): Promise<void> {
  const left = marks.filter((one) => one.state === 'marked');
  const splitIds = [...new Set(left.map((one) => one.splitId))];
  const splits = await work.sampling.findSplits(splitIds);
  const pieces = await work.sampling.piecesOf(seated.party.id, splitIds);
  const holes = await work.sampling.holesOf(seated.expedition.id);
  // A mark of another party of the expedition may lie in holes that are not of this one.
  const paths = holes.map((one) => one.path);
  const findings = left.flatMap((one) =>
    checkPlace(
      one,
      splits.find(({ id }) => id === one.splitId),
      pieces.filter(({ splitId }) => splitId === one.splitId),
      paths,
    ),
  );
  if (hasError(findings)) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
}

async function marksFor(work: Work, partyId: string, ids: readonly string[], guest: PartyGuest) {
  const seated = await holdPartyAsCurator(work, partyId, guest);
  const { expedition } = seated;
  const marks = await work.sampling.marks(partyId, { ids, states: ['marked', 'taken', 'removed'] });
  const elsewhere = marks.filter((one) => !one.path.startsWith(`${expedition.path}/`));
  if (marks.length < new Set(ids).size || elsewhere.length > 0)
    throw new CorestoneError('not-found', 'One of these marks is not there.');
  const gone = marks.find((one) => one.state !== 'marked');
  if (gone !== undefined) {
    const message = `${gone.splitName}, ${gone.topCm}–${gone.bottomCm} cm: it is ${gone.state} meanwhile.`;
    throw new CorestoneError('conflict', message, {
      findings: [finding('mark-state', message, { field: 'id', value: gone.id, rule: 'marked' })],
    });
  }
  return { seated, marks };
}

/**
 * Asks those whose marks collide: a message in the history of each of their requests. How many requests were asked. Throws as
 * {@link settleConflict}.
 */
export function askAboutMarks(
  unitOfWork: UnitOfWork,
  partyId: string,
  { markIds, text }: WantedQuestion,
  guest: PartyGuest,
): Promise<number> {
  if (text.trim() === '' || UNWRITABLE_IN_TEXT.test(text)) throw noQuestion();
  return unitOfWork(async (work) => {
    const { seated, marks } = await marksFor(work, partyId, markIds, guest);
    ensureOpen(seated.party);
    const at = work.now();
    const requests = await work.requests.find([...new Set(marks.map((one) => one.requestId))]);
    for (const request of requests) {
      const own = marks.filter((one) => one.requestId === request.id).map(spoken);
      const whole = `${text.trim()}\n\nAbout: ${own.join('; ')} (sampling party “${seated.party.name}”).`;
      await tellOf(work, request, seated, whole);
    }
    const seqs = await moveParties(work, seated, marks);
    await work.sampling.changeMarks(marks.map((one) => ({ ...one, askedAt: at, seq: seqs.get(one.partyId)! })));
    await work.audit(
      seated.actor,
      [{ action: 'ask-about-marks', subject: partyId, after: { marks: markIds, text } }],
      at,
    );
    return requests.length;
  });
}

type Asked = Awaited<ReturnType<Work['requests']['find']>>[number];

async function tellOf(work: Work, request: Asked, { actor }: SeatedParty, text: string): Promise<void> {
  await noteEvent(work, request, request, { actor, side: 'curator', kind: 'message', text });
  await tellContact(work, request, (words) => [words.curatorWrites, text]);
}

const spoken = ({ splitName, topCm, bottomCm }: PlacedMark): string => `${splitName}, ${topCm}–${bottomCm} cm`;

function noQuestion(): CorestoneError {
  const message = 'The message is empty, or cannot be kept.';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('party-question', message, { field: 'text', rule: 'a text without control characters' })],
  });
}
