import { CorestoneError } from '../../domain/error.ts';
import { withdrawIdentifier } from '../../operations/withdraw-identifier.ts';
import { type Command, textOption } from '../command.ts';
import { catchUpOnce } from '../followers.ts';
import { CLI_ACTOR, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { deliver } from './register.ts';

/** Withdraws an identifier; its page stays as a tombstone. */
export const withdraw: Command = {
  name: 'withdraw',
  words: 'IGSN',
  summary: 'Withdraws an identifier: its page stays, with reason and successor.',
  options: [
    { name: 'reason', value: 'TEXT', definition: 'Why; readers see it.' },
    { name: 'successor', value: 'IGSN', definition: 'What takes its place.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => {
    const [igsn] = call.words;
    if (igsn === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one IGSN.');
    const successor = textOption(call, 'successor');
    const wanted = {
      igsn,
      reason: textOption(call, 'reason') ?? '',
      ...(successor === undefined ? {} : { successor }),
    };
    return withExistingHouse(call, async (house) => {
      await withdrawIdentifier(house.unitOfWork, wanted, house.rules, CLI_ACTOR);
      await deliver(house, call.output);
      await catchUpOnce(house, call.output);
      call.output.say(`${igsn.toUpperCase()} is withdrawn; its page tells why.`);
      call.output.result({ igsn: igsn.toUpperCase(), state: 'withdrawn' });
      return 0;
    });
  },
};
