import { sql } from 'kysely';
import type { BackReport } from '../../domain/curation/back-report.ts';
import type { Customs, ItemState, ParcelState, Recipient } from '../../domain/curation/parcel.ts';
import { isOpenItem } from '../../domain/curation/parcel.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Language } from '../../domain/language.ts';
import type { Parcel, ParcelItem, ParcelReport } from '../../operations/curation/parcels/parcel-ports.ts';
import type { ParcelItemTable, ParcelReportTable, ParcelTable } from '../schema.generated.ts';

/** That something of the parcel `p` was shipped and is not settled. */
export const SOMETHING_IS_OUT = sql<boolean>`p.shipped_at is not null
  and exists (select 1 from parcel_item o where o.parcel_id = p.id and o.open_thing_id is not null)`;

/** A parcel as a row. */
export function parcelRow(parcel: Parcel): ParcelTable {
  return {
    id: parcel.id,
    number: parcel.number,
    expedition_id: parcel.expeditionId,
    request_id: parcel.requestId,
    state: parcel.state,
    recipient: JSON.stringify(parcel.recipient),
    language: parcel.language,
    weight_kg: parcel.weightKg,
    carrier: parcel.carrier,
    tracking_number: parcel.trackingNumber,
    tracking_url: parcel.trackingUrl,
    customs: JSON.stringify(parcel.customs),
    comment: parcel.comment,
    due_on: parcel.dueOn,
    extended: parcel.extended,
    secret_hash: parcel.secretHash,
    packed_at: parcel.packedAt,
    packed_by: parcel.packedBy,
    shipped_at: parcel.shippedAt,
    delivered_at: parcel.deliveredAt,
    changed_at: parcel.changedAt,
    changed_by: parcel.changedBy,
    revision: parcel.revision,
  };
}

/** A row of `parcel` in the words of operations. */
export function toParcel(row: ParcelTable): Parcel {
  return {
    id: row.id,
    number: row.number,
    expeditionId: row.expedition_id,
    requestId: row.request_id,
    state: row.state as ParcelState,
    recipient: JSON.parse(row.recipient) as Recipient,
    language: row.language as Language,
    weightKg: row.weight_kg,
    carrier: row.carrier,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    customs: JSON.parse(row.customs) as Customs,
    comment: row.comment,
    dueOn: row.due_on,
    extended: row.extended,
    secretHash: row.secret_hash,
    packedAt: row.packed_at,
    packedBy: row.packed_by,
    shippedAt: row.shipped_at,
    deliveredAt: row.delivered_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    revision: row.revision,
  };
}

/** A thing in a parcel as a row; what is open holds its place against every other parcel. */
export function itemRow(item: ParcelItem) {
  return {
    parcel_id: item.parcelId,
    thing_id: item.thingId,
    position: item.position,
    name: item.name,
    type: item.type,
    igsn: item.igsn,
    state: item.state,
    open_thing_id: isOpenItem(item.state) ? item.thingId : null,
    from_place_id: item.fromPlaceId,
    note: item.note,
    settled_at: item.settledAt,
  };
}

/** A row of `parcel_item` in the words of operations. */
export function toItem(row: ParcelItemTable): ParcelItem {
  return {
    parcelId: row.parcel_id,
    thingId: row.thing_id,
    position: row.position,
    name: row.name,
    type: row.type as ObjectType,
    igsn: row.igsn,
    state: row.state as ItemState,
    fromPlaceId: row.from_place_id,
    note: row.note,
    settledAt: row.settled_at,
  };
}

/** A report as a row. */
export function reportRow(report: ParcelReport): ParcelReportTable {
  return {
    id: report.id,
    parcel_id: report.parcelId,
    state: report.state,
    reported_at: report.reportedAt,
    reported_by: report.reportedBy,
    content: JSON.stringify(report.content),
    settled_at: report.settledAt,
    settled_by: report.settledBy,
    reason: report.reason,
  };
}

/** A row of `parcel_report` in the words of operations. */
export function toReport(row: ParcelReportTable): ParcelReport {
  return {
    id: row.id,
    parcelId: row.parcel_id,
    state: row.state as ParcelReport['state'],
    reportedAt: row.reported_at,
    reportedBy: row.reported_by,
    content: JSON.parse(row.content) as BackReport,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    reason: row.reason,
  };
}
