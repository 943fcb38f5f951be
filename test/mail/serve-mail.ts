/** A process of a test that sends mails until it is killed. Its words: data folder, database, mail server. */
import { startMailWorker } from '../../src/api/mail/mail-worker.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';

const [data, databaseUrl, smtpUrl] = process.argv.slice(2);
const flags = {
  data,
  'database-url': databaseUrl,
  'smtp-url': smtpUrl,
  'mail-from': 'core@example.org',
  'mail-per-minute': '9999',
  'log-level': 'silent',
};
const house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
startMailWorker(house, (error) => console.error(error), 50);
