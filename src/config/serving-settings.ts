import { LANGUAGES } from '../domain/language.ts';
import { type SettingDescriptor, setting } from './setting-descriptor.ts';
import { oneOf, parseBaseUrl } from './setting-values.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** How an installation serves: what it logs, how much it bears, who signs in. */
export const SERVING_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'logLevel',
    'log-level',
    'CORESTONE_LOG_LEVEL',
    'How much the server logs.',
    () => 'info',
    (text) => oneOf(text, LOG_LEVELS),
  ),
  setting(
    'language',
    'language',
    'CORESTONE_LANGUAGE',
    'Language of the public pages where a reader asks for none that we have.',
    () => 'en',
    (text) => oneOf(text, LANGUAGES),
  ),
  setting(
    'rateLimit',
    'rate-limit',
    'CORESTONE_RATE_LIMIT',
    'Points a minute for one address: a page 1, a search, map or data sheet 10, an export 100; 0 is none. This machine and harvesters have none.',
    () => 6000,
    parseCount,
  ),
  setting(
    'apiRateLimit',
    'api-rate-limit',
    'CORESTONE_API_RATE_LIMIT',
    'Requests a minute from one account to the APIs that register; 0 is no limit.',
    () => 12_000,
    parseCount,
  ),
  setting(
    'signInFailures',
    'sign-in-failures',
    'CORESTONE_SIGN_IN_FAILURES',
    'Different wrong sign-ins from one address in a quarter of an hour, over all accounts; 0 is no limit.',
    () => 30,
    parseCount,
  ),
  setting(
    'sessionHours',
    'session-hours',
    'CORESTONE_SESSION_HOURS',
    'Hours after which a browser session ends and people sign in again, however much it is used: 1 to 720.',
    () => 12,
    (text) =>
      /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 720
        ? { value: Number(text) }
        : { rule: 'a whole number of hours, 1 to 720' },
  ),
  setting(
    'sessionIdleMinutes',
    'session-idle-minutes',
    'CORESTONE_SESSION_IDLE_MINUTES',
    'Minutes without use after which a browser session ends, 10 or more; 0 is never.',
    () => 240,
    // Stations tell every five minutes that they are used.
    (text) =>
      /^\d{1,6}$/.test(text) && (Number(text) === 0 || Number(text) >= 10)
        ? { value: Number(text) }
        : { rule: 'a whole number of minutes, 10 or more, or 0 for never' },
  ),
  setting(
    'testDays',
    'test-days',
    'CORESTONE_TEST_DAYS',
    'Days after which records in test namespaces are removed; -1 is never.',
    () => 30,
    (text) => (/^(-1|\d{1,5})$/.test(text) ? { value: Number(text) } : { rule: 'a whole number of days, or -1' }),
  ),
  setting(
    'oidcIssuer',
    'oidc-issuer',
    'CORESTONE_OIDC_ISSUER',
    'OpenID Connect provider with which people may sign in; empty is none.',
    () => '',
    (text) => (text === '' ? { value: text } : parseBaseUrl(text)),
  ),
  setting(
    'oidcClientId',
    'oidc-client-id',
    'CORESTONE_OIDC_CLIENT_ID',
    'How the provider knows this installation.',
    () => '',
    (text) => ({ value: text }),
  ),
  setting(
    'oidcClientSecret',
    'oidc-client-secret',
    'CORESTONE_OIDC_CLIENT_SECRET',
    'Secret that goes with it; better in the environment or the file than on the command line.',
    () => '',
    (text) => ({ value: text }),
  ),
  setting(
    'oidcProviders',
    'oidc-providers',
    'CORESTONE_OIDC_PROVIDERS',
    'JSON file that names further OpenID Connect providers (docs/registry.md); empty is none.',
    () => '',
    (text) => ({ value: text }),
  ),
  setting(
    'trustProxy',
    'trust-proxy',
    'CORESTONE_TRUST_PROXY',
    'How many proxies stand in front, each of which adds to X-Forwarded-For: 0 (or false) none, 1 (or true) one.',
    () => 0,
    parseProxies,
  ),
];

function parseCount(text: string) {
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { rule: 'a whole number, 0 or more' };
}

/** As `true` every entry of the header would be believed, which anybody can write into it. */
function parseProxies(text: string) {
  const word = { true: 1, false: 0 }[text];
  if (word !== undefined) return { value: word };
  return /^\d{1,2}$/.test(text) ? { value: Number(text) } : { rule: 'true, false, or how many proxies' };
}
