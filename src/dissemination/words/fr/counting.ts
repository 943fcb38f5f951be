import { counting } from '../counting.ts';

/** How French counts; a million and more are `many`: « 1 000 000 de forages ». */
export const FR = counting('fr');
