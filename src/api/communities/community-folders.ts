import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isPassedOver } from '../../formats/community/load-communities.ts';
import { newKey } from '../../store/new-key.ts';

/** How the folder of a package begins that is being tried. */
const TRIED = '.new-';
/** How the folder begins that steps aside for a newer one; what follows is what it is called. */
const ASIDE = '.old-';
/** How the folder of a withdrawn community begins until it is removed. */
const GONE = '.gone-';
/** No trial takes so long. */
const LEFT_MS = 3_600_000;

/** Where a package is unpacked to be tried: in no list of communities. */
export function trialFolder(root: string): string {
  return join(root, TRIED + newKey());
}

/**
 * Puts a folder in the place of the community of that name, or beside the others. The old one steps aside first: whoever is killed in
 * between leaves it to {@link mendFolders}. A folder that is called so and holds another community stays.
 */
export async function putInPlace(root: string, folder: string, name: string): Promise<void> {
  await mkdir(root, { recursive: true });
  const place = folderOf(root, name) ?? freeFolder(root, name);
  const aside = join(root, ASIDE + basename(place));
  if (existsSync(place)) await rename(place, aside);
  try {
    await rename(folder, place);
  } catch (error) {
    if (existsSync(aside)) await rename(aside, place);
    throw error;
  }
  await removeLater(aside);
}

/** Takes a folder of communities away: at once out of force, then for good. */
export async function takeAway(root: string, folder: string): Promise<void> {
  const gone = join(root, GONE + basename(folder));
  await rename(folder, gone);
  await removeLater(gone);
}

/**
 * Ends what somebody was killed in: a folder that stepped aside comes back where no newer one took its place, and what was withdrawn or
 * only tried is removed. Whoever asks holds the communities. Gives back how many were left.
 */
export async function mendFolders(root: string): Promise<number> {
  const left = leftFolders(root);
  let mended = 0;
  for (const name of left) {
    const folder = join(root, name);
    const place = join(root, name.slice(ASIDE.length));
    if (name.startsWith(TRIED) && Date.now() - (await stat(folder)).mtimeMs < LEFT_MS) continue;
    if (name.startsWith(ASIDE) && !existsSync(place)) await rename(folder, place);
    else await rm(folder, { recursive: true, force: true });
    mended += 1;
  }
  return mended;
}

/** Whether there is anything to be looked at by {@link mendFolders}. */
export function isAnythingLeft(root: string): boolean {
  return leftFolders(root).length > 0;
}

/** The folder of a community, which may be called otherwise than the community. */
export function folderOf(root: string, name: string): string | undefined {
  if (!existsSync(root)) return undefined;
  const found = readdirSync(root).find((one) => !isPassedOver(one) && nameIn(join(root, one)) === name);
  return found === undefined ? undefined : join(root, found);
}

/** The name that the manifest in a folder says; undefined where it says none. */
export function nameIn(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const name = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'name') : undefined;
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

/** What is called like it and says no name is broken, and gives way. */
function freeFolder(root: string, name: string): string {
  const place = join(root, name);
  return nameIn(place) === undefined ? place : join(root, `${name}-${newKey()}`);
}

function leftFolders(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root).filter((one) => [TRIED, ASIDE, GONE].some((start) => one.startsWith(start)));
}

/** It is out of force already: that it cannot be removed now is no failure. */
async function removeLater(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}
