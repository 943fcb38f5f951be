import type { Image } from '../description/related-work.ts';
import { type Privacy, withheldNow } from './privacy.ts';

/**
 * Of the images that are registered beside a record those that may be shown on a day (ISO, UTC): all of them while nothing of the
 * record is withheld, else none, since nobody can tell what a picture shows of it. An embargo leaves images out by itself.
 */
export function openImages(
  images: readonly Image[],
  { withheld }: Pick<Privacy, 'withheld'>,
  today: string,
): readonly Image[] {
  return withheldNow(withheld, today) === null ? images : [];
}
