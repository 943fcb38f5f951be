import { buildHouse } from '../../context.ts';
import type { Command } from '../command.ts';
import { STORE_OPTIONS, settingsOf } from '../open-house.ts';

/** Brings the store up to date. */
export const migrate: Command = {
  name: 'migrate',
  words: '',
  summary: 'Brings the store up to this program’s version; `serve` does so by itself.',
  options: STORE_OPTIONS,
  run: async (call) => {
    const house = await buildHouse(settingsOf(call), {}, false);
    try {
      const ran = await house.store.migrate();
      call.output.say(ran.length === 0 ? 'The store is up to date.' : `Done: ${ran.join(', ')}.`);
      call.output.result({ migrations: ran });
      return 0;
    } finally {
      await house.close();
    }
  },
};
