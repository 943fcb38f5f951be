import { printerOf } from '../../api/paper/print-labels.ts';
import { printersOf } from '../../config/paper-settings.ts';
import { CorestoneError } from '../../domain/error.ts';
import { queueJobAgain, sendPrintJob } from '../../operations/paper/send-print-jobs.ts';
import { paperStore } from '../../store/ports/paper-store.ts';
import type { Command } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const OPTIONS = [...STORE_OPTIONS, ...SETTING_OPTIONS.filter(({ name }) => name === 'printers')];

/** Lists printers and what went to them. */
export const printerList: Command = {
  name: 'printer list',
  words: '',
  summary: 'Lists label printers and the latest 50 jobs.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store, settings }) => {
      const printers = printersOf(settings.printers);
      const jobs = await paperStore(store.read, store.engine).jobs({ parties: [''], name: '' }, 50);
      for (const { name, host, port, dpi } of printers)
        call.output.say(`${name}: ${host === '' ? 'kept as files' : `${host}:${port}`}, ${dpi} dpi`);
      if (printers.length === 0) call.output.say('No printers are configured (CORESTONE_PRINTERS).');
      for (const { id, createdAt, printer, labels, layout, state, lastError } of jobs)
        call.output.say(
          `${id}  ${createdAt}  ${printer}  ${labels} × ${layout}  ${state}${lastError === null ? '' : `: ${lastError}`}`,
        );
      call.output.result({ printers, jobs });
      return 0;
    }),
};

/** Sends a job again. */
export const printerRetry: Command = {
  name: 'printer retry',
  words: 'JOB',
  summary: 'Sends a job of labels to its printer again, as it was.',
  options: OPTIONS,
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const [id] = call.words;
      if (id === undefined || !/^[0-9a-f-]{36}$/.test(id))
        throw new CorestoneError('wrong-call', 'Say the id of one job.');
      await queueJobAgain(house.unitOfWork, id, CLI_CALLER);
      const job = await sendPrintJob(house.unitOfWork, id, printerOf(house));
      call.output.say(job?.lastError ?? `The job is ${job?.state ?? 'on its way'}.`);
      call.output.result(job ?? { id });
      return job?.state === 'failed' ? 1 : 0;
    }),
};
