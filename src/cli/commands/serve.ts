import type { FastifyInstance } from 'fastify';
import { buildHouse, type House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { startOutboxWorker } from '../../outbox/outbox-worker.ts';
import type { Command } from '../command.ts';
import { SETTING_OPTIONS, settingsOf } from '../open-house.ts';

/** Serves the installation in the data folder. */
export const serve: Command = {
  name: 'serve',
  words: '',
  summary: 'Serves the installation in the data folder until Ctrl-C.',
  options: SETTING_OPTIONS,
  run: async (call) => {
    const house = await buildHouse(settingsOf(call));
    const stopped = untilStopped();
    const server = await startServing(house);
    call.output.say(`Corestone serves ${house.settings.baseUrl} (store: ${house.store.engine}). Ctrl-C ends it.`);
    await stopped;
    await server.stop();
    return 0;
  },
};

/** A server that listens; `stop` lets running requests end. */
export interface RunningServer {
  readonly app: FastifyInstance;
  readonly stop: () => Promise<void>;
}

/** Listens and delivers the outbox in the background. Throws `invalid-setting` when the port is taken or not allowed. */
export async function startServing(house: House): Promise<RunningServer> {
  // Loaded only here: commands that serve nothing need half the time and memory without it.
  const { buildServer } = await import('../../api/server.ts');
  const app = await buildServer(house);
  try {
    await app.listen({ port: house.settings.port, host: house.settings.host });
  } catch (error) {
    await app.close();
    await house.close();
    throw explainListening(error, house);
  }
  const worker =
    house.upstream && startOutboxWorker(house.store, house.upstream, (error) => app.log.error(error, 'outbox'));
  return {
    app,
    stop: async () => {
      await app.close();
      await worker?.stop();
      await house.close();
    },
  };
}

/** Resolves at the first SIGINT or SIGTERM. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function explainListening(error: unknown, house: House): unknown {
  const { code } = error as { code?: string };
  const { host, port } = house.settings;
  if (code === 'EADDRINUSE')
    return new CorestoneError('invalid-setting', `Port ${port} on ${host} is in use; --port chooses another.`, {
      cause: error,
    });
  if (code === 'EACCES')
    return new CorestoneError('invalid-setting', `Port ${port} on ${host} is not allowed to this user.`, {
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CorestoneError('invalid-setting', `${host} is no address of this machine.`, { cause: error });
  return error;
}
