import type { House } from '../context.ts';
import { sectionPicture } from '../demo/section-picture.ts';
import { factsOfFile } from '../domain/files/check-file.ts';
import { addFile } from '../operations/files/add-file.ts';
import type { UnitOfWork } from '../operations/ports.ts';
import { placeBytes } from '../store/files/file-folder.ts';
import { DEMO_CALLER } from './demo-log-ins.ts';

/** A section that is shown, with its working half where the picture stands under the marks of a party. */
export interface PicturedSection {
  readonly id: string;
  readonly combinedId: string;
  readonly lengthCm: number;
  readonly rock: string;
}

const DARK = /amphibol|metagabbro|mylonite/i;
const SAID = {
  kind: 'section-scan',
  title: 'Demonstration: drawn by a program, not taken of the core',
  credit: 'Corestone',
  licence: 'CC0 1.0',
  isPublic: true,
} as const;

/** The bytes of the pictures in the data folder, before their rows: what nobody names goes by itself a day later. */
export async function placePictures(house: House, sections: readonly PicturedSection[]) {
  const limits = {
    mostBytes: house.settings.fileMostMb * 1_000_000,
    mostPixels: house.settings.pictureMostMegapixels * 1_000_000,
  };
  const placed = [];
  for (const section of sections) {
    const { combinedId, lengthCm, rock } = section;
    const bytes = sectionPicture({ name: combinedId, lengthCm, isDark: DARK.test(rock) });
    const kept = await placeBytes(house.settings.data, once(bytes), limits);
    placed.push({ section, kept: { ...kept, fileName: `SS_${combinedId}.png` }, limits });
  }
  return placed;
}

/** Hangs the placed pictures on their sections. */
export async function hangPictures(
  within: UnitOfWork,
  placed: Awaited<ReturnType<typeof placePictures>>,
  changes: House['rules'],
): Promise<void> {
  for (const { section, kept, limits } of placed) {
    const facts = { ...factsOfFile(SAID, true), topCm: 0, bottomCm: section.lengthCm };
    await addFile(within, { object: section.id, facts, kept }, { limits, changes }, DEMO_CALLER);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
