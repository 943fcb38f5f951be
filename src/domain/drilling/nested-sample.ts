import type { ObjectType } from './object-type.ts';

/** What joins the names of samples that hang below each other, in combined ids and wherever names lead to one: `10-15:P1`. */
const JOINT = ':';

/** How many samples may hang below each other, the first of them below a half, section, run or hole. */
export const MOST_NESTED_SAMPLES = 8;

/** The names along a way of samples, the topmost first: `10-15:P1` is `10-15` and `P1`. */
export function samplesAlong(way: string): readonly string[] {
  return way.split(JOINT);
}

/** The way to the sample that a sample hangs below; undefined where it hangs below no sample. */
export function sampleWayAbove(way: string): string | undefined {
  const at = way.lastIndexOf(JOINT);
  return at < 0 ? undefined : way.slice(0, at);
}

/** The ways to every sample along a way, the topmost first: `10-15`, `10-15:P1`. */
export function sampleWaysAlong(way: string): readonly string[] {
  const names = samplesAlong(way);
  return names.map((_, at) => names.slice(0, at + 1).join(JOINT));
}

/** The way to a sample below another; the name alone where there is no other. */
export function sampleWayTo(above: string | undefined, name: string): string {
  return above === undefined ? name : above + JOINT + name;
}

/** The name of an object among its siblings, of the name that leads to it: of a sample the last of its way. */
export function lastName(type: ObjectType, name: string): string {
  return type === 'sample' ? name.slice(name.lastIndexOf(JOINT) + 1) : name;
}

/** How many samples a path leads through, one that it ends at counted. */
export function samplesOnPath(path: string): number {
  // No name brings a slash into a path, and every part begins with the letter of its type.
  return path.split('/').filter((part) => part.startsWith('X')).length;
}
