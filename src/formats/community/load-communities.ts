import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { XmlLibError } from 'libxml2-wasm';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import type { Format } from '../format.ts';
import { compileSchema } from '../xml/compiled-schema.ts';
import { checkStylesheet } from './check-stylesheet.ts';
import { type CommunityFormat, communityFormat } from './community-format.ts';
import type { CommunityHouse } from './community-house.ts';
import { type CommunityManifest, readManifest } from './community-manifest.ts';
import { PAGE_ENDING } from './community-page.ts';

/** The formats of communities, and why others in the folder are none. */
export interface Communities {
  readonly formats: readonly CommunityFormat[];
  readonly findings: readonly Finding[];
}

/**
 * The formats in the folders of a folder, by name; none where there is no such folder. A community whose files are not in
 * order is left out with findings and hurts no other. No name, namespace with root, or OAI prefix is taken twice.
 */
export function loadCommunities(folder: string, house: CommunityHouse, taken: readonly Format[]): Communities {
  if (!existsSync(folder)) return { formats: [], findings: [] };
  const formats: CommunityFormat[] = [];
  const findings: Finding[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const below = join(folder, name);
    if (isPassedOver(name) || statSync(below, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    const loaded = loadReadable(below, house, [...taken, ...formats]);
    findings.push(...loaded.findings);
    if (loaded.ok) formats.push(loaded.value);
  }
  return { formats, findings };
}

/** A file that cannot be read, or that somebody takes away meanwhile, hurts no other community. */
function loadReadable(folder: string, house: CommunityHouse, taken: readonly TakenFormat[]): Checked<CommunityFormat> {
  try {
    return loadCommunity(folder, house, taken);
  } catch (error) {
    const { code, syscall, path = folder } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return bad(finding('file-unreadable', `${path} cannot be read: ${code}.`, { at: { file: path } }));
  }
}

/** Whether a name in the folder is none of a community: what is being put in place begins with a full stop. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.');
}

/** What another format has taken already. */
export type TakenFormat = Pick<Format, 'name' | 'oaiPrefix'> & {
  readonly manifest?: Pick<CommunityManifest, 'namespace' | 'root'>;
};

/** The format of one folder. */
export function loadCommunity(
  folder: string,
  house: CommunityHouse,
  taken: readonly TakenFormat[],
): Checked<CommunityFormat> {
  const checked = checkFolder(folder, taken);
  return checked.ok ? withSchema(folder, checked.value, house) : checked;
}

/** What can be said of a folder without its schema, and safely of anybody's: the manifest, where files, names and stylesheets are in order. */
export function checkFolder(folder: string, taken: readonly TakenFormat[]): Checked<CommunityManifest> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return bad(finding('manifest-missing', 'The folder has no manifest.json.', { at: { file } }));
  const manifest = readManifest(readFileSync(file, 'utf8'), file);
  if (!manifest.ok) return manifest;
  const wrong = [...missing(folder, manifest.value), ...twice(manifest.value, taken, file)];
  if (wrong.length > 0) return bad(...wrong);
  const stylesheets = stylesheetFindings(folder, manifest.value);
  if (stylesheets.length > 0) return bad(...stylesheets);
  return manifest;
}

function withSchema(folder: string, manifest: CommunityManifest, house: CommunityHouse): Checked<CommunityFormat> {
  const { schema } = manifest.files;
  const names = readdirSync(folder).filter((name) => name.endsWith('.xsd'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
  try {
    const compiled = compileSchema({ main: schema, files });
    const text = (name: string | undefined) =>
      name === undefined ? undefined : readFileSync(join(folder, name), 'utf8');
    const schemaTexts = Object.entries(files).map(([name, bytes]) => ({ name, text: bytes.toString('utf8') }));
    return good(communityFormat({ manifest, schema: compiled, schemaTexts, text, house }));
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return bad(finding('not-a-schema', error.message.trim(), { at: { file: join(folder, schema) } }));
  }
}

function missing(folder: string, { files }: CommunityManifest): readonly Finding[] {
  return Object.values(files)
    .filter((name) => !existsSync(join(folder, name)))
    .map((name) => finding('file-missing', `${name} is not in the folder.`, { at: { file: join(folder, name) } }));
}

function twice(
  { name, oaiPrefix, namespace, root }: CommunityManifest,
  taken: readonly TakenFormat[],
  file: string,
): readonly Finding[] {
  return taken
    .filter(
      ({ manifest, ...one }) =>
        isOneName(one.name, name) ||
        (oaiPrefix !== undefined && one.oaiPrefix === oaiPrefix) ||
        (manifest?.namespace === namespace && manifest.root === root),
    )
    .map((one) =>
      finding('format-taken', `Name, OAI prefix, or namespace with root are those of ${one.name}.`, {
        value: name,
        at: { file },
      }),
    );
}

// A community's page has its name with an ending.
function isOneName(one: string, other: string): boolean {
  return one === other || one === `${other}${PAGE_ENDING}` || `${one}${PAGE_ENDING}` === other;
}

function stylesheetFindings(folder: string, { files }: CommunityManifest): readonly Finding[] {
  return [files.toDescription, files.toHtml, files.fromDescription].flatMap((name) => {
    if (name === undefined) return [];
    const path = join(folder, name);
    return checkStylesheet(readFileSync(path), path);
  });
}
