import { parcelName } from '../../../domain/curation/parcel.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Actor, Work } from '../../ports.ts';
import type { Parcel } from './parcel-ports.ts';

/** What a parcel becomes, and what the audit trail calls that. `revision` is the one that was seen; without it nobody asks. */
export interface ParcelStep {
  readonly action: string;
  readonly actor: Actor;
  readonly revision?: number | undefined;
  /** Fields of the recipient that were corrected, by their names; what stood in them is not kept for ever. */
  readonly corrected?: readonly string[];
}

/** Keeps a changed parcel, with a line of the audit trail. Throws `conflict` where it was changed since it was seen. */
export async function keepParcel(
  work: Work,
  before: Parcel,
  changes: Partial<Parcel>,
  { action, actor, revision = before.revision, corrected }: ParcelStep,
): Promise<Parcel> {
  const at = work.now();
  const after: Parcel = {
    ...before,
    ...changes,
    changedAt: at,
    changedBy: actor.name,
    revision: before.revision + 1,
  };
  if (revision !== before.revision || !(await work.parcels.change(after)))
    throw new CorestoneError(
      'conflict',
      `${parcelName(before)} was changed by ${before.changedBy} meanwhile; look at it again.`,
    );
  const entry = {
    action,
    subject: parcelName(before),
    before: forAudit(before),
    after: { ...forAudit(after), ...(corrected && { corrected }) },
  };
  await work.audit(actor, [entry], at);
  return after;
}

/** A parcel for the audit trail, which keeps for ever what it has: without its secret, and of the recipient only institution and country. */
export function forAudit({ secretHash, recipient, ...parcel }: Parcel) {
  const { institution, country } = recipient;
  return { ...parcel, recipient: { institution, country }, hasLink: secretHash !== null };
}
