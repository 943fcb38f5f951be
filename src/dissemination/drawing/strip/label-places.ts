/** A sample in the drawing of its section, px: upper edge and height; whether the page is its own. */
export interface CutPlace {
  readonly y: number;
  readonly height: number;
  readonly isOwn: boolean;
}

const LINE_PX = 13;
/** Two lines: that it is this object, and its interval. */
const OWN_PX = 25;
/** The last line above the foot of the drawing. */
const LOWEST_PX = 628;

/**
 * Where the labels of samples stand, px of their first base lines, in the order given, which is from the top. Labels of neighbours never overlap: one
 * that has no room moves down. Where that would lead over the foot of the drawing, none moves, and those without room have no
 * label (undefined); the own sample always has one.
 */
export function labelPlaces(places: readonly CutPlace[]): readonly (number | undefined)[] {
  let free = 0;
  const moved = places.map(({ y, height, isOwn }) => {
    const at = Math.max(y + height / 2 + 4, free);
    free = at + (isOwn ? OWN_PX : LINE_PX);
    return at;
  });
  return free - LINE_PX <= LOWEST_PX ? moved : standing(places);
}

function standing(places: readonly CutPlace[]): readonly (number | undefined)[] {
  const middle = ({ y, height }: CutPlace) => y + height / 2 + 4;
  const own = places.find((one) => one.isOwn);
  const ownAt = own === undefined ? Number.NEGATIVE_INFINITY : Math.min(middle(own), LOWEST_PX - LINE_PX);
  let free = 0;
  return places.map((one) => {
    if (one.isOwn) return ownAt;
    const at = middle(one);
    const isInOwn = at > ownAt - LINE_PX && at < ownAt + OWN_PX;
    if (at < free || at > LOWEST_PX || isInOwn) return undefined;
    free = at + LINE_PX;
    return at;
  });
}
