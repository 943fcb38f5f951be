import { readableParties } from '../../api/rest/sampling/party-routes.ts';
import { CorestoneError } from '../../domain/error.ts';
import { samplingStore } from '../../store/ports/sampling-store.ts';
import type { Command } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const MOST = 200;

/** Lists sampling parties. */
export const partyList: Command = {
  name: 'party list',
  words: '[EXPEDITION]',
  summary:
    'Lists sampling parties, the latest first: key, days, how many requests take part, what is marked and taken.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const parties = await readableParties({ store }, CLI_CALLER, { code: call.words[0], limit: MOST });
      for (const one of parties) {
        const counts = `${one.requests} requests, ${one.marked} marked, ${one.taken} taken`;
        call.output.say(`${one.id}  ${one.state}  ${one.firstDay ?? 'no day'}  ${one.name}: ${counts}`);
      }
      if (parties.length === 0) call.output.say('There is no sampling party.');
      call.output.result({ parties });
      return 0;
    }),
};

/** Lists the marks of a party. */
export const partyMarks: Command = {
  name: 'party marks',
  words: 'PARTY',
  summary:
    'Lists what is marked and taken at a sampling party, by depth: lane, split, interval in cm, state, sample, IGSN.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const [id, ...more] = call.words;
      if (id === undefined || more.length > 0)
        throw new CorestoneError('wrong-call', 'Name one sampling party by its key.');
      const sampling = samplingStore(store.read, store.engine);
      const party = KEY.test(id) ? await sampling.findParty(id) : undefined;
      if (party === undefined) throw new CorestoneError('not-found', `There is no sampling party ${id}.`);
      const marks = await sampling.marks(party.id, {});
      for (const { lane, splitName, topCm, bottomCm, state, taken } of marks)
        call.output.say(
          [lane, splitName, `${topCm}-${bottomCm} cm`, state, taken?.combinedId ?? '', taken?.igsn ?? '']
            .join('  ')
            .trimEnd(),
        );
      call.output.result({ marks });
      return 0;
    }),
};

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
