import sharp from 'sharp';
import type { House } from '../../src/context.ts';
import type { FileFacts } from '../../src/domain/files/check-file.ts';
import { addFile } from '../../src/operations/files/add-file.ts';
import { placeBytes } from '../../src/store/files/file-folder.ts';
import { TESTER } from '../store/tree-rows.ts';

const LIMITS = { mostBytes: 10_000_000, mostPixels: 10_000_000 };
const FACTS = {
  kind: 'section-scan',
  title: '',
  credit: '',
  licence: '',
  takenAt: null,
  topCm: null,
  bottomCm: null,
  isPublic: true,
} as const;

/** A picture of a core in stripes, as a phone would take it: with its position, turned by a quarter where `orientation` is 6. */
export async function takenPicture(widthPx = 60, heightPx = 900, orientation = 6, grey = 120): Promise<Buffer> {
  const background = { r: grey, g: 110, b: 90 };
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .withExif({
      IFD0: { Orientation: String(orientation), Make: 'SecretCamera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '63/1 24/1 0/1' },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Hangs a scan of a section on an object that is named by its key, IGSN or name. */
export async function hangScan(
  house: House,
  object: string,
  bytes: Buffer,
  { fileName = 'a.jpg', ...said }: Partial<FileFacts & { readonly fileName: string }> = {},
) {
  const kept = { ...(await placeBytes(house.settings.data, once(bytes), LIMITS)), fileName };
  const rules = { limits: LIMITS, changes: house.rules };
  const facts = { ...FACTS, ...said };
  return (await addFile(house.unitOfWork, { object, facts, kept }, rules, TESTER)).file;
}

async function* once(bytes: Buffer) {
  yield bytes;
}
