import type { MarkKind } from '../../domain/curation/mark-kind.ts';
import type { MarkState } from '../../domain/curation/party-mark.ts';
import { laneLetter, type PartyState } from '../../domain/curation/sampling-party.ts';
import { roundM } from '../../domain/drilling/length-rounding.ts';
import type { PlacedMark, SamplingParty } from '../../operations/curation/party/sampling-ports.ts';
import type { SamplingMarkTable, SamplingPartyTable } from '../schema.generated.ts';

/** A sampling party as a row. */
export function partyRow(one: SamplingParty) {
  return {
    id: one.id,
    expedition_id: one.expeditionId,
    name: one.name,
    place: one.place,
    first_day: one.firstDay,
    last_day: one.lastDay,
    hole_ids: JSON.stringify(one.holeIds),
    state: one.state,
    seq: one.seq,
    revision: one.revision,
    created_at: one.createdAt,
    created_by: one.createdBy,
    changed_at: one.changedAt,
    changed_by: one.changedBy,
  };
}

/** A row of `sampling_party` in the words of operations. */
export function toParty(row: SamplingPartyTable): SamplingParty {
  return {
    id: row.id,
    expeditionId: row.expedition_id,
    name: row.name,
    place: row.place,
    firstDay: row.first_day,
    lastDay: row.last_day,
    holeIds: JSON.parse(row.hole_ids) as string[],
    state: row.state as PartyState,
    seq: row.seq,
    revision: row.revision,
    createdAt: row.created_at,
    createdBy: row.created_by,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

/** A mark as a row. */
export function markRow(one: PlacedMark) {
  return {
    id: one.id,
    party_id: one.partyId,
    request_id: one.requestId,
    split_id: one.splitId,
    top_cm: one.topCm,
    bottom_cm: one.bottomCm,
    share_pc: one.sharePc,
    kind: one.kind,
    is_destructive: one.isDestructive ? 1 : 0,
    amount: one.amount,
    note: one.note,
    state: one.state,
    taken_id: one.taken?.id ?? null,
    asked_at: one.askedAt,
    marked_at: one.markedAt,
    marked_by: one.markedBy,
    changed_at: one.changedAt,
    changed_by: one.changedBy,
    revision: one.revision,
    seq: one.seq,
  };
}

/** A row of `sampling_mark` with what stands around it: its lane, its split, and what it became. */
export type MarkInPlace = SamplingMarkTable & {
  readonly position: number | null;
  readonly split_name: string | null;
  readonly split_path: string | null;
  readonly section_top_m: number | null;
  readonly taken_name: string | null;
  readonly taken_igsn: string | null;
};

/** Such a row in the words of operations. */
export function toMark(row: MarkInPlace): PlacedMark {
  const depthOf = (cm: number) => (row.section_top_m === null ? null : roundM(row.section_top_m + cm / 100));
  return {
    id: row.id,
    partyId: row.party_id,
    requestId: row.request_id,
    lane: row.position === null ? '' : laneLetter(row.position),
    splitId: row.split_id,
    splitName: row.split_name ?? '',
    topCm: row.top_cm,
    bottomCm: row.bottom_cm,
    topM: depthOf(row.top_cm),
    bottomM: depthOf(row.bottom_cm),
    sharePc: row.share_pc,
    kind: row.kind as MarkKind,
    isDestructive: row.is_destructive === 1,
    amount: row.amount,
    note: row.note,
    state: row.state as MarkState,
    taken: row.taken_id === null ? null : { id: row.taken_id, combinedId: row.taken_name ?? '', igsn: row.taken_igsn },
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    revision: row.revision,
    seq: row.seq,
    path: row.split_path ?? '',
    askedAt: row.asked_at,
    markedAt: row.marked_at,
    markedBy: row.marked_by,
  };
}
