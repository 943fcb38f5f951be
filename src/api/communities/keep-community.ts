import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { CommunityFormat } from '../../formats/community/community-format.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { checkFolder, isPassedOver } from '../../formats/community/load-communities.ts';
import { tryApart } from '../../formats/community/try-apart.ts';
import type { TriedCommunity } from '../../formats/community/try-community.ts';
import { FORMATS } from '../../formats/formats.ts';
import { type Caller, ensureMay } from '../../operations/caller.ts';
import { changeCommunity } from '../../operations/communities/change-community.ts';
import { newKey } from '../../store/new-key.ts';
import { unpackCommunity } from './unpack-community.ts';

/** What may change communities: the house, and the formats that are in force. */
export interface CommunityKeeper {
  readonly house: Pick<House, 'settings' | 'unitOfWork' | 'rules'>;
  readonly formats: Pick<InstalledFormats, 'communities' | 'refresh'>;
}

/** What was found of a package, and what became of it. */
export interface CommunityTaken extends TriedCommunity {
  readonly outcome: 'tried' | 'taken' | 'replaced';
  /** What was passed over. */
  readonly findings: readonly Finding[];
}

/**
 * Tries the package of a community, and puts it in force unless it is a dry run: where a community of its name stands, in its place. The
 * others go on, and nothing is to be started anew. For administrators. Throws `not-allowed`, and `invalid-input` with the findings of
 * unpacking and of the trial; then everything stays as it was.
 */
export async function takeCommunity(
  { house, formats }: CommunityKeeper,
  bytes: Uint8Array,
  { caller, dryRun }: { readonly caller: Caller; readonly dryRun: boolean },
): Promise<CommunityTaken> {
  ensureMay(caller, 'administer', '');
  const root = house.settings.communities;
  const folder = join(root, `.new-${newKey()}`);
  try {
    const findings = await unpackCommunity(bytes, folder);
    const name = nameIn(folder);
    const before = formats.communities.find((one) => one.name === name);
    const taken = takenBeside(formats.communities, name);
    const checked = checkFolder(folder, taken);
    const tried = checked.ok ? await tryApart({ folder, taken }) : checked;
    if (!tried.ok) throw refusedAs(tried.findings, folder);
    if (dryRun) return { ...tried.value, outcome: 'tried', findings };
    const hash = house.rules.hash(Buffer.from(bytes).toString('base64'));
    const change = { name: tried.value.name, before: versionOf(before), after: { version: tried.value.version, hash } };
    await changeCommunity(house.unitOfWork, change, () => placed(root, folder, tried.value.name), caller);
    formats.refresh();
    return { ...tried.value, outcome: before === undefined ? 'taken' : 'replaced', findings };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Withdraws the format of a community: documents of it are no longer read, written or harvested; records stay. For administrators. Throws `not-allowed`, `not-found`. */
export async function withdrawCommunity(
  { house, formats }: CommunityKeeper,
  name: string,
  caller: Caller,
): Promise<void> {
  ensureMay(caller, 'administer', '');
  const before = formats.communities.find((one) => one.name === name);
  const folder = folderOf(house.settings.communities, name);
  if (before === undefined || folder === undefined)
    throw new CorestoneError('not-found', `There is no community ${name}.`);
  const remove = () => rm(folder, { recursive: true, force: true });
  await changeCommunity(house.unitOfWork, { name, before: versionOf(before), after: undefined }, remove, caller);
  formats.refresh();
}

/** The old folder steps aside before the new one takes its place: a rename is all or nothing. */
async function placed(root: string, folder: string, name: string): Promise<void> {
  const old = folderOf(root, name);
  const place = old ?? join(root, name);
  const aside = join(root, `.old-${newKey()}`);
  await mkdir(root, { recursive: true });
  if (existsSync(place)) await rename(place, aside);
  try {
    await rename(folder, place);
  } catch (error) {
    if (existsSync(aside)) await rename(aside, place);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** The folder of a community, which may be called otherwise than the community. */
function folderOf(root: string, name: string): string | undefined {
  if (!existsSync(root)) return undefined;
  const found = readdirSync(root).find((one) => !isPassedOver(one) && nameIn(join(root, one)) === name);
  return found === undefined ? undefined : join(root, found);
}

function nameIn(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const name = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'name') : undefined;
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function takenBeside(communities: readonly CommunityFormat[], name: string | undefined) {
  const others = communities.filter((one) => one.name !== name);
  const own = FORMATS.map(({ name: called, oaiPrefix }) => ({
    name: called,
    ...(oaiPrefix !== undefined && { oaiPrefix }),
  }));
  const theirs = others.map(({ name: called, oaiPrefix, manifest: { namespace, root } }) => ({
    name: called,
    ...(oaiPrefix !== undefined && { oaiPrefix }),
    manifest: { namespace, root },
  }));
  return [...own, ...theirs];
}

function versionOf(community: CommunityFormat | undefined) {
  return community && { version: community.version };
}

/** The names of files within the package mean something to whoever sent it, the folder does not. */
function refusedAs(findings: readonly Finding[], folder: string): CorestoneError {
  const told = findings.map((one) => {
    const file = one.at?.file?.replace(`${folder}/`, '');
    const row = one.at?.row === undefined ? '' : `, line ${one.at.row}`;
    const message = file === undefined || one.message.includes(file) ? one.message : `${file}${row}: ${one.message}`;
    return { ...one, message, ...(one.at && { at: { ...one.at, ...(file !== undefined && { file }) } }) };
  });
  return new CorestoneError('invalid-input', 'The package was not taken.', { findings: told });
}
