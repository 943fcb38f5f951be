import { roundM } from '../drilling/length-rounding.ts';

const LENGTH = /^\d{1,4}(?:[.,]\d{1,2})?$/;

/** A length in centimetres as people type it, `57`, `57.5` or `57,5`, to a tenth of a millimetre; undefined for other words. */
export function lengthCmOf(text: string): number | undefined {
  return LENGTH.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Centimetres as metres, without the noise of the division. */
export function metresOfCm(lengthCm: number): number {
  return roundM(lengthCm / 100);
}

/** Metres as centimetres, without the noise of the product. */
export function cmOfMetres(lengthM: number): number {
  return roundM(lengthM * 100);
}
