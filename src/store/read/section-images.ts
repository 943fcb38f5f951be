import type { WindowSection } from '../../domain/curation/party-window.ts';
import { isPicture } from '../../domain/files/file-kind.ts';
import { isOneOf } from '../engine/set-based.ts';
import { fileStore } from '../ports/file-store.ts';
import type { Engine, Queries } from '../store.ts';

interface Owner {
  readonly id: string;
  readonly igsn: string | null;
}

/** Pictures of sections on which marks are drawn: those that lie here, else those that are registered for a section or its splits. */
export async function readSectionImages(
  db: Queries,
  engine: Engine,
  wanted: HeldWanted,
): Promise<Map<string, SectionImage>> {
  return new Map([...(await readImages(db, engine, wanted)), ...(await readHeldImages(db, engine, wanted))]);
}

/** The first picture of each section, registered for it or for one of its splits. */
async function readImages(
  db: Queries,
  engine: Engine,
  { sections, splits }: HeldWanted,
): Promise<Map<string, SectionImage>> {
  const owners = new Map<string, string>();
  for (const { igsn, parent_id } of splits) if (igsn !== null) owners.set(igsn, parent_id);
  for (const { igsn, id } of sections) if (igsn !== null) owners.set(igsn, id);
  if (owners.size === 0) return new Map();
  const rows = await db
    .selectFrom('record_media')
    .select(['igsn', 'url', 'media_type'])
    .where(isOneOf(engine, 'record_media.igsn', [...owners.keys()]))
    .where('media_type', 'like', 'image/%')
    .orderBy('igsn')
    .orderBy('media_type')
    .execute();
  const images = new Map<string, SectionImage>();
  for (const { igsn, url } of rows)
    if (!images.has(owners.get(igsn)!)) images.set(owners.get(igsn)!, { ...NO_IMAGE, image: url });
  return images;
}

type SectionImage = Pick<WindowSection, 'image' | 'imageTopCm' | 'imageBottomCm'>;

/** A section without a picture. */
export const NO_IMAGE: SectionImage = { image: null, imageTopCm: null, imageBottomCm: null };

/** Kinds of pictures on which a stretch of a section can be marked, the best first. */
const MARKED_ON: readonly string[] = ['section-scan', 'core-image', 'unrolled-scan'];

interface HeldWanted {
  readonly sections: readonly Owner[];
  readonly splits: readonly (Owner & { readonly parent_id: string })[];
  readonly fileAddress?: ((id: string) => string) | undefined;
}

/** Of each section the best picture of it, or else of one of its splits, that lies here. */
async function readHeldImages(
  db: Queries,
  engine: Engine,
  { sections, splits, fileAddress }: HeldWanted,
): Promise<Map<string, SectionImage>> {
  if (fileAddress === undefined) return new Map();
  const owners = new Map([
    ...splits.map((one) => [one.id, one.parent_id] as const),
    ...sections.map((one) => [one.id, one.id] as const),
  ]);
  const files = (await fileStore(db, engine).ofObjects([...owners.keys()]))
    .filter((one) => isPicture(one) && MARKED_ON.includes(one.kind))
    .toSorted((one, other) => rank(one, owners) - rank(other, owners));
  const images = new Map<string, SectionImage>();
  for (const { id, objectId, topCm, bottomCm } of files) {
    const section = owners.get(objectId)!;
    if (!images.has(section))
      images.set(section, { image: fileAddress(id), imageTopCm: topCm, imageBottomCm: bottomCm });
  }
  return images;
}

function rank(
  { kind, objectId }: { readonly kind: string; readonly objectId: string },
  owners: ReadonlyMap<string, string>,
): number {
  return MARKED_ON.indexOf(kind) + (owners.get(objectId) === objectId ? 0 : MARKED_ON.length);
}
