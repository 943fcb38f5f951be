/** A process of a test that serves webhooks, of receivers on this machine too, until it is killed. Its words: data folder, database. */
import { serveWebhooks } from '../../src/api/webhook-house.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';

const [data, databaseUrl] = process.argv.slice(2);
const flags = { data, 'database-url': databaseUrl, 'webhook-http': 'true', 'log-level': 'silent' };
const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }), {
  outgoing: { allowLoopback: true },
});
serveWebhooks(house, (error) => console.error(error));
setInterval(() => undefined, 1000);
