import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { deliverLanes } from '../../outbox/deliver-outbox.ts';
import type { Lane } from '../../outbox/lane.ts';
import { agentLanes } from '../../outbox/push/agent-lanes.ts';
import { listRefusals, type PushStanding, pushStandings, type Refusal } from '../../outbox/push/push-standing.ts';
import { countUnderWay, putInLine } from '../../outbox/push/put-in-line.ts';
import { type Call, type Command, type ExitStatus, isSet } from '../command.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import type { Output } from '../output.ts';

/** Refusals are shown up to here; all are counted. */
const MOST_SHOWN = 1000;
const LOOK_AGAIN_MS = 1000;

/** Pushes what an expedition registered to its agent. */
export const push: Command = {
  name: 'push',
  words: '',
  summary: 'Sends what waits to the allocating agent; stopped at any moment, the same call goes on.',
  options: [
    { name: 'refused', definition: 'Also sends again what the agent refused.' },
    { name: 'dry-run', definition: 'Only says what waits and what was refused.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => withExistingHouse(call, (house) => run(call, house)),
};

async function run(call: Call, house: House): Promise<ExitStatus> {
  const { store, upstreams } = house;
  const lanes = await agentLanes(store, upstreams);
  if (lanes.length === 0)
    throw new CorestoneError(
      'wrong-call',
      'No upstream of this installation is an agent; docs/upstreams.md says how to name one of kind corestone.',
    );
  const sent = isSet(call, 'dry-run') ? 0 : await pushAll(call, house, lanes);
  const agents = await pushStandings(store, upstreams, house.now());
  const refusals = await listRefusals(store.read, lanes, sql<boolean>`(1 = 1)`, MOST_SHOWN);
  tell(call.output, sent, agents, refusals);
  const sum = (count: (one: PushStanding) => number) => agents.reduce((total, one) => total + count(one), 0);
  const [waiting, refused] = [sum((one) => one.waiting), sum((one) => one.refused)];
  call.output.result({ sent, waiting, refused, agents, refusals });
  return waiting + refused > 0 ? 1 : 0;
}

/** Delivers until nothing waits, the agent does not answer, or Ctrl-C; how many the agent confirmed. */
async function pushAll(call: Call, house: House, lanes: readonly Lane[]): Promise<number> {
  const { store, upstreams } = house;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const bar = call.output.progress('Pushing to the agent');
  let sent = 0;
  try {
    await putInLine(store, lanes, house.now(), { refusedToo: isSet(call, 'refused') });
    const before = await pushStandings(store, upstreams, house.now());
    const total = before.reduce((all, one) => all + one.waiting, 0);
    for (;;) {
      const delivered = await deliverLanes(store, lanes, {
        signal: stopping.signal,
        onProgress: (confirmed) => bar.update(sent + confirmed, total),
      });
      sent += delivered.confirmed;
      if (stopping.signal.aborted || delivered.outages !== undefined) break;
      // Another process has the rest in hand, or had it when it was killed: then it is taken back as soon as that is sure.
      if ((await countUnderWay(store, lanes)) === 0) break;
      await sleep(LOOK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) await putInLine(store, lanes, house.now(), { isLeftOnly: true });
    }
    return sent;
  } finally {
    bar.done();
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

function tell(output: Output, sent: number, agents: readonly PushStanding[], refusals: readonly Refusal[]): void {
  const figure = (count: number) => count.toLocaleString('en');
  for (const { igsn, name, reason } of refusals) output.say(`refused  ${igsn} ${name}: ${reason}`);
  output.say(`${figure(sent)} sent now.`);
  for (const { agent, waiting, refused, isAway, reason } of agents) {
    const end = waiting > 0 ? ' The same call goes on.' : '';
    output.say(`${agent}: ${figure(waiting)} waiting, ${figure(refused)} refused.${end}`);
    if (reason !== null)
      output.warn(`warning  ${agent} ${isAway ? 'does not take anything now' : 'did not take everything'}: ${reason}`);
  }
  if (refusals.length > 0) output.say('`corestone push --refused` sends again what was refused.');
}
