const LOOK_EVERY_MS = 200;
/** How late a timer may be before the process counts as too busy. */
const LATE_MS = 500;

/** Lets so many list pages be worked on at once; who comes beyond that is asked to wait. */
export interface LoadGate {
  /** Takes a place; what it gives frees the place, once. Undefined when there is none. */
  readonly enter: () => (() => void) | undefined;
  readonly close: () => void;
}

/**
 * A gate with `most` places; 0 is no limit. While the event loop lags, nobody enters beside one who is in already: a single harvester,
 * which asks for one page after another, is never refused.
 */
export function makeLoadGate(most: number, isLagging: () => boolean = () => false): Pick<LoadGate, 'enter'> {
  let inside = 0;
  return {
    enter: () => {
      if (most > 0 && (inside >= most || (inside > 0 && isLagging()))) return undefined;
      inside++;
      let isIn = true;
      return () => {
        if (isIn) inside--;
        isIn = false;
      };
    },
  };
}

/** The same gate with an eye on the event loop of this process, until it is closed. */
export function watchingLoadGate(most: number): LoadGate {
  let lookedAt = performance.now();
  const timer = setInterval(() => {
    lookedAt = performance.now();
  }, LOOK_EVERY_MS).unref();
  const gate = makeLoadGate(most, () => performance.now() - lookedAt > LOOK_EVERY_MS + LATE_MS);
  return { ...gate, close: () => clearInterval(timer) };
}
