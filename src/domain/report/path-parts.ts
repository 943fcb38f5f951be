/** Path of the hole that an object lies in; the whole path where that is above a hole. */
export function holePathOf(path: string): string {
  return beginning(path, 4);
}

/** Path of the core run that an object lies in; the whole path where it lies in none. */
export function runPathOf(path: string): string {
  return beginning(path, 5);
}

/** Path of the section that an object lies in; the whole path where it lies in none. */
export function sectionPathOf(path: string): string {
  return beginning(path, 6);
}

function beginning(path: string, steps: number): string {
  return path.split('/', steps).join('/');
}
