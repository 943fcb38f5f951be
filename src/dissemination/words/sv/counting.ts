import { counting } from '../counting.ts';

/** How Swedish counts. */
export const SV = counting('sv');
