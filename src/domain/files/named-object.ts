import type { FileKind } from './file-kind.ts';

/** Of which object a file is by its name, as far as that tells it. */
export interface NamedObject {
  /** Names that the object may have, the likeliest first. */
  readonly names: readonly string[];
  readonly kind: FileKind | undefined;
}

/** Letters before the name of the object that say what a picture shows, as scanners of drill sites write them. */
const PREFIXES: Readonly<Record<string, FileKind>> = {
  CO: 'core-image',
  CS: 'unrolled-scan',
  SS: 'section-scan',
  CB: 'box-photo',
  TS: 'thin-section-photo',
};

/** What scanners add behind the name: a face, an angle, a number of a shot in brackets. */
const SHOT = /(?:[ _-]?\(\d{1,3}\)|[_-](?:scan|photo|img|dry|wet|uv|small|full)\d{0,3})$/i;

/**
 * Reads the name of a file, such as `CO_5054_1_A_2-Z_1.jpg`: letters that say the kind, then
 * `expedition_site_hole_core[-type]_section[_split]` as combined ids have it. What stands below a core may be written with its type or
 * without, so that several names come of one. No names where it cannot be of an object. Source: names of the pictures of COSC-1
 * (drilling-information-system 3.10).
 */
export function objectNamedBy(fileName: string): NamedObject {
  const stem = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();
  const [, prefix = '', rest = stem] = /^([A-Za-z]{2})_(.+)$/.exec(stem) ?? [];
  const kind = PREFIXES[prefix.toUpperCase()];
  const base = kind === undefined ? stem : rest;
  const bare = base.replace(SHOT, '');
  const names = [...new Set([base, bare].flatMap(spellings))].filter((one) => one !== '');
  return { names, kind };
}

/** A name with the number of its core run as combined ids have it, in three places and without the type; then as it stands. */
function spellings(name: string): readonly string[] {
  const parts = name.split('_');
  const [, number, type = ''] = /^(\d{1,4})-?([A-Za-z]?)$/.exec(parts[3] ?? '') ?? [];
  if (number === undefined) return [name];
  const withRun = (run: string) => [...parts.slice(0, 3), run, ...parts.slice(4)].join('_');
  const bare = number.replace(/^0+(?=\d)/, '');
  return [withRun(bare.padStart(3, '0')), withRun(bare), withRun(`${bare}${type}`), name];
}
