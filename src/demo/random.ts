/** A reproducible stream of numbers: the same seed gives the same stream on every machine. Not for secrets. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  integer(lowest: number, highest: number): number;
  /** True with the probability given, 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of the choices; a choice of weight 0 is never taken. At least one weight must be above 0. */
  weighted<T>(choices: readonly Weighted<T>[]): T;
}

/** A choice and its weight, 0 or more. */
export type Weighted<T> = readonly [choice: T, weight: number];

/**
 * The stream of one concern of one hole, for example `recovery` of hole 3. Concerns have streams of their own, so that a
 * change in how samples are placed does not move the core runs.
 */
export function randomFor(concern: string, hole: number): Random {
  const next = mulberry32(fnv1a(`${concern}/${hole}`));
  const integer = (lowest: number, highest: number) => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[integer(0, choices.length - 1)]!,
    weighted: (choices) => takeWeighted(choices, next()),
  };
}

function takeWeighted<T>(choices: readonly Weighted<T>[], share: number): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = share * total;
  const taken = choices.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (taken ?? choices.at(-1)!)[0];
}

/** The published mulberry32 generator: 32 bits of state, whole-number arithmetic, therefore the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
