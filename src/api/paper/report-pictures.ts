import { readFile } from 'node:fs/promises';
import type { House } from '../../context.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { recogniseFile } from '../../domain/files/recognise-file.ts';
import type { ReportPictures } from '../../domain/report/report-rows.ts';
import { pictureForm } from '../../store/files/smaller-pictures.ts';
import type { PathBounds } from '../../store/read/report-bounds.ts';
import { readReportPictures } from '../../store/read/report-pictures.ts';

/** A report holds no more pictures, and no more of their bytes. */
const MOST = 60;
const MOST_BYTES = 16_000_000;
/** So few are given as large as a screen, more of them small. */
const FEW = 8;

/**
 * The pictures of objects of some types for a report, as JPEG without what tells where they were taken: at most {@link MOST}, of
 * {@link MOST_BYTES} at most together. What cannot be made smaller or is not there any more is left out and counted with those that are too many.
 */
export async function reportPictures(
  { store, settings }: Pick<House, 'store' | 'settings'>,
  bounds: PathBounds,
  types: readonly ObjectType[],
): Promise<ReportPictures> {
  // One more than are shown tells that there are more.
  const rows = await readReportPictures(store.read, bounds, types, MOST + 1);
  const form = rows.length <= FEW ? 'screen' : 'thumb';
  const shown: ReportPictures['shown'][number][] = [];
  let bytes = 0;
  for (const { sha256, mediaType, ...row } of rows.slice(0, MOST)) {
    const made = await pictureForm(settings.data, { sha256, mediaType }, form, settings.pictureMostMegapixels * 1e6);
    const jpeg = made && (await readFile(made.path).catch(() => undefined));
    const { widthPx, heightPx } = (jpeg && recogniseFile(jpeg)) ?? {};
    if (jpeg === undefined || !widthPx || !heightPx || bytes + jpeg.length > MOST_BYTES) continue;
    bytes += jpeg.length;
    shown.push({ ...row, jpeg, widthPx, heightPx });
  }
  return { shown, leftOut: rows.length - shown.length, isMore: rows.length > MOST };
}
