import type { ErrorCode } from './error.ts';

/** What a code of the catalogue says to whoever meets it. */
export interface ErrorMeaning {
  /** What happened, a sentence. */
  readonly meaning: string;
  /** What the caller can do about it, a sentence. */
  readonly remedy: string;
  /** Version of Corestone that first gave this code. */
  readonly since: string;
}

/** Codes that programs may meet: those of operations, and `unexpected` for what no rule foresaw. */
export type KnownCode = ErrorCode | 'unexpected';

/**
 * Every code with its meaning. Codes are a promise: one that was in a release is never removed or renamed, unless it is put among
 * {@link RETIRED_CODES}.
 */
export const ERROR_CATALOGUE: Readonly<Record<KnownCode, ErrorMeaning>> = {
  'not-found': {
    meaning: 'There is nothing of this name or address, or nothing that you may see.',
    remedy: 'Check the identifier and the address; sign in if what you look for is not public.',
    since: '0.1.0',
  },
  gone: {
    meaning: 'It was there and was withdrawn or removed for good.',
    remedy: 'Do not ask again. A withdrawn record cannot be changed; its page says why and what took its place.',
    since: '0.1.0',
  },
  'already-exists': {
    meaning: 'What you want to make is there already.',
    remedy: 'Change it instead, or choose another name or identifier.',
    since: '0.1.0',
  },
  'not-allowed': {
    meaning: 'You are known, but may not do this.',
    remedy:
      'Ask who manages the client, the agent or the expedition for the role; a token may allow less than its account.',
    since: '0.1.0',
  },
  'not-signed-in': {
    meaning: 'Nobody signed in, or account, password or token do not fit or have expired.',
    remedy: 'Send Basic credentials, or a token as Bearer. Wrong credentials are refused even where none are needed.',
    since: '0.1.0',
  },
  'too-many': {
    meaning: 'More requests, or more failed sign-ins, than are allowed in this time.',
    remedy: 'Wait as long as the header Retry-After says, then go on.',
    since: '0.1.0',
  },
  'invalid-input': {
    meaning: 'The request was understood, and what it says cannot be taken.',
    remedy: 'Mend what the findings name: each has field, value and rule. Nothing was kept.',
    since: '0.1.0',
  },
  'invalid-setting': {
    meaning: 'A setting of the installation does not fit what was asked.',
    remedy: 'Tell the operator; the detail names the setting.',
    since: '0.1.0',
  },
  'wrong-call': {
    meaning:
      'The request is not one that this address takes: malformed JSON, a wrong method, a wrong or too large body.',
    remedy: 'Compare the request with the API reference; where there are findings they name header or parameter.',
    since: '0.1.0',
  },
  conflict: {
    meaning:
      'It stands otherwise than the request takes for granted: somebody changed it, or its state does not allow this.',
    remedy: 'Read it again, decide anew, and send If-Match with its ETag. With 412 or 428 the condition is the matter.',
    since: '0.1.0',
  },
  busy: {
    meaning: 'Somebody else does the same work just now.',
    remedy: 'Try again after a moment; nothing was kept.',
    since: '0.1.0',
  },
  exhausted: {
    meaning: 'A quota, or the numbers of a prefix, are used up.',
    remedy: 'Ask the agent for a larger quota or another namespace.',
    since: '0.1.0',
  },
  'store-unavailable': {
    meaning: 'The database does not answer.',
    remedy: 'Try again later; nothing was kept. Operators look at /readyz.',
    since: '0.1.0',
  },
  'store-full': {
    meaning: 'The disk of the store is full.',
    remedy: 'Tell the operator; nothing of the request was kept.',
    since: '0.1.0',
  },
  interrupted: {
    meaning: 'The work was broken off before its end, such as by a server that was stopped.',
    remedy: 'Send the request again; what was kept before is whole.',
    since: '0.1.0',
  },
  unexpected: {
    meaning: 'Something that no rule foresaw went wrong in the server; nothing was half-written.',
    remedy: 'Try once more; if it stays, tell the operator when it happened. The log of the server tells more.',
    since: '0.1.0',
  },
};

/** Codes of earlier releases that are given no more, with the release that gave them up and what came instead. */
export const RETIRED_CODES: Readonly<Record<string, { readonly retired: string; readonly instead: string }>> = {};
