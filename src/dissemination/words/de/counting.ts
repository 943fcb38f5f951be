import { counting } from '../counting.ts';

/** How German counts. */
export const DE = counting('de');
