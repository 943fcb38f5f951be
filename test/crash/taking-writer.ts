import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';
import { takeMarks } from '../../src/operations/curation/party/take-marks.ts';
import { CURATOR } from '../curation/party-here.ts';

/** Takes all marks of a party; killed from outside while it does. Words: data folder, database, party. */
const [data = '', url = '', party = ''] = process.argv.slice(2);
const flags = { data, 'database-url': url, upstream: 'none' };
const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }), {}, false);
process.stdout.write('begun\n');
await takeMarks(house.unitOfWork, party, {}, CURATOR, { phase: 'R' });
process.stdout.write('done\n');
await house.close();
