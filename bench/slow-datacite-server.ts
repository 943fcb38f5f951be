import { createServer } from 'node:http';

const ANSWER_MS = 5;

/** A DataCite that takes everything, says that it is findable, and does so 5 ms after the request has come. Ends with its parent. */
const { port } = JSON.parse(process.argv[2]!) as { port: number };
const body = JSON.stringify({ data: { type: 'dois', attributes: { state: 'findable' } } });
createServer((request, response) => {
  request.resume().on('end', () => {
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/vnd.api+json' }).end(body), ANSWER_MS);
  });
}).listen(port, '127.0.0.1');
