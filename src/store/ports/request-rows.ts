import type { Selectable } from 'kysely';
import type { RequestSide, RequestState } from '../../domain/curation/request-state.ts';
import type { RequestScientist } from '../../domain/curation/sample-request.ts';
import type { Language } from '../../domain/language.ts';
import type {
  CurationRequest,
  ReportedPublication,
  RequestChannel,
  RequestEvent,
  RequestWish,
  SamplePolicy,
} from '../../operations/curation/requests/request-ports.ts';
import type {
  CurationRequestTable,
  RequestEventTable,
  RequestWishTable,
  SamplePolicyTable,
} from '../schema.generated.ts';

/** A request as a row. */
export function requestRow(one: CurationRequest) {
  return {
    id: one.id,
    expedition_id: one.expeditionId,
    object_id: one.objectId,
    number: one.number,
    title: one.title,
    purpose: one.purpose,
    material: one.material,
    amounts: one.amounts,
    state: one.state,
    scientists: JSON.stringify(one.scientists),
    wish_lines: one.wishLines,
    samples_asked: one.samplesAsked,
    samples_granted: one.samplesGranted,
    is_destructive: one.isDestructive ? 1 : 0,
    share_pc: one.sharePc,
    channel: one.channel,
    secret_hash: one.secretHash,
    agreed_at: one.agreedAt,
    policy: one.policy,
    curator: one.curator,
    scheduled_on: one.scheduledOn,
    language: one.language,
    publications: JSON.stringify(one.publications),
    created_at: one.createdAt,
    changed_at: one.changedAt,
    changed_by: one.changedBy,
    revision: one.revision,
  };
}

/** A row of `curation_request` in the words of operations. */
export function toRequest(row: Selectable<CurationRequestTable>): CurationRequest {
  return {
    id: row.id,
    expeditionId: row.expedition_id,
    objectId: row.object_id,
    number: row.number,
    title: row.title,
    purpose: row.purpose,
    material: row.material,
    amounts: row.amounts,
    state: row.state as RequestState,
    scientists: JSON.parse(row.scientists) as RequestScientist[],
    wishLines: row.wish_lines,
    samplesAsked: row.samples_asked,
    samplesGranted: row.samples_granted,
    isDestructive: row.is_destructive === 1,
    sharePc: row.share_pc,
    channel: row.channel as RequestChannel,
    secretHash: row.secret_hash,
    agreedAt: row.agreed_at,
    policy: row.policy,
    curator: row.curator,
    scheduledOn: row.scheduled_on,
    language: row.language as Language,
    publications: JSON.parse(row.publications) as ReportedPublication[],
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    revision: row.revision,
  };
}

/** A wish as a row. */
export function wishRow(one: RequestWish) {
  return {
    id: one.id,
    request_id: one.requestId,
    position: one.position,
    object_id: one.objectId,
    top_csf_a_m: one.topCsfAM,
    bottom_csf_a_m: one.bottomCsfAM,
    top_offset_cm: one.topOffsetCm,
    bottom_offset_cm: one.bottomOffsetCm,
    samples: one.samples,
    note: one.note,
  };
}

/** A row of `request_wish` in the words of operations. */
export function toWish(row: RequestWishTable): RequestWish {
  return {
    id: row.id,
    requestId: row.request_id,
    position: row.position,
    objectId: row.object_id,
    topCsfAM: row.top_csf_a_m,
    bottomCsfAM: row.bottom_csf_a_m,
    topOffsetCm: row.top_offset_cm,
    bottomOffsetCm: row.bottom_offset_cm,
    samples: row.samples,
    note: row.note,
  };
}

/** Something that happened as a row. */
export function eventRow(one: RequestEvent) {
  return {
    id: one.id,
    request_id: one.requestId,
    at: one.at,
    actor: one.actor,
    side: one.side,
    kind: one.kind,
    from_state: one.fromState,
    to_state: one.toState,
    text: one.text,
    is_internal: one.isInternal ? 1 : 0,
  };
}

/** A row of `request_event` in the words of operations. */
export function toEvent(row: RequestEventTable): RequestEvent {
  return {
    id: row.id,
    requestId: row.request_id,
    at: row.at,
    actor: row.actor,
    side: row.side as RequestSide,
    kind: row.kind as RequestEvent['kind'],
    fromState: row.from_state as RequestState | null,
    toState: row.to_state as RequestState | null,
    text: row.text,
    isInternal: row.is_internal === 1,
  };
}

/** A version of a policy as a row. */
export function policyRow(one: SamplePolicy) {
  const { id, scope, version, text, madeAt, madeBy } = one;
  return { id, scope, version, text, made_at: madeAt, made_by: madeBy };
}

/** A row of `sample_policy` in the words of operations. */
export function toPolicy(row: SamplePolicyTable): SamplePolicy {
  const { id, scope, version, text, made_at, made_by } = row;
  return { id, scope, version, text, madeAt: made_at, madeBy: made_by };
}
