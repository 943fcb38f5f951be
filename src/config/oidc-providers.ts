import { readFileSync } from 'node:fs';
import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { readableByOthers } from './readable-by-others.ts';
import { parseBaseUrl } from './setting-values.ts';
import type { Settings } from './settings.ts';

/** An OpenID Connect provider with which people may sign in. The one of the plain settings has neither name nor label. */
export interface IdentityProvider {
  /** Part of its addresses here: `/login/oidc/NAME`, `/login/callback/NAME`. */
  readonly name: string;
  /** What its button is called. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether an address that it verified also opens accounts that another provider is linked with. */
  readonly joinsAccounts: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Members = Readonly<Record<string, unknown>>;

const MEMBERS = ['name', 'label', 'issuer', 'clientId', 'clientSecret', 'clientSecretFile', 'clientSecretEnv'];
const JOINS = 'joinsAccounts';
const NEEDED = { name: 'a-z, 0-9 and hyphen', issuer: 'an http:// or https:// address', clientId: 'a text' } as const;

/**
 * The identity providers of an installation, in the order of their buttons: the one of the plain settings, then those of the file. Throws
 * `invalid-setting` with all that is wrong in the file; no finding shows a secret.
 */
export function readOidcProviders(
  settings: Pick<Settings, 'oidcIssuer' | 'oidcClientId' | 'oidcClientSecret' | 'oidcProviders'>,
  environment: Environment,
): { readonly providers: readonly IdentityProvider[]; readonly warnings: readonly string[] } {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcProviders: path } = settings;
  const first = issuer === '' ? [] : [{ name: '', label: '', issuer, clientId, clientSecret, joinsAccounts: false }];
  if (path === '') return { providers: first, warnings: [] };
  const findings: Finding[] = [];
  const given = readList(path);
  const named = given.map((one, at) => readProvider(one, `${path}, provider ${at + 1}`, environment, findings));
  const issuers = [...first, ...named].map((one) => one.issuer);
  const names = named.map((one) => one.name);
  if (new Set(names).size < names.length) findings.push(wrong(path, 'name', 'each once'));
  if (new Set(issuers).size < issuers.length) findings.push(wrong(path, 'issuer', 'each once'));
  if (findings.length > 0)
    throw new CorestoneError('invalid-setting', 'Corestone cannot start with these identity providers.', { findings });
  return { providers: [...first, ...named], warnings: readableByOthers(filesWithSecrets(path, given)) };
}

function readList(path: string): readonly Members[] {
  try {
    const content = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')) as unknown;
    if (Array.isArray(content) && content.every((one) => typeof one === 'object' && one !== null)) return content;
  } catch (error) {
    // What the parser says quotes the file, which may hold secrets.
    const why = error instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${(error as Error).message}`;
    throw new CorestoneError('invalid-setting', `${path} ${why}.`);
  }
  throw new CorestoneError('invalid-setting', `${path} must hold one JSON list of identity providers.`);
}

function readProvider(
  members: Members,
  place: string,
  environment: Environment,
  findings: Finding[],
): IdentityProvider {
  const text = (name: string) => (typeof members[name] === 'string' ? (members[name] as string).trim() : '');
  const before = findings.length;
  for (const field of Object.keys(members)) {
    if (field === JOINS) {
      if (typeof members[JOINS] !== 'boolean') findings.push(wrong(place, JOINS, 'true or false'));
    } else if (!MEMBERS.includes(field)) findings.push(wrong(place, field, `one of ${[...MEMBERS, JOINS].join(', ')}`));
    else if (text(field) === '' || text(field).length > 2000) findings.push(wrong(place, field, 'a text'));
  }
  for (const [field, rule] of Object.entries(NEEDED)) if (text(field) === '') findings.push(wrong(place, field, rule));
  const [name, label] = [text('name'), text('label')];
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) findings.push(wrong(place, 'name', NEEDED.name));
  if (label.length > 60) findings.push(wrong(place, 'label', 'at most 60 letters'));
  const issuer = parseBaseUrl(text('issuer'));
  if (!('value' in issuer)) findings.push(wrong(place, 'issuer', NEEDED.issuer));
  const secret = findings.length > before ? { value: '' } : findSecret(text, environment);
  if ('problem' in secret) findings.push(finding('provider-secret', `${place}: ${secret.problem}`));
  return {
    ...{ name, label: label === '' ? name : label, clientId: text('clientId') },
    issuer: 'value' in issuer ? String(issuer.value) : '',
    clientSecret: 'value' in secret ? secret.value : '',
    joinsAccounts: members[JOINS] === true,
  };
}

/** The secret where it stands: in the file, in a file of its own, or in a variable. */
function findSecret(text: (name: string) => string, environment: Environment): { value: string } | { problem: string } {
  const [here, file, variable] = [text('clientSecret'), text('clientSecretFile'), text('clientSecretEnv')];
  const said = [here, file, variable].filter((one) => one !== '');
  if (said.length !== 1) return { problem: 'one of clientSecret, clientSecretFile and clientSecretEnv must be said.' };
  if (here !== '') return { value: here };
  if (variable !== '') {
    const value = environment[variable] ?? '';
    return value === '' ? { problem: `${variable} is not set.` } : { value };
  }
  try {
    return { value: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    return { problem: `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.` };
  }
}

function filesWithSecrets(path: string, given: readonly Members[]): string[] {
  return given.flatMap(({ clientSecret, clientSecretFile }) => [
    ...(clientSecret === undefined ? [] : [path]),
    ...(typeof clientSecretFile === 'string' ? [clientSecretFile] : []),
  ]);
}

function wrong(place: string, field: string, rule: string): Finding {
  return finding('provider-member', `${place}: ${field} is wrong or missing.`, { field, rule });
}
