import { createServer } from 'node:http';

// What list pages of OAI-PMH are held against: the least that node:http can do for a page of the same size, which is in memory.
const { port, bytes } = JSON.parse(process.argv[2]!) as { port: number; bytes: number };
const page = Buffer.alloc(bytes, 'x');
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': page.length }).end(page);
});
server.listen(port, '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
