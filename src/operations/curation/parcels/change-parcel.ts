import { checkParcel, parcelName, type Recipient } from '../../../domain/curation/parcel.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Caller } from '../../caller.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { keepParcel } from './keep-parcel.ts';
import { curatedParcel } from './parcel-access.ts';
import type { Parcel } from './parcel-ports.ts';
import { type ShippingHands, tellRecipient } from './ship-parcel.ts';
import { type StatedFacts, statedFacts } from './stated-facts.ts';

/** What changes of a parcel. */
export interface ParcelChanges extends StatedFacts {
  readonly revision?: number | undefined;
}

/** A parcel that was changed; `link` is the new one of a recipient whose address was corrected on the way, told once. */
export interface ChangedParcel {
  readonly parcel: Parcel;
  readonly link: string | undefined;
}

/**
 * Changes what is stated of a parcel. Once it is shipped customs, weight and due date stay (`extendLoan` moves the date); who gets it can be
 * corrected until it arrived: another address for mail gets a new link to report back by, the old one leads nowhere any more, and mails that wait for the old address do not go there. Carrier,
 * tracking and comment change always. Throws as `packParcel`, and `conflict`.
 */
export function changeParcel(
  unitOfWork: UnitOfWork,
  id: string,
  { revision, ...changes }: ParcelChanges,
  caller: Caller,
  hands: ShippingHands,
): Promise<ChangedParcel> {
  return unitOfWork(async (work) => {
    const before = await curatedParcel(work, id, caller);
    const after = { ...before, ...statedFacts(changes, before) };
    ensureChangeable(before, after);
    const findings = checkParcel(after, before);
    if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
    const corrected = before.state === 'packed' ? [] : changedFields(before.recipient, after.recipient);
    if (corrected.length === 0) {
      const parcel = await keepParcel(work, before, after, { action: 'change-parcel', actor: caller, revision });
      return { parcel, link: undefined };
    }
    const { secret, hash } = hands.makeSecret();
    const isElsewhere = corrected.includes('email');
    const changed = isElsewhere ? { ...after, secretHash: hash } : after;
    const parcel = await keepParcel(work, before, changed, {
      action: 'correct-recipient',
      actor: caller,
      revision,
      corrected,
    });
    if (!isElsewhere) return { parcel, link: undefined };
    await moveMails(work, before, after.recipient.email);
    const link = hands.reportAddress(secret);
    await tellAgain(work, parcel, { link, agent: hands.agent() });
    return { parcel, link };
  });
}

const FIXED = ['recipient', 'customs', 'dueOn', 'weightKg'] as const;

function ensureChangeable(before: Parcel, after: Parcel): void {
  if (before.state === 'packed') return;
  const fixed = FIXED.filter((field) => field !== 'recipient' || before.state !== 'shipped');
  const changed = fixed.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  if (changed.length === 0) return;
  const message = `${parcelName(before)} is ${before.state}: ${changed.join(', ')} stay as they were shipped.`;
  throw new CorestoneError('conflict', message);
}

const changedFields = (before: Recipient, after: Recipient): string[] =>
  (Object.keys(after) as (keyof Recipient)[]).filter((field) => before[field] !== after[field]);

/** What waits for the address that was wrong: the link in it leads nowhere any more, reminders go where they belong. */
async function moveMails(work: Work, { id, recipient }: Parcel, to: string): Promise<void> {
  if (recipient.email === '') return;
  await work.mail.drop({ kind: 'parcel', id }, recipient.email);
  const loan = { kind: 'loan', id } as const;
  if (to === '') await work.mail.drop(loan, recipient.email);
  else await work.mail.redirect(loan, recipient.email, to);
}

async function tellAgain(
  work: Work,
  parcel: Parcel,
  hands: { readonly link: string; readonly agent: string },
): Promise<void> {
  const items = await work.parcels.itemsOf([parcel.id]);
  await tellRecipient(work, parcel, items, { ...hands, once: `parcel ${parcel.id} shipped, ${parcel.revision}` });
}
