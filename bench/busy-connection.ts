import { connect, type Socket } from 'node:net';

/** One connection to a server of this machine. `ms` is from the last byte sent to the whole answer. */
export interface BusyConnection {
  readonly port: number;
  /** Until when, by `performance.now()`. */
  readonly until: number;
  readonly nextRequest: () => string;
  readonly onAnswer: (answer: string, ms: number) => void;
}

/** Keeps one connection busy with one request at a time until the time is up. */
export function keepBusy({ port, until, nextRequest, onAnswer }: BusyConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let askedAt = 0;
    const ask = () => {
      askedAt = performance.now();
      socket.write(nextRequest());
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket
      .once('connect', ask)
      .once('error', reject)
      .once('close', () => reject(new Error('The server hung up.')));
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (!isWhole(received)) return;
      onAnswer(received, performance.now() - askedAt);
      received = '';
      if (performance.now() < until) ask();
      else leave(socket, resolve);
    });
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(answer)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.endsWith('\r\n0\r\n\r\n');
}

function leave(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close').destroy();
  resolve();
}
