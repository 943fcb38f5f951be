import { countOutbox, retryRows } from '../../outbox/outbox-rows.ts';
import type { Command } from '../command.ts';
import { STORE_OPTIONS, withHouse } from '../open-house.ts';
import { deliver } from './register.ts';

const STATES = ['pending', 'submitted', 'retry', 'needs-a-person', 'confirmed', 'not-applicable'];

/** Counts what waits for upstream. */
export const outboxStatus: Command = {
  name: 'outbox status',
  words: '',
  summary: 'Counts what waits for, or was confirmed by, the upstream.',
  options: STORE_OPTIONS,
  run: (call) =>
    withHouse(call, async (house) => {
      const counts = await countOutbox(house.store.read);
      for (const state of STATES) call.output.say(`${state.padEnd(16)} ${String(counts[state] ?? 0).padStart(10)}`);
      call.output.result(counts);
      return (counts['needs-a-person'] ?? 0) > 0 ? 1 : 0;
    }),
};

/** Tries again what failed. */
export const outboxRetry: Command = {
  name: 'outbox retry',
  words: '',
  summary: 'Tries again at once what failed or waits for its next try.',
  options: STORE_OPTIONS,
  run: (call) =>
    withHouse(call, async (house) => {
      const count = await retryRows(house.store, house.now());
      const delivered = await deliver(house, call.output);
      call.output.say(
        `${count} put back in line${delivered === undefined ? '' : `, ${delivered.confirmed} confirmed, ${delivered.failed} failed again`}.`,
      );
      call.output.result({ retried: count, upstream: delivered ?? null });
      return delivered !== undefined && delivered.failed > 0 ? 1 : 0;
    }),
};
