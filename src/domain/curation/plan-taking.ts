import type { FieldValues } from '../drilling/object-row.ts';
import { type Finding, finding } from '../finding.ts';
import { findMarkConflicts } from './find-mark-conflicts.ts';
import { cutOfMark } from './mark-kind.ts';
import type { PartyMark } from './party-mark.ts';
import { type RequestState, SAMPLED_STATES } from './request-state.ts';

/** What is known of the request that a mark is for. */
export interface TakenFor {
  readonly number: string;
  readonly purpose: string;
}

/** Who took samples, and on which day (ISO 8601). */
export interface TakenBy {
  readonly sampledBy: string;
  readonly curator: string;
  readonly date: string;
}

/** The type of object that a mark becomes. */
export const typeOfMark = ({ kind }: Pick<PartyMark, 'kind'>): 'sample' | 'thin_section' =>
  kind === 'thin_section' ? 'thin_section' : 'sample';

/** The fields of the sample, or of the thin section, that a mark becomes. */
export function valuesOfMark(mark: PartyMark, request: TakenFor, by: TakenBy): FieldValues {
  const type = typeOfMark(mark);
  const cut = cutOfMark(mark.kind);
  return {
    top_offset_cm: mark.topCm,
    bottom_offset_cm: mark.bottomCm,
    ...(type === 'sample' && { split_fraction_pc: mark.sharePc, sampled_by: by.sampledBy, ...(cut && { cut }) }),
    sample_request: request.number,
    sample_date: by.date,
    ...(mark.amount !== '' && { amount: mark.amount }),
    ...(request.purpose !== '' && { purpose: [...request.purpose].slice(0, 500).join('') }),
    ...(by.curator !== '' && { curator: by.curator }),
    ...(mark.note !== '' && { comment: mark.note }),
  };
}

/**
 * A name for a piece that nobody below the same split has: `24-30`, and where several share that interval `24-30-b`, `24-30-c` … (after
 * `-z` come numbers).
 */
export function nameOfMark(
  { topCm, bottomCm }: Pick<PartyMark, 'topCm' | 'bottomCm'>,
  used: ReadonlySet<string>,
): string {
  const plain = `${topCm}-${bottomCm}`;
  if (!used.has(plain)) return plain;
  for (let nth = 1; ; nth++) {
    const name = `${plain}-${nth < 26 ? String.fromCharCode(97 + nth) : String(nth + 1)}`;
    if (!used.has(name)) return name;
  }
}

/** How many samples a request may have: as many as were granted, else as were asked for; null where nobody said. */
export function grantedOf({
  samplesGranted,
  samplesAsked,
}: {
  readonly samplesGranted: number | null;
  readonly samplesAsked: number | null;
}): number | null {
  return samplesGranted ?? samplesAsked;
}

/** `mark-request` where a request is not there any more, or stands where nothing is sampled for it: withdrawn, refused, looked at again. */
export function checkSampled(
  request: { readonly number: string | null; readonly state: RequestState } | undefined,
): readonly Finding[] {
  if (request !== undefined && request.number !== null && SAMPLED_STATES.includes(request.state)) return [];
  const state = request?.state ?? 'gone';
  const message =
    request === undefined
      ? 'The request is not there any more.'
      : `Request ${request.number ?? '(draft)'} is ${state.replaceAll('_', ' ')}.`;
  const rule = `one of ${SAMPLED_STATES.join(', ')}`;
  return [finding('mark-request', message, { field: 'requestId', value: state, rule })];
}

/** How many samples a request may have and has. */
export interface Quota {
  readonly number: string;
  /** Null limits nothing. */
  readonly granted: number | null;
  readonly used: number;
}

/** The warning `over-quota`, where one more sample is beyond what was granted. */
export function checkQuota({ number, granted, used }: Quota): readonly Finding[] {
  if (granted === null || used < granted) return [];
  const message = `Request ${number} was granted ${granted} samples and has ${used}.`;
  return [
    finding('over-quota', message, {
      severity: 'warning',
      field: 'requestId',
      value: used + 1,
      rule: `at most ${granted}, or a reason`,
    }),
  ];
}

/** Whether nothing is left of a split that is so long: every part of it is gone with its whole cross-section. */
export function isUsedUp(
  lengthCm: number,
  taken: readonly { readonly topCm: number; readonly bottomCm: number; readonly sharePc: number }[],
): boolean {
  if (taken.length === 0) return false;
  const whole = { id: '', request: '', topCm: 0, bottomCm: lengthCm, sharePc: 1, isTaken: false };
  const pieces = taken.map((one, at) => ({ ...one, id: String(at), request: '', isTaken: true }));
  // With one per cent more than there is wanted everywhere, what collides is gone.
  const gone = findMarkConflicts([whole, ...pieces]);
  const covered = gone.reduce(
    (sum, one) => sum + Math.max(0, Math.min(one.bottomCm, lengthCm) - Math.max(one.topCm, 0)),
    0,
  );
  return covered >= lengthCm - 0.5;
}
