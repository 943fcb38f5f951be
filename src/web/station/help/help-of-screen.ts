import type { Place } from '../parts/place.ts';

/** Under which heading of docs/station.md the help of each screen stands. */
export const HELP_OF_SCREEN: Readonly<Record<Place['screen'], string>> = {
  choose: 'Begin',
  overview: 'The overview',
  flow: 'A hole: core runs',
  grid: 'The grid',
  object: 'One object',
  new: 'Any other object',
  conflicts: 'To decide',
  transfer: 'Register and send',
  deleted: 'Deleted objects',
  labels: 'Labels',
  printing: 'Labels',
};
