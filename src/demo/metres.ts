/** Centimetres as metres; a whole number of centimetres gives the nearest decimal, never 0.30000000000000004. */
export const metres = (lengthCm: number): number => lengthCm / 100;
