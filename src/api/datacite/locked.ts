import { secondsUntil } from '../sign-in/sign-in-from.ts';
import { Refusal } from './json-api.ts';

/** 429 for an account or an address that is locked for a while by failed sign-ins, with the seconds to wait. */
export function locked(until: string, now: Date): Refusal {
  return new Refusal(429, [{ status: '429', title: TOO_MANY }], { 'retry-after': String(secondsUntil(until, now)) });
}

/** What is said to those who ask too often. */
export const TOO_MANY = 'Too many requests. Please wait and try again.';
