import { type SettingDescriptor, setting } from './setting-descriptor.ts';
import { parseFlag } from './setting-values.ts';

/** What is handed out whole or told to others: dumps and webhooks. */
export const FEED_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'dumpDaily',
    'dump-daily',
    'CORESTONE_DUMP_DAILY',
    'Write a full dump of everything public once a day, below dumps in the data folder: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'dumpFormats',
    'dump-formats',
    'CORESTONE_DUMP_FORMATS',
    'Formats of dumps, joined by commas, as ?format= names them.',
    () => ['json', 'igsngfz', 'csv'],
    parseNames,
  ),
  setting(
    'dumpKeep',
    'dump-keep',
    'CORESTONE_DUMP_KEEP',
    'How many dumps are kept; older ones are removed when a new one is there.',
    () => 3,
    (text) => (/^[1-9]\d{0,3}$/.test(text) ? { value: Number(text) } : { rule: 'a whole number from 1 to 9999' }),
  ),
  setting(
    'dumpHarvested',
    'dump-harvested',
    'CORESTONE_DUMP_HARVESTED',
    'Dumps hold harvested records of others too, in files of their own, unless somebody says: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'dumpLicence',
    'dump-licence',
    'CORESTONE_DUMP_LICENCE',
    'Address of the licence that dumps state for their metadata; empty states none.',
    () => '',
    (text) => (text === '' ? { value: text } : parseWebAddress(text)),
  ),
  setting(
    'webhookHttp',
    'webhook-http',
    'CORESTONE_WEBHOOK_HTTP',
    'Allow webhooks to plain http addresses, which anybody on the way can read: true or false.',
    () => false,
    parseFlag,
  ),
];

function parseWebAddress(text: string) {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? { value: text } : { rule: 'an http or https address' };
}

function parseNames(text: string) {
  const names = text.split(',').map((one) => one.trim());
  const isSound = names.every((one) => /^[A-Za-z0-9._-]{1,60}$/.test(one)) && new Set(names).size === names.length;
  return isSound ? { value: names } : { rule: 'names joined by commas, none twice' };
}
