/** How a core catcher is printed; the name of its section in the tree. */
const PRINTED = 'CC';

/** The number a core catcher takes where it has none: ICDP keeps 9 for it (drilling-information-system 1.3). */
const USUAL_NUMBER = 9;

/** The section above the usual number: where it is there, section 9 is just the next one. */
const BEFORE_USUAL = '8';

/** Whether a section's name is that of a core catcher: `CC` in either case. */
export function isCatcherName(name: string): boolean {
  return name.toUpperCase() === PRINTED;
}

/** The number of a section printed `CC`: 9, or the next that none of the sections of its run has. */
export function catcherNumber(isTaken: (section: string) => boolean): number {
  let number = USUAL_NUMBER;
  while (isTaken(String(number))) number += 1;
  return number;
}

/**
 * Whether a section is the core catcher by its name alone, where no field says so: `CC`, or section 9 of a run without
 * section 8.
 */
export function isCatcherByName(name: string, hasSection: (section: string) => boolean): boolean {
  return isCatcherName(name) || (name === String(USUAL_NUMBER) && !hasSection(BEFORE_USUAL));
}

/**
 * Place of a section in its run, to sort by from the top: the number in its name, `CC` below all numbers whatever number it
 * was given. The order of the paths in the tree is the same.
 */
export function placeInRun(name: string): number {
  return /^\d+$/.test(name) ? Number(name) : Number.MAX_SAFE_INTEGER;
}
