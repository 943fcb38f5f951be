import { CorestoneError } from '../error.ts';
import type { Igsn } from './igsn.ts';

/*
 * 32 characters, none of which a person takes for another: without I, O, 0 and 1, as the IGSN guideline advises. A power of two
 * makes Luhn's sum catch every single wrong character and every exchange of neighbours but one pair.
 */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const BASE = ALPHABET.length;
const SHORTEST = 5;
const LARGEST = BASE ** 9;

/**
 * The IGSN that a registry makes up by itself in a namespace: the number in 32 unmistakable characters, at least five, and a
 * check character. Different numbers give different IGSNs. Numbers count from 1; `exhausted` beyond 32^9.
 */
export function registryIgsn(namespace: string, number: number): Igsn {
  if (!Number.isInteger(number) || number < 1)
    throw new CorestoneError('invalid-input', `${number} is no number to count with.`);
  if (number >= LARGEST) throw new CorestoneError('exhausted', `Namespace ${namespace} has no number left.`);
  const digits: number[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / BASE)) digits.unshift(rest % BASE);
  while (digits.length < SHORTEST) digits.unshift(0);
  const code = [...digits, checkDigit(digits)].map((digit) => ALPHABET[digit]).join('');
  return `${namespace}${code}` as Igsn;
}

/** Whether a code (what follows the namespace) ends with the check character that {@link registryIgsn} gives it. */
export function isRegistryCode(code: string): boolean {
  const digits = [...code].map((one) => ALPHABET.indexOf(one));
  if (digits.length <= SHORTEST || digits.includes(-1)) return false;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** Luhn's sum in base 32: every second digit from the right doubled, its own digits added. */
function checkDigit(digits: readonly number[]): number {
  const sum = digits.toReversed().reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit * 2 : digit;
    return total + Math.floor(weighed / BASE) + (weighed % BASE);
  }, 0);
  return (BASE - (sum % BASE)) % BASE;
}
