import { laneLetter } from '../../../domain/curation/sampling-party.ts';
import type { Work } from '../../ports.ts';
import type { MarkContent } from './check-place.ts';
import type { MarkedSplit, PlacedMark } from './sampling-ports.ts';

/** A mark that nobody wrote yet. Depths come from the store. */
export function newMark(
  work: Pick<Work, 'now'>,
  {
    partyId,
    id,
    position,
    by,
  }: { readonly partyId: string; readonly id: string; readonly position: number; readonly by: string },
  content: MarkContent,
  split: MarkedSplit,
): PlacedMark {
  const at = work.now();
  return {
    ...content,
    id,
    partyId,
    lane: laneLetter(position),
    splitName: split.combinedId,
    path: split.path,
    topM: null,
    bottomM: null,
    state: 'marked',
    taken: null,
    askedAt: null,
    markedAt: at,
    markedBy: by,
    changedAt: at,
    changedBy: by,
    revision: 1,
    seq: 0,
  };
}

const AUDITED = [
  'partyId',
  'requestId',
  'splitId',
  'splitName',
  'topCm',
  'bottomCm',
  'sharePc',
  'kind',
  'isDestructive',
  'amount',
  'note',
  'state',
  'taken',
] as const satisfies readonly (keyof PlacedMark)[];

/** What the audit trail keeps of a mark. */
export function forAudit(mark: PlacedMark): object {
  return Object.fromEntries(AUDITED.map((member) => [member, mark[member]]));
}
