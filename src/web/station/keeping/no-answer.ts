import { say } from '../parts/say.ts';
import { NoAnswer } from './ask-server.ts';
import { awaySince, isSignedOut } from './station-state.ts';

/** Takes note of why the server gave no answer: it is away, wants somebody to sign in first, or refuses, which is told in its words. */
export function noAnswer(error: unknown): void {
  const reason = error instanceof NoAnswer ? error.reason : 'away';
  isSignedOut.value = reason === 'signed-out';
  awaySince.value = reason === 'away' ? (awaySince.peek() ?? Date.now()) : undefined;
  if (!(error instanceof NoAnswer)) console.error(error);
  else if (reason === 'refused') say(error.message);
}
