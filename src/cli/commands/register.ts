import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { issuingOf } from '../../operations/issuing.ts';
import { type RegisterResult, registerExpedition } from '../../operations/register-expedition.ts';
import { deliverLanes } from '../../outbox/deliver-outbox.ts';
import { laneFinder } from '../../outbox/lane.ts';
import { unknownRoute } from '../../outbox/outbox-worker.ts';
import { refreshStatistics } from '../../store/engine/refresh-statistics.ts';
import { listExpeditionIds } from '../../store/read/list-expeditions.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { catchUpOnce } from '../followers.ts';
import { CLI_ACTOR, STORE_OPTIONS, tellOtherAddress, withExistingHouse } from '../open-house.ts';
import type { Output } from '../output.ts';
import { tellError } from '../report-error.ts';
import { tellWaiting } from '../tell-waiting.ts';

/** Mints what lacks an IGSN, builds metadata, registers. */
export const register: Command = {
  name: 'register',
  words: '',
  summary: 'Mints what lacks an IGSN, builds metadata and registers it; goes on where it stopped.',
  options: [
    { name: 'expedition', value: 'CODE', definition: 'One expedition.' },
    { name: 'all', definition: 'Every expedition.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => withExistingHouse(call, (house) => run(call, house)),
};

async function run(call: Call, house: House): Promise<ExitStatus> {
  await tellOtherAddress(house, call.output);
  const code = textOption(call, 'expedition');
  if (code === undefined && !isSet(call, 'all'))
    throw new CorestoneError('wrong-call', 'Say --expedition CODE or --all.');
  const ids = await listExpeditionIds(house.store.read, code);
  if (ids.length === 0)
    throw new CorestoneError(
      'not-found',
      code === undefined ? 'There is no expedition yet.' : `There is no expedition ${code}.`,
    );
  const results: RegisterResult[] = [];
  const failures: CorestoneError[] = [];
  for (const id of ids) {
    try {
      results.push(await registerOne(house, id, call.output));
    } catch (error) {
      if (!mayGoOn(error) || ids.length === 1) throw error;
      failures.push(error);
    }
  }
  const delivered = await deliver(house, call.output);
  await refreshStatistics(house.store);
  await catchUpOnce(house, call.output);
  for (const one of results) {
    call.output.say(
      `Expedition ${one.expedition}: ${one.minted} minted, ${one.registered} registered, ${one.updated} changed, ${one.unchanged} as before.`,
    );
  }
  if (delivered !== undefined)
    call.output.say(`Upstream: ${delivered.confirmed} confirmed, ${delivered.failed} to be tried again.`);
  for (const one of failures) tellError(one, call.output);
  const failed = failures.map(({ code, message, findings }) => ({ code, message, findings }));
  call.output.result({ expeditions: results, failed, upstream: delivered ?? null });
  return failures.length > 0 || (delivered?.failed ?? 0) > 0 ? 1 : 0;
}

/** What is wrong with one expedition does not keep the others waiting; a full disk does. */
function mayGoOn(error: unknown): error is CorestoneError {
  return error instanceof CorestoneError && (error.code === 'invalid-input' || error.code === 'exhausted');
}

/** Mints and registers one expedition with two progress bars. */
export async function registerOne(house: House, expeditionId: string, output: Output): Promise<RegisterResult> {
  const bars = { mint: output.progress('Minting IGSNs'), register: output.progress('Registering') };
  let step: 'mint' | 'register' | undefined;
  const result = await registerExpedition(house.unitOfWork, expeditionId, {
    actor: CLI_ACTOR,
    rules: house.rules,
    ...issuingOf(house.settings),
    onProgress: (progress) => {
      if (step !== undefined && step !== progress.step) bars[step].done();
      step = progress.step;
      bars[progress.step].update(progress.done, progress.total);
    },
  });
  if (step !== undefined) bars[step].done();
  return result;
}

/** Sends what waits upstream, with a progress bar; undefined, with a warning where something waits, when there is no upstream. */
export async function deliver(house: House, output: Output) {
  await tellWaiting(house, output);
  if (house.upstream === undefined) return undefined;
  await tellOtherAddress(house, output);
  const progress = output.progress('Confirming upstream');
  const { lanes, unknownRoutes } = await laneFinder(house.store, house.upstreams)();
  const delivered = await deliverLanes(house.store, lanes, {
    now: house.now,
    onProgress: (confirmed) => progress.update(confirmed, 0),
  });
  progress.done();
  for (const route of unknownRoutes) output.warn(`warning  ${unknownRoute(route)}`);
  for (const [route, reason] of Object.entries(delivered.outages ?? {}))
    output.warn(`warning  Upstream ${route} does not work now, what waits stays in line: ${reason}`);
  return delivered;
}
