const LONGEST = 100;
const SLOTS = 4096;

interface Known {
  readonly name: string;
  readonly units: Uint16Array;
}

/** As many as there are slots, each the last that fell into it: bounded, whatever documents say. */
const known: Known[] = new Array(SLOTS).fill({ name: '', units: new Uint16Array(0) });
/** The last that fell into a slot without being known: what comes once only is not worth a place. */
const passedBy = new Int32Array(SLOTS);

/**
 * The piece of a text, given also as its code units, from one offset to another. Names and namespaces recur, so that they come
 * from a table of those met before: equal ones are then the same string to the engine, which compares and looks up such
 * strings much faster, and none of them keeps a whole document in memory.
 */
export function nameIn(text: string, units: Uint16Array, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST || length === 0) return text.slice(start, end);
  let hash = length;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (units[at] as number)) | 0;
  const slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
  const met = known[slot] as Known;
  if (isAt(met.units, units, start, length)) return met.name;
  const name = text.slice(start, end);
  return passedBy[slot] === hash ? keep(slot, name, units.slice(start, end)) : passBy(slot, hash, name);
}

function passBy(slot: number, hash: number, name: string): string {
  passedBy[slot] = hash;
  return name;
}

function keep(slot: number, text: string, units: Uint16Array): string {
  const name = asKey(text);
  known[slot] = { name, units };
  return name;
}

function isAt(name: Uint16Array, units: Uint16Array, start: number, length: number): boolean {
  if (name.length !== length) return false;
  for (let n = 0; n < length; n++) if (name[n] !== units[start + n]) return false;
  return true;
}

/** The same text as the engine keeps the keys of objects: one copy each, which stands for itself. */
export function asKey(text: string): string {
  for (const key in { [text]: true }) return key;
  return text;
}
