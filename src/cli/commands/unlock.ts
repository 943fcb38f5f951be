import { CorestoneError } from '../../domain/error.ts';
import { unlockAccount } from '../../operations/access/unlock-account.ts';
import type { Command } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Lifts the lock of an account. */
export const unlock: Command = {
  name: 'unlock',
  words: 'ACCOUNT',
  summary: 'Lifts the lock that wrong passwords put on a user (by name), a client or an agent (by symbol).',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const [account] = call.words;
      if (account === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one account.');
      const isLifted = await unlockAccount(unitOfWork, account, CLI_CALLER);
      call.output.say(isLifted ? `${account} may sign in again.` : `${account} was not locked.`);
      call.output.result({ account, isLifted });
      return 0;
    }),
};
