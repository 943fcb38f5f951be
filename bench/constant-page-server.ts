import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

// What landing pages are held against: the least that node:http can do for one page of the same size, packed in advance.
const { port, bytes } = JSON.parse(process.argv[2]!) as { port: number; bytes: number };
const page = randomPage(bytes);
const server = createServer((_, response) => {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': page.length,
    })
    .end(page);
});
server.listen(port, '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});

/** As many bytes as the average page has on the wire; what they say does not matter to a server. */
function randomPage(length: number): Buffer {
  const packed = gzipSync(Buffer.from(Array.from({ length: length * 2 }, () => Math.floor(Math.random() * 256))));
  return packed.subarray(0, length);
}
