import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The line between Corestone and its upstream, which can be cut and made slow. */
export interface Line {
  readonly url: string;
  /** Ends every connection, and takes no new one until it is mended. */
  readonly cut: () => void;
  /** From now on every piece of an answer comes so much later; 0 is as quick as it goes. */
  readonly slow: (ms: number) => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Lays a line to a port of this machine. */
export async function layLine(toPort: number): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  let delayMs = 0;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(toPort, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      const other = socket === near ? far : near;
      // Either end may be cut in the middle of anything.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    void carryBack(far, near, () => delayMs);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      endAll();
    },
    slow: (ms) => {
      delayMs = ms;
    },
    mend: () => {
      isCut = false;
      delayMs = 0;
    },
    close: async () => {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function carryBack(far: Socket, near: Socket, delayMs: () => number): Promise<void> {
  try {
    for await (const chunk of far) {
      if (delayMs() > 0) await sleep(delayMs());
      near.write(chunk as Buffer);
    }
    near.end();
  } catch {
    near.destroy();
  }
}
