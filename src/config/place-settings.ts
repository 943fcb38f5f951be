import { ROLES, type Role } from './roles.ts';
import { type SettingDescriptor, setting } from './setting-descriptor.ts';
import { parseBaseUrl, parseText } from './setting-values.ts';

/** Where an installation stands: address, store, roles. */
export const PLACE_SETTINGS: readonly SettingDescriptor[] = [
  setting('port', 'port', 'CORESTONE_PORT', 'Port the server listens on.', () => 8080, parsePort),
  setting('host', 'host', 'CORESTONE_HOST', 'Address the server listens on.', () => '127.0.0.1', parseHost),
  setting(
    'data',
    'data',
    'CORESTONE_DATA',
    'Folder with the embedded store, files and journals.',
    () => './data',
    parseText,
  ),
  setting(
    'communities',
    'communities',
    'CORESTONE_COMMUNITIES',
    'Folder with the formats of communities, one folder each.',
    ({ data = './data' }) => `${data.replace(/[\\/]+$/, '')}/communities`,
    parseText,
  ),
  setting(
    'databaseUrl',
    'database-url',
    'CORESTONE_DATABASE_URL',
    'PostgreSQL address; empty means the embedded store.',
    () => '',
    parseDatabaseUrl,
  ),
  setting(
    'baseUrl',
    'base-url',
    'CORESTONE_BASE_URL',
    'Public address; every link and the OAI-PMH baseURL begin with it.',
    (settings) => `http://${urlHost(settings.host ?? '127.0.0.1')}:${settings.port ?? 8080}`,
    parseBaseUrl,
  ),
  setting(
    'roles',
    'role',
    'CORESTONE_ROLES',
    'Roles of this installation, joined by commas.',
    () => [...ROLES],
    parseRoles,
  ),
];

function parsePort(text: string) {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65535 ? { value: port } : { rule: 'a whole number from 0 to 65535' };
}

function parseHost(text: string) {
  return /^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? { value: text } : { rule: 'a host name or address, without port' };
}

function parseDatabaseUrl(text: string) {
  if (text === '' || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text))) return { value: text };
  return { rule: 'empty or postgres://user@host/database' };
}

function parseRoles(text: string) {
  const roles = text.split(',').map((one) => one.trim());
  const known = roles.filter((one): one is Role => (ROLES as readonly string[]).includes(one));
  return known.length === roles.length && known.length > 0
    ? { value: known }
    : { rule: `some of ${ROLES.join(', ')}, joined by commas` };
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
