import { reminderDue, reminderWords } from '../../../domain/curation/loan-reminders.ts';
import { isDay, isOpenItem, parcelName } from '../../../domain/curation/parcel.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { Caller } from '../../caller.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { tellCustody } from '../tell-custody.ts';
import { keepParcel } from './keep-parcel.ts';
import { curatedParcel } from './parcel-access.ts';
import type { Parcel, ParcelPort } from './parcel-ports.ts';

/**
 * Moves the day on which something lent is to be back, or makes a loan of a parcel that is packed or out. The same day again changes nothing. Throws
 * `invalid-input` for no day or one that has passed, `conflict` where nothing is out or somebody else changed it.
 */
export function extendLoan(
  unitOfWork: UnitOfWork,
  id: string,
  { dueOn, revision }: { readonly dueOn: string; readonly revision?: number | undefined },
  caller: Caller,
): Promise<Parcel> {
  return unitOfWork(async (work) => {
    const before = await curatedParcel(work, id, caller);
    if (before.dueOn === dueOn) return before;
    if (!isDay(dueOn) || dueOn < work.now().slice(0, 10)) throw badDay(dueOn);
    const items = await work.parcels.itemsOf([id]);
    if (!items.some((one) => isOpenItem(one.state)))
      throw new CorestoneError('conflict', `Nothing of ${parcelName(before)} is out.`);
    const extended = before.extended + (before.dueOn === null ? 0 : 1);
    const parcel = await keepParcel(
      work,
      before,
      { dueOn, extended },
      { action: 'extend-loan', actor: caller, revision },
    );
    await tellCustody(
      work,
      items.map((one) => one.thingId),
      caller,
    );
    return parcel;
  });
}

function badDay(dueOn: string): CorestoneError {
  const message = dueOn === '' ? 'No day is stated.' : `${dueOn} is no day to come.`;
  const details = { field: 'dueOn', value: dueOn, rule: 'a day from today on, such as 2027-03-31' };
  return new CorestoneError('invalid-input', message, { findings: [finding('loan-day', message, details)] });
}

const AT_ONCE = 200;
const DAY_MS = 86_400_000;

/**
 * Queues the reminders that are due by a schedule of days from the due date, each once for a loan and its due date however many servers
 * ask. Loans without an address are passed over; they stand in the list of what is overdue. How many were queued.
 */
export async function remindLoans(
  unitOfWork: UnitOfWork,
  parcels: Pick<ParcelPort, 'dueUntil'>,
  { days, today, agent }: { readonly days: readonly number[]; readonly today: string; readonly agent: string },
): Promise<number> {
  if (days.length === 0) return 0;
  const until = new Date(Date.parse(today) - Math.min(0, ...days) * DAY_MS).toISOString().slice(0, 10);
  let queued = 0;
  let after: { dueOn: string; id: string } | undefined;
  for (;;) {
    const loans = await parcels.dueUntil(until, AT_ONCE, after);
    for (const loan of loans)
      if (loan.recipient.email !== '')
        queued += await unitOfWork((work) => remind(work, loan.id, { days, today, agent }));
    const last = loans.at(-1);
    if (last === undefined || loans.length < AT_ONCE) return queued;
    after = { dueOn: last.dueOn!, id: last.id };
  }
}

async function remind(
  work: Work,
  id: string,
  { days, today, agent }: { readonly days: readonly number[]; readonly today: string; readonly agent: string },
): Promise<number> {
  const [loan] = await work.parcels.find([id]);
  if (loan?.dueOn == null) return 0;
  const day = reminderDue(days, loan.dueOn, today);
  const once = `loan ${id} due ${loan.dueOn} day ${day}`;
  if (day === undefined || (await work.mail.wasSaid(once))) return 0;
  const items = (await work.parcels.itemsOf([id])).filter((one) => one.state !== 'packed' && isOpenItem(one.state));
  if (items.length === 0) return 0;
  const { name, email } = loan.recipient;
  const facts = { parcel: parcelName(loan), name, dueOn: loan.dueOn, today, agent };
  const words = reminderWords(loan.language, { ...facts, things: items.map((one) => one.igsn ?? one.name) });
  return (await queueMail(work, { ...words, to: email, about: { kind: 'loan', id }, once })) ? 1 : 0;
}
