import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sendToPrinter } from './send-to-printer.ts';

const folder = mkdtempSync(join(tmpdir(), 'corestone-test-'));
after(() => rmSync(folder, { recursive: true }));

/** A printer on this machine; `take` says what it does with a connection. */
async function printer(take: (socket: Socket, got: (text: string) => void) => void) {
  let all = '';
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    take(socket, (text) => {
      all += text;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, got: () => all, close: () => new Promise((resolve) => server.close(resolve)) };
}

const send = (port: number, zpl: string, timeoutMs = 2000) =>
  sendToPrinter([{ name: 'Core lab', host: '127.0.0.1', port }], 'Core lab', zpl, 'job', { folder, timeoutMs });

test('a raw TCP printer gets every octet, also of a long job', async () => {
  const one = await printer((socket, got) => {
    socket.setEncoding('utf8').on('data', got);
  });
  const zpl = '^XA^CI28^FDÅre 花岗岩^FS^XZ\n'.repeat(20_000);
  await send(one.port, zpl);
  await one.close();
  assert.equal(one.got(), zpl);
});

test('a printer that is switched off is an error that says so', async () => {
  const one = await printer(() => undefined);
  await one.close();
  await assert.rejects(send(one.port, '^XA^XZ'), /Core lab does not answer: is it switched on. Nothing was printed/);
});

test('a printer that breaks off is an error', async () => {
  const one = await printer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  await assert.rejects(send(one.port, '^XA^XZ'.repeat(2_000_000)), /broke off|before it had all/);
  await one.close();
});

test('a printer that takes nothing is given up', async () => {
  const sockets: Socket[] = [];
  const one = await printer((socket) => {
    sockets.push(socket.pause());
  });
  await assert.rejects(send(one.port, '^XA^XZ'.repeat(5_000_000), 300), /did not take the labels/);
  for (const socket of sockets) socket.destroy();
  await one.close();
});

test('only configured printers get anything', async () => {
  const unknown = sendToPrinter([], '127.0.0.1:9100', '^XA^XZ', 'job', { folder });
  await assert.rejects(unknown, /There is no printer 127.0.0.1:9100/);
});

test('without a host jobs are files', async () => {
  const file = { name: '../Shelf', host: '', port: 0 };
  await sendToPrinter([file], '../Shelf', '^XAfile^XZ', '0001', { folder });
  assert.deepEqual(readdirSync(folder), ['.._Shelf-0001.zpl']);
  assert.equal(readFileSync(join(folder, '.._Shelf-0001.zpl'), 'utf8'), '^XAfile^XZ');
});
