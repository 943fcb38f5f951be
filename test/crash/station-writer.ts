import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { enter, run, section } from '../station/entering.ts';

/** Enters runs with sections, batch after batch, and prints the ids of every batch once it is acknowledged; is killed. */
const [data, databaseUrl, expeditionId, holeId, first] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const flags = { data, 'database-url': databaseUrl, upstream: 'none' };
const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }), {}, false);
const caller = localCaller({ name: 'writer', origin: 'test' });
for (let core = Number(first); ; core++) {
  const made = run(holeId, core);
  const batch = [made, section(made.object.id, '1'), section(made.object.id, '2')];
  process.stdout.write(`sent ${JSON.stringify(batch)}\n`);
  await enter(house, { expeditionId, holeId }, batch, { caller });
  process.stdout.write(`kept ${made.object.id}\n`);
}
