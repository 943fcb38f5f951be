import { type Static, Type } from 'typebox';
import { KeyShape } from '../storage/storage-shapes.ts';

/** Names a parcel, loan or report in an address. */
export const WhichParcel = Type.Object({ id: KeyShape });

/** Parameters of a route of one parcel, loan or report. */
export interface ByParcel {
  Params: Static<typeof WhichParcel>;
}

/** Why something is lost or refused. */
export const ReasonShape = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000 }) },
  { additionalProperties: false },
);

/** Under which heading the routes of parcels stand. */
export const PARCEL_TAGS = ['parcels'];
