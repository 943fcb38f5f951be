import { parcelName } from '../../domain/curation/parcel.ts';
import { remindLoans } from '../../operations/curation/parcels/lend.ts';
import { parcelStore } from '../../store/ports/parcel-store.ts';
import { listParcels } from '../../store/read/list-parcels.ts';
import { listEnteredExpeditions } from '../../store/read/station-expeditions.ts';
import { type Command, isSet } from '../command.ts';
import { SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const MOST = 10_000;

/** Lists loans. */
export const loanList: Command = {
  name: 'loan list',
  words: '',
  summary: 'Lists what is on loan, the first due first.',
  options: [
    { name: 'overdue', definition: 'Only loans whose day has passed; then the exit status is 1.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async ({ store, now }) => {
      const expeditionIds = (await listEnteredExpeditions(store.read)).map((one) => one.id);
      const dueBefore = isSet(call, 'overdue') ? now().toISOString().slice(0, 10) : undefined;
      const wanted = { expeditionIds, isLoan: true, isOut: true, dueBefore, limit: MOST };
      const loans = await listParcels(store.read, store.engine, wanted);
      for (const one of loans)
        call.output.say(
          `${parcelName(one).padEnd(8)} ${one.dueOn}  ${one.out} of ${one.things} out  ${one.recipient.name}`,
        );
      if (loans.length === 0) call.output.say('Nothing is on loan.');
      const shown = loans.map(({ id, dueOn, out, things, recipient, ...one }) => {
        return { id, number: parcelName(one), dueOn, out, things, to: recipient.name };
      });
      call.output.result({ loans: shown });
      return dueBefore !== undefined && loans.length > 0 ? 1 : 0;
    }),
};

/** Queues reminders. */
export const loanRemind: Command = {
  name: 'loan remind',
  words: '',
  summary: 'Queues the reminders of loans that are due today; a running server does so by itself every day.',
  options: [...STORE_OPTIONS, ...SETTING_OPTIONS.filter((one) => one.name === 'loan-reminders')],
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork, store, settings, now, profile }) => {
      const today = now().toISOString().slice(0, 10);
      const { name } = await profile.latest();
      const parcels = parcelStore(store.read, store.engine);
      const queued = await remindLoans(unitOfWork, parcels, { days: settings.loanReminders, today, agent: name });
      call.output.say(`${queued} reminders queued.`);
      call.output.result({ queued });
      return 0;
    }),
};
