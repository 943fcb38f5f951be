import { USUAL_SHARE_PC } from '../../../domain/curation/mark-kind.ts';
import type { PartyMark, WantedMarkSeries } from '../../../domain/curation/party-mark.ts';
import { checkSampled } from '../../../domain/curation/plan-taking.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding, hasError } from '../../../domain/finding.ts';
import { sampleSeries } from '../../../domain/station/sample-interval.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import type { CurationRequest } from '../requests/request-ports.ts';
import { checkPlace, type MarkContent, pathsOf } from './check-place.ts';
import { forAudit, newMark } from './new-mark.ts';
import { ensureOpen, holdParty, moveParty, type PartyGuest, type SeatedParty } from './party-access.ts';
import type { MarkedSplit, PieceOfSplit, PlacedMark } from './sampling-ports.ts';
import { ensureMarks } from './set-mark.ts';

/** Marks of a series that were set, or were so before, and those that could not be. */
export interface MarkedSeries {
  readonly marks: readonly PartyMark[];
  readonly findings: readonly Finding[];
  readonly seq: number;
}

const MOST = 500;

/**
 * Marks at an interval on one or more splits, all in one. Where one cannot be, as where core was taken already, it is left out and told. Sent twice it is set
 * once. Throws as `setMark`, and `invalid-input` with the findings of `sampleSeries` and `series-long` beyond 500 marks, `conflict` where the key was used
 * for other marks.
 */
export function markSeries(
  unitOfWork: UnitOfWork,
  partyId: string,
  wanted: WantedMarkSeries,
  guest: PartyGuest,
): Promise<MarkedSeries> {
  return unitOfWork(async (work) => {
    const seated = await holdParty(work, partyId, guest);
    ensureMarks(seated, wanted.requestId);
    ensureOpen(seated.party);
    const splits = await work.sampling.findSplits(wanted.splitIds);
    const [request] = await work.requests.find([wanted.requestId]);
    const contents = contentsOf(wanted, splits, request);
    const ids = contents.map((_, nth) => keyAfter(wanted.seriesId, nth));
    const known = await work.sampling.marks(partyId, { ids, states: ['marked', 'taken', 'removed'] });
    if (known.some((one) => one.partyId !== partyId || one.requestId !== wanted.requestId))
      throw new CorestoneError('conflict', 'The key was used for other marks.');
    if (known.length > 0)
      return { marks: known.filter((one) => one.state !== 'removed'), findings: [], seq: seated.party.seq };
    const refused = checkSampled(request);
    if (refused.length > 0) throw new CorestoneError('invalid-input', refused[0]!.message, { findings: refused });
    return setAll(work, seated, splits, contents, ids);
  });
}

async function setAll(
  work: Work,
  seated: SeatedParty,
  splits: readonly MarkedSplit[],
  contents: readonly MarkContent[],
  ids: readonly string[],
): Promise<MarkedSeries> {
  const { party, lanes, actor, you, expedition } = seated;
  const paths = pathsOf(seated, await work.sampling.holesOf(expedition.id));
  const pieces = Map.groupBy(
    await work.sampling.piecesOf(
      party.id,
      splits.map((one) => one.id),
    ),
    (one: PieceOfSplit) => one.splitId,
  );
  const findings: Finding[] = [];
  const made: PlacedMark[] = [];
  for (const [nth, content] of contents.entries()) {
    const split = splits.find((one) => one.id === content.splitId)!;
    const found = checkPlace(content, split, pieces.get(split.id) ?? [], paths);
    findings.push(...found.map((one) => ({ ...one, message: `${split.combinedId}: ${one.message}` })));
    if (hasError(found)) continue;
    const position = lanes.find((one) => one.requestId === content.requestId)!.position;
    made.push(newMark(work, { partyId: party.id, id: ids[nth]!, position, by: you.name }, content, split));
  }
  if (made.length === 0) return { marks: [], findings, seq: party.seq };
  const { seq } = await moveParty(work, party);
  const kept = made.map((one) => ({ ...one, seq }));
  await work.sampling.addMarks(kept);
  await work.audit(
    actor,
    kept.map((one) => ({ action: 'set-sampling-mark', subject: one.id, after: forAudit(one) })),
    work.now(),
  );
  return {
    marks: await work.sampling.marks(party.id, { ids: kept.map((one) => one.id), states: ['marked'] }),
    findings,
    seq,
  };
}

function contentsOf(
  wanted: WantedMarkSeries,
  splits: readonly MarkedSplit[],
  request: Pick<CurationRequest, 'isDestructive'> | undefined,
): MarkContent[] {
  const { requestId, splitIds, spacingCm, lengthCm, kind = 'sample' } = wanted;
  const missing = splitIds.filter((id) => !splits.some((one) => one.id === id));
  if (missing.length > 0)
    throw wrong('mark-split', 'There is no such split.', 'splitIds', missing.join(', '), 'splits of sections');
  const contents = splits.flatMap((split) => {
    if (split.lengthCm === null)
      throw wrong(
        'mark-length',
        `The section of ${split.combinedId} states no length.`,
        'splitIds',
        split.combinedId,
        'a section with its length',
      );
    const endCm = Math.min(wanted.endCm ?? split.lengthCm, split.lengthCm);
    const series = sampleSeries({ startCm: wanted.startCm ?? 0, endCm, spacingCm, lengthCm });
    if (!series.ok)
      throw new CorestoneError('invalid-input', series.findings[0]!.message, { findings: series.findings });
    return series.value.map((interval) => ({
      requestId,
      splitId: split.id,
      ...interval,
      kind,
      sharePc: wanted.sharePc ?? USUAL_SHARE_PC[kind],
      isDestructive: wanted.isDestructive ?? request?.isDestructive ?? false,
      amount: (wanted.amount ?? '').trim(),
      note: (wanted.note ?? '').trim(),
    }));
  });
  if (contents.length > MOST)
    throw wrong('series-long', `${contents.length} marks at once.`, 'spacingCm', contents.length, `at most ${MOST}`);
  return contents;
}

function wrong(code: string, message: string, field: string, value: unknown, rule: string): CorestoneError {
  return new CorestoneError('invalid-input', message, { findings: [finding(code, message, { field, value, rule })] });
}

/** The key `nth` behind a key: a series has as many as it has marks, and always the same. */
function keyAfter(key: string, nth: number): string {
  const last = (BigInt(`0x${key.slice(24)}`) + BigInt(nth)) & 0xffffffffffffn;
  return key.slice(0, 24) + last.toString(16).padStart(12, '0');
}
