import type { FastifyRequest } from 'fastify';
import { publicRecord } from '../../../dissemination/public-record.ts';
import { landingAddress } from '../../../dissemination/record-address.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { embargoEnd, UNTIL_OPENED } from '../../../domain/registration/embargo.ts';
import { accessWith, embargoOn, type OwnWithheld, withheldNow } from '../../../domain/registration/privacy.ts';
import { isResolvable } from '../../../domain/registration/record-states.ts';
import { may } from '../../../operations/caller.ts';
import type { Delivery } from '../../../store/read/find-deliveries.ts';
import { findRecord, type RegisterRecord } from '../../../store/read/find-record.ts';
import { callerIfAny } from '../caller-of.ts';
import { givenIgsn } from './read-given.ts';
import type { RecordApi } from './record-api.ts';

/** A record as its reader may see it: whole for who may read it, else its public part. */
export interface SeenRecord {
  readonly record: RegisterRecord;
  readonly isWhole: boolean;
}

/** Today in UTC as an ISO day. */
export function todayOf({ house }: RecordApi): string {
  return house.now().toISOString().slice(0, 10);
}

/** The record that a request names. Throws `not-found` for one that is not there or that its reader may not know of. */
export async function seenRecord(api: RecordApi, request: FastifyRequest): Promise<SeenRecord> {
  const igsn = givenIgsn((request.params as { igsn: string }).igsn);
  const record = await findRecord(api.house.store.read, igsn);
  const caller = callerIfAny(request);
  const isWhole = record !== undefined && caller !== undefined && may(caller, 'read', record.clientSymbol);
  if (record === undefined || !(isWhole || isResolvable(record.facts.state))) throw unseen(igsn);
  return { record: isWhole ? record : publicRecord(record, todayOf(api)), isWhole };
}

function unseen(igsn: string): CorestoneError {
  const message = `There is no record ${igsn} that you may see.`;
  const rule = 'a record that is public, or yours';
  return new CorestoneError('not-found', message, {
    findings: [finding('no-record', message, { field: 'igsn', value: igsn, rule })],
  });
}

/** The same for who must be allowed to read the record whole; else `not-allowed`. */
export async function wholeRecord(api: RecordApi, request: FastifyRequest): Promise<RegisterRecord> {
  const { record, isWhole } = await seenRecord(api, request);
  if (isWhole) return record;
  const code = callerIfAny(request) === undefined ? 'not-signed-in' : 'not-allowed';
  throw new CorestoneError(code, `${record.igsn} is not yours to see whole.`);
}

/** A record as JSON; `deliveries` only where its reader may see them, `now` is when. */
export function shownRecord(
  { house, agent }: RecordApi,
  { record, isWhole }: SeenRecord,
  deliveries: readonly Delivery[] | undefined,
) {
  const { igsn, facts, privacy } = record;
  const now = house.now();
  const today = now.toISOString().slice(0, 10);
  return {
    igsn,
    handle: `${agent.handlePrefix}/${igsn}`,
    doi: `${agent.doiPrefix}/${igsn.toLowerCase()}`,
    state: facts.state,
    version: facts.version,
    client: record.clientSymbol,
    agent: record.agentSymbol,
    landingUrl: record.landingUrl ?? landingAddress(house.settings.baseUrl, igsn),
    submittedAt: facts.submittedAt,
    registeredAt: facts.registeredAt ?? null,
    changedAt: facts.changedAt,
    withdrawal: withdrawalOf(record),
    embargoUntil: embargoOn(embargoEnd(accessWith(record.description, privacy)), today),
    withheld: shownWithheld(withheldNow(privacy.withheld, today)),
    sameAs: record.sameAs,
    isWhole,
    description: record.description,
    ...(deliveries !== undefined && { deliveries: deliveries.map((one) => aged(one, now)) }),
  };
}

function withdrawalOf({ facts, withdrawnReason, withdrawnKind, successor }: RegisterRecord) {
  if (facts.state !== 'withdrawn') return null;
  return { at: facts.withdrawnAt ?? null, kind: withdrawnKind, reason: withdrawnReason ?? '', successor };
}

/** What is withheld as it is answered: an end that nobody named is null. */
export function shownWithheld(withheld: OwnWithheld | null) {
  return withheld && { ...withheld, until: withheld.until === UNTIL_OPENED ? null : withheld.until };
}

function aged(delivery: Delivery, now: Date) {
  const until = delivery.finishedAt === null ? now.getTime() : Date.parse(delivery.finishedAt);
  return { ...delivery, ageSeconds: Math.max(0, Math.round((until - Date.parse(delivery.createdAt)) / 1000)) };
}
