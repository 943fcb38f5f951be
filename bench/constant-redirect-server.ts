import { createServer } from 'node:http';

// What the resolver is held against: the least that node:http can do for a redirect.
const { port } = JSON.parse(process.argv[2]!) as { port: number };
const server = createServer((_, response) => {
  response.writeHead(302, { location: 'http://127.0.0.1:8080/igsn/ICDP5054EX1A001' }).end();
});
server.listen(port, '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
