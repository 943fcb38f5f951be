import { Refusal } from './json-api.ts';

/** 429 for an account that is locked for a while by failed sign-ins, with the seconds to wait. */
export function locked(until: string, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  return new Refusal(429, [{ status: '429', title: TOO_MANY }], { 'retry-after': String(seconds) });
}

/** What is said to those who ask too often. */
export const TOO_MANY = 'Too many requests. Please wait and try again.';
