import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sharp } from 'sharp';
import { withoutMetadata } from '../../domain/files/without-metadata.ts';
import { bytesPath } from './file-folder.ts';

/** In which form a picture is shown: small in lists, as large as a screen, or whole without what it tells of where it was taken. */
export const PICTURE_FORMS = ['thumb', 'screen', 'full'] as const;

/** One of {@link PICTURE_FORMS}. */
export type PictureForm = (typeof PICTURE_FORMS)[number];

/** The largest box of each smaller form in px: as wide as a screen, and as high as a scan of a section needs. */
export const FORM_BOXES = {
  thumb: { widthPx: 320, heightPx: 640 },
  screen: { widthPx: 1600, heightPx: 8000 },
} as const;

/** A file as it is shown: where it lies and what it is. */
export interface ShownForm {
  readonly path: string;
  readonly mediaType: string;
}

/** What making a form needs of a file. */
export interface PictureSource {
  readonly sha256: string;
  readonly mediaType: string;
}

const ENDING = 'jpg';
const QUALITY = 82;
/** A picture that takes longer is given up; a decoder is no place to wait in. */
const LONGEST_S = 60;

const underWay = new Map<string, Promise<ShownForm | undefined>>();
const MOST_FAILED = 2000;
const failed = new Set<string>();
let queue: Promise<unknown> = Promise.resolve();

/**
 * A form of a picture, made when it is first asked for and kept beside the data; whoever asks meanwhile waits for the same one. One is made
 * at a time, away from the event loop. Undefined where it cannot be made: the picture is damaged, has more than `mostPixels`, its type tells
 * its place inseparably (the whole of a TIFF), or this machine has no decoder.
 */
export function pictureForm(
  dataFolder: string,
  source: PictureSource,
  form: PictureForm,
  mostPixels: number,
): Promise<ShownForm | undefined> {
  const key = `${dataFolder}\n${source.sha256}\n${form}`;
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const made = keptForm(dataFolder, source, form, mostPixels).finally(() => underWay.delete(key));
  underWay.set(key, made);
  return made;
}

async function keptForm(
  dataFolder: string,
  source: PictureSource,
  form: PictureForm,
  mostPixels: number,
): Promise<ShownForm | undefined> {
  const { sha256 } = source;
  const ending = form === 'full' ? 'bare' : ENDING;
  const path = join(dataFolder, 'smaller', sha256.slice(0, 2), `${sha256}.${form}.${ending}`);
  const mediaType = form === 'full' ? source.mediaType : 'image/jpeg';
  if (existsSync(path)) return { path, mediaType };
  const original = bytesPath(dataFolder, sha256);
  const failure = `${path} ${mostPixels}`;
  if (failed.has(failure) || !existsSync(original)) return undefined;
  const mine = queue.then(() => (form === 'full' ? bare(original, source) : smaller(original, form, mostPixels)));
  queue = mine.catch(() => undefined);
  const parts = await mine;
  if (parts === undefined) {
    noteFailure(failure);
    return undefined;
  }
  await keep(path, parts);
  return { path, mediaType };
}

/** What was damaged is not tried again at every visit; the oldest are forgotten first. */
function noteFailure(failure: string): void {
  failed.add(failure);
  for (const oldest of failed) {
    if (failed.size <= MOST_FAILED) return;
    failed.delete(oldest);
  }
}

async function bare(original: string, { mediaType }: PictureSource): Promise<readonly Uint8Array[] | undefined> {
  return withoutMetadata(await readFile(original), mediaType);
}

async function smaller(
  original: string,
  form: keyof typeof FORM_BOXES,
  mostPixels: number,
): Promise<readonly Uint8Array[] | undefined> {
  const decoder = await import('sharp').catch(() => undefined);
  if (decoder === undefined) return undefined;
  decoder.default.concurrency(1);
  decoder.default.cache(false);
  const { widthPx, heightPx } = FORM_BOXES[form];
  const picture: Sharp = decoder.default(original, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });
  try {
    // Turned as its camera was held; without its metadata, on white, in colours every screen has.
    const bytes = await picture
      .autoOrient()
      .resize({ width: widthPx, height: heightPx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .timeout({ seconds: LONGEST_S })
      .toBuffer();
    return [bytes];
  } catch {
    // Damaged, too large or too slow: there is no smaller form of it.
    return undefined;
  }
}

async function keep(path: string, parts: readonly Uint8Array[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      for (const part of parts) await handle.writeFile(part);
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
