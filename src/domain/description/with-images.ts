import type { Image } from './related-work.ts';
import type { SampleDescription } from './sample-description.ts';

/** A description with images that were registered beside it, behind those it names; none twice. */
export function withImages(description: SampleDescription, images: readonly Image[]): SampleDescription {
  if (images.length === 0) return description;
  const { images: stated = [] } = description;
  const known = new Set(stated.map((one) => one.url));
  const further = images.filter((one) => !known.has(one.url));
  return further.length === 0 ? description : { ...description, images: [...stated, ...further] };
}
