import { existsSync, readFileSync } from 'node:fs';
import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { UpstreamDefinition } from '../domain/registration/upstream-definition.ts';
import { readableByOthers } from './readable-by-others.ts';
import type { Settings } from './settings.ts';
import { findPrivateKey } from './upstream-key.ts';
import { upstreamsFile } from './upstream-settings.ts';
import { MEMBERS_OF_KIND, NEEDED_OF_KIND, UPSTREAM_MEMBERS } from './upstream-specs.ts';

/** The upstreams of an installation, and what an operator should look at. */
export interface NamedUpstreams {
  readonly specs: readonly UpstreamDefinition[];
  readonly warnings: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Members = Readonly<Record<string, unknown>>;

const RECORDED = { name: 'recorded', kind: 'recorded', url: '', user: '', password: '' } as const;
const DEFAULTS = { concurrency: 4, requestsPerSecond: 0, timeoutS: 10 } as const;

/**
 * Reads the file of upstreams (none where it is not named and not there) and checks that the setting `upstream` names some of
 * them. `recorded` is always known. Throws `invalid-setting` with all that is wrong; no finding shows a password.
 */
export function readUpstreams(
  { data, upstreams: path, upstream }: Pick<Settings, 'data' | 'upstreams' | 'upstream'>,
  environment: Environment,
): NamedUpstreams {
  const findings: Finding[] = [];
  const given = path === upstreamsFile(data) && !existsSync(path) ? [] : readList(path);
  const specs = given.map((one, at) => readSpec(one, `${path}, upstream ${at + 1}`, environment, findings));
  const known = [...specs, ...(specs.some((one) => one.name === 'recorded') ? [] : [{ ...RECORDED, ...DEFAULTS }])];
  findings.push(...namedTwice(specs, path), ...unknownNames(upstream, known, path));
  if (findings.length > 0)
    throw new CorestoneError('invalid-setting', 'Corestone cannot start with these upstreams.', { findings });
  return { specs: known, warnings: [...readableByOthers(filesWithSecrets(path, given)), ...sentInTheClear(specs)] };
}

function readList(path: string): readonly unknown[] {
  try {
    const content = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')) as unknown;
    if (Array.isArray(content)) return content;
  } catch (error) {
    // What the parser says quotes the file, which may hold passwords.
    const why = error instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${(error as Error).message}`;
    throw new CorestoneError('invalid-setting', `${path} ${why}.`);
  }
  throw new CorestoneError('invalid-setting', `${path} must hold one JSON list of upstreams.`);
}

function readSpec(given: unknown, place: string, environment: Environment, findings: Finding[]): UpstreamDefinition {
  const members = (typeof given === 'object' && given !== null ? given : {}) as Members;
  const wrong = checkMembers(members, place);
  const password = wrong.length > 0 ? { value: '' } : findPassword(members, environment);
  if ('problem' in password) wrong.push(finding('upstream-password', `${place}: ${password.problem}`));
  const value = 'value' in password ? password.value : '';
  const key = wrong.length > 0 ? {} : findPrivateKey(members, value);
  if (key.problem !== undefined)
    wrong.push(finding('upstream-key', `${place}: ${key.problem}`, { field: 'privateKeyFile' }));
  findings.push(...wrong);
  return toSpec(members, value, key.privateKey);
}

function checkMembers(members: Members, place: string): Finding[] {
  const kind = String(members.kind) as UpstreamDefinition['kind'];
  const allowed = ['name', 'kind', ...(MEMBERS_OF_KIND[kind] ?? Object.keys(UPSTREAM_MEMBERS))];
  const needed = ['name', 'kind', ...(NEEDED_OF_KIND[kind] ?? [])].filter((one) => members[one] === undefined);
  const missing = needed.map((field) =>
    finding('upstream-incomplete', `${place} has no ${field}.`, { field, rule: UPSTREAM_MEMBERS[field]!.rule }),
  );
  const wrong = Object.keys(members).flatMap((field) => checkMember(field, members[field], allowed, place));
  return [...missing, ...wrong];
}

function checkMember(field: string, value: unknown, allowed: readonly string[], place: string): Finding[] {
  if (!allowed.includes(field))
    return [finding('upstream-member', `${place} knows no ${field}.`, { field, rule: allowed.join(', ') })];
  const { rule, fits } = UPSTREAM_MEMBERS[field]!;
  if (fits(value)) return [];
  // An address typed wrong may hold a password as well.
  const shown = field === 'password' || field === 'url' ? {} : { value };
  return [finding('upstream-member', `${place}: ${field} is wrong.`, { field, rule, ...shown })];
}

/** The password where it stands: in the file, in a file of its own, or in a variable. */
function findPassword(members: Members, environment: Environment): { value: string } | { problem: string } {
  const said = members as Record<string, string | undefined>;
  const { kind, password, passwordFile = said.tokenFile, passwordEnv = said.tokenEnv } = said;
  const names = kind === 'corestone' ? 'tokenFile and tokenEnv' : 'password, passwordFile and passwordEnv';
  if ([password, passwordFile, passwordEnv].filter((one) => one !== undefined).length > 1)
    return { problem: `only one of ${names} can be said.` };
  if (password !== undefined) return { value: password };
  if (passwordEnv !== undefined) {
    const value = environment[passwordEnv];
    return value === undefined || value === '' ? { problem: `${passwordEnv} is not set.` } : { value };
  }
  if (passwordFile === undefined)
    return kind === 'recorded' || said.privateKeyFile !== undefined
      ? { value: '' }
      : { problem: `one of ${names} must be said.` };
  try {
    return { value: readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    return { problem: `${passwordFile} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.` };
  }
}

function toSpec(members: Members, password: string, privateKey: string | undefined): UpstreamDefinition {
  const { url, adminHandle, adminIndex, ...others } = members as Record<string, string>;
  const { passwordFile: _, passwordEnv: __, tokenFile: ___, tokenEnv: ____, privateKeyFile: _____, ...same } = others;
  const key = privateKey === undefined ? {} : { privateKey };
  const admin = adminHandle === undefined ? {} : { admin: { handle: adminHandle, index: Number(adminIndex ?? 300) } };
  const spec = { ...DEFAULTS, user: '', ...same, ...admin, ...key, url: (url ?? '').replace(/\/+$/, ''), password };
  return spec as unknown as UpstreamDefinition;
}

function namedTwice(specs: readonly UpstreamDefinition[], path: string): Finding[] {
  const names = specs.map((one) => one.name);
  const twice = new Set(names.filter((name, at) => name === 'none' || names.indexOf(name) !== at));
  return [...twice].map((value) =>
    finding('upstream-name', `${path} cannot use this name.`, { field: 'name', value, rule: 'each once, not none' }),
  );
}

function unknownNames(route: string, known: readonly UpstreamDefinition[], path: string): Finding[] {
  const names = known.map((one) => one.name);
  const unknown = route === 'none' ? [] : route.split('+').filter((one) => !names.includes(one));
  return unknown.map((value) =>
    finding('upstream-unknown', `--upstream is wrong: ${path} names no upstream ${value}.`, {
      field: 'upstream',
      value,
      rule: `none, or some of ${names.join(', ')}, joined by +`,
    }),
  );
}

function filesWithSecrets(path: string, given: readonly unknown[]): string[] {
  return given.flatMap((one) => {
    const { password, passwordFile, tokenFile, privateKeyFile } = (one ?? {}) as Record<string, string | undefined>;
    const files = [passwordFile, tokenFile, privateKeyFile].filter((file) => file !== undefined);
    return [...(password === undefined ? [] : [path]), ...files];
  });
}

function sentInTheClear(specs: readonly UpstreamDefinition[]): string[] {
  const isHere = (url: string) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
  return specs
    .filter(({ url }) => url.startsWith('http:') && !isHere(url))
    .map(
      ({ name, url, kind, privateKey }) =>
        `The ${kind === 'corestone' ? 'token' : privateKey === undefined ? 'password' : 'session'} of ${name} goes to ${url} in the clear; https:// protects it.`,
    );
}
