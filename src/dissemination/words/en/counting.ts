import { counting } from '../counting.ts';

/** How English counts. */
export const EN = counting('en');
