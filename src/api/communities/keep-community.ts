import { rm } from 'node:fs/promises';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { CommunityFormat } from '../../formats/community/community-format.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { checkFolder } from '../../formats/community/load-communities.ts';
import { tryApart } from '../../formats/community/try-apart.ts';
import type { TriedCommunity } from '../../formats/community/try-community.ts';
import { FORMATS } from '../../formats/formats.ts';
import { type Caller, ensureMay } from '../../operations/caller.ts';
import { changeCommunity, holdCommunities } from '../../operations/communities/change-community.ts';
import {
  folderOf,
  isAnythingLeft,
  mendFolders,
  nameIn,
  putInPlace,
  takeAway,
  trialFolder,
} from './community-folders.ts';
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
  const folder = trialFolder(root);
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
    const place = async () => {
      await mendFolders(root);
      await putInPlace(root, folder, tried.value.name);
    };
    await changeCommunity(house.unitOfWork, change, place, caller);
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
  const root = house.settings.communities;
  const unknown = () => new CorestoneError('not-found', `There is no community ${name}.`);
  if (before === undefined) throw unknown();
  const remove = async () => {
    await mendFolders(root);
    const folder = folderOf(root, name);
    if (folder === undefined) throw unknown();
    await takeAway(root, folder);
  };
  await changeCommunity(house.unitOfWork, { name, before: versionOf(before), after: undefined }, remove, caller);
  formats.refresh();
}

/** Ends what a server was killed in while it replaced or withdrew a community; see {@link mendFolders}. Gives back how many folders were left. */
export function mendCommunities({ settings, unitOfWork }: CommunityKeeper['house']): Promise<number> {
  const root = settings.communities;
  if (!isAnythingLeft(root)) return Promise.resolve(0);
  return unitOfWork(async (work) => {
    await holdCommunities(work, 'server');
    return mendFolders(root);
  });
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
