import { Refusal } from './json-api.ts';

/** 429 for an account that is locked for a while by failed sign-ins. */
export function locked(until: string, now: Date): Refusal {
  return tooMany(Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000)));
}

/** 429 with the seconds to wait. */
export function tooMany(seconds: number): Refusal {
  const title = 'Too many requests. Please wait and try again.';
  return new Refusal(429, [{ status: '429', title }], { 'retry-after': String(seconds) });
}
