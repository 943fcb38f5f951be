import { USUAL_SHARE_PC } from '../../../domain/curation/mark-kind.ts';
import type { WantedMark } from '../../../domain/curation/party-mark.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { parseInterval } from '../../../domain/station/sample-interval.ts';
import type { CurationRequest } from '../requests/request-ports.ts';
import type { MarkContent } from './check-place.ts';
import type { PlacedMark } from './sampling-ports.ts';

/**
 * What a mark will say: what is wanted, else what it says already, else what is usual for its kind and for its request, which uses its samples
 * up or not. Throws `invalid-input` for an interval that is none.
 */
export function contentOf(
  wanted: WantedMark,
  before: PlacedMark | undefined,
  request: Pick<CurationRequest, 'isDestructive'> | undefined,
): MarkContent {
  const kind = wanted.kind ?? before?.kind ?? 'sample';
  const isRecut = before === undefined || kind !== before.kind;
  const text = (said: string | undefined, was: string | undefined) => (said ?? was ?? '').trim();
  return {
    requestId: wanted.requestId,
    splitId: wanted.splitId,
    ...intervalOf(wanted, before),
    kind,
    sharePc: wanted.sharePc ?? (isRecut ? USUAL_SHARE_PC[kind] : before.sharePc),
    isDestructive: wanted.isDestructive ?? before?.isDestructive ?? request?.isDestructive ?? false,
    amount: text(wanted.amount, before?.amount),
    note: text(wanted.note, before?.note),
  };
}

function intervalOf(wanted: WantedMark, before: PlacedMark | undefined) {
  if (wanted.interval !== undefined) {
    const read = parseInterval(wanted.interval);
    if (read.ok) return read.value;
    throw new CorestoneError('invalid-input', read.findings[0]!.message, { findings: read.findings });
  }
  const topCm = wanted.topCm ?? before?.topCm ?? Number.NaN;
  return { topCm, bottomCm: wanted.bottomCm ?? before?.bottomCm ?? Number.NaN };
}

const FIELDS = ['splitId', 'topCm', 'bottomCm', 'sharePc', 'kind', 'isDestructive', 'amount', 'note'] as const;

/** The fields of a mark that differ from what is wanted. */
export const differing = (one: MarkContent, other: MarkContent): string[] =>
  FIELDS.filter((field) => one[field] !== other[field]);
