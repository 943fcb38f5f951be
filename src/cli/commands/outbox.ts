import { CorestoneError } from '../../domain/error.ts';
import { laneFinder } from '../../outbox/lane.ts';
import { countOutbox, queueUntold, retryRows } from '../../outbox/outbox-rows.ts';
import { settleWithoutUpstream } from '../../outbox/settle-without-upstream.ts';
import { pauseUpstream, resumeUpstream } from '../../outbox/upstream-pauses.ts';
import { type UpstreamStanding, upstreamStandings } from '../../outbox/upstream-standings.ts';
import { type Call, type Command, isSet, textOption } from '../command.ts';
import { CLI_ACTOR, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { tellWaiting } from '../tell-waiting.ts';
import { deliver } from './register.ts';

const STATES = ['pending', 'submitted', 'retry', 'needs-a-person', 'confirmed', 'not-applicable'];

/** Counts what waits for upstream. */
export const outboxStatus: Command = {
  name: 'outbox status',
  words: '',
  summary: 'Counts what waits for, or was confirmed by, each upstream, and says how the upstream stands.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const counts = await countOutbox(house.store.read);
      for (const state of STATES) call.output.say(`${state.padEnd(16)} ${String(counts[state] ?? 0).padStart(10)}`);
      await tellWaiting(house, call.output);
      const lanes = await laneFinder(house.store, house.upstreams)();
      const upstreams = await upstreamStandings(house.store, lanes, house.upstreams.standard, house.now());
      for (const one of upstreams) call.output.say(standingLine(one));
      call.output.result({ ...counts, upstreams });
      const isDisturbed = upstreams.some((one) => one.circuit.state !== 'closed');
      return isDisturbed || (counts['needs-a-person'] ?? 0) > 0 ? 1 : 0;
    }),
};

/** One route as a line for people. */
function standingLine({ route, oldestWaitingS, lastError, circuit }: UpstreamStanding): string {
  const age = oldestWaitingS === null ? 'nothing waits' : `waits since ${oldestWaitingS.toLocaleString('en')} s`;
  const until = circuit.until === null ? '' : `, tried again at ${circuit.until}`;
  const error = lastError === null ? '' : `; last error: ${lastError}`;
  return `Upstream ${route}: ${age}; circuit ${circuit.state}${until}${error}`;
}

/** Has nothing more sent to one upstream. */
export const outboxPause: Command = {
  name: 'outbox pause',
  words: 'UPSTREAM',
  summary: 'Pauses sending to one upstream, on every server of the store; what waits stays in line.',
  options: [{ name: 'reason', value: 'TEXT', definition: 'Why, for whoever finds it paused.' }, ...STORE_OPTIONS],
  run: (call) =>
    withExistingHouse(call, async ({ store, upstreams, now }) => {
      const name = upstreamNamed(call);
      const by = { actor: CLI_ACTOR, now: now() };
      const isPaused = await pauseUpstream(store, upstreams, name, textOption(call, 'reason') ?? '', by);
      call.output.say(isPaused ? `Nothing more is sent to ${name}.` : `${name} was paused already.`);
      call.output.result({ upstream: name, isPaused });
      return 0;
    }),
};

/** Lets an upstream be told again. */
export const outboxResume: Command = {
  name: 'outbox resume',
  words: 'UPSTREAM',
  summary: 'Goes on sending to an upstream that was paused.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store, now }) => {
      const name = upstreamNamed(call);
      const isResumed = await resumeUpstream(store, name, { actor: CLI_ACTOR, now: now() });
      call.output.say(isResumed ? `${name} is told again what waits for it.` : `${name} was not paused.`);
      call.output.result({ upstream: name, isResumed });
      return 0;
    }),
};

function upstreamNamed({ words }: Call): string {
  const [name] = words;
  if (name === undefined || words.length > 1) throw new CorestoneError('wrong-call', 'Say the name of one upstream.');
  return name;
}

/** Tries again what failed. */
export const outboxRetry: Command = {
  name: 'outbox retry',
  words: '',
  summary: 'Tries again at once what failed or waits for its next try.',
  options: [{ name: 'untold', definition: 'Also tells what was kept while there was no upstream.' }, ...STORE_OPTIONS],
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const untold = isSet(call, 'untold');
      if (untold && house.upstream === undefined)
        throw new CorestoneError('wrong-call', 'This installation has no upstream to tell it; --upstream names one.');
      const again = await retryRows(house.store, house.now());
      const count = again + (untold ? await queueUntold(house.store, house.now()) : 0);
      const delivered = await deliver(house, call.output);
      call.output.say(
        `${count} put back in line${delivered === undefined ? '' : `, ${delivered.confirmed} confirmed, ${delivered.failed} failed again`}.`,
      );
      call.output.result({ retried: count, upstream: delivered ?? null });
      return delivered !== undefined && delivered.failed > 0 ? 1 : 0;
    }),
};

/** Ends the wait for an upstream that there is no more. */
export const outboxSettle: Command = {
  name: 'outbox settle',
  words: '',
  summary: 'Without an upstream: ends the wait for one, and shows as registered what waited.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async (house) => {
      if (house.upstream !== undefined) {
        const message = `This installation has an upstream (${house.upstream.name}), which is to be told what waits; \`outbox retry\` tells it now.`;
        throw new CorestoneError('wrong-call', message);
      }
      const { settled, registered } = await settleWithoutUpstream(house.store, house.now(), CLI_ACTOR.name);
      call.output.say(
        `${settled.toLocaleString('en')} settled as not applicable; ${registered.toLocaleString('en')} records became registered.`,
      );
      call.output.result({ settled, registered });
      return 0;
    }),
};
