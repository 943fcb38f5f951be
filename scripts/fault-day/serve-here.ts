/**
 * The server of a fault day: `corestone serve`, but for webhooks, which here may go to a receiver on this machine. Its words are those of
 * `serve`; ends at SIGTERM.
 */
import { parseArgs } from 'node:util';
import { startServing } from '../../src/cli/commands/serve.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';

const NAMES = ['port', 'data', 'database-url', 'base-url', 'upstream', 'upstreams'] as const;
const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]));
const { values } = parseArgs({ options });
const flags = {
  ...(values as Record<string, string>),
  'webhook-http': 'true',
  'rate-limit': '0',
  'api-rate-limit': '0',
  'log-level': 'error',
};
const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }), {
  outgoing: { allowLoopback: true },
});
const server = await startServing(house);
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
