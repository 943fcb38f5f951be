import { CorestoneError } from '../../domain/error.ts';
import { reconcile } from '../../outbox/reconcile.ts';
import type { Command } from '../command.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

/** Compares register and upstream. */
export const reconcileCommand: Command = {
  name: 'reconcile',
  words: '',
  summary: 'Compares the register with what the upstream knows; changes nothing.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async (house) => {
      if (house.upstream === undefined)
        throw new CorestoneError(
          'wrong-call',
          'This installation has no upstream; --upstream names one, `outbox settle` ends the wait for one.',
        );
      const { compared, findings } = await reconcile(house.store, house.upstream);
      for (const one of findings) call.output.say(findingLine(one));
      call.output.say(`${compared.toLocaleString('en')} records compared, ${findings.length} differences.`);
      call.output.result({ compared, findings });
      return findings.length === 0 ? 0 : 1;
    }),
};
