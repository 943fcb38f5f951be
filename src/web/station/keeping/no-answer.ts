import { NoAnswer } from '../../shared/ask-server.ts';
import { say } from '../../shared/say.ts';
import { awaySince, isPersonSure, isRefused, isSignedOut } from './station-state.ts';

/** Takes note of why the server gave no answer: it is away, wants somebody to sign in first, or refuses, which is told in its words. */
export function noAnswer(error: unknown): void {
  const reason = error instanceof NoAnswer ? error.reason : 'away';
  isSignedOut.value = reason === 'signed-out';
  isRefused.value = reason === 'refused';
  // Until the server answers again, somebody else may sign in, in another tab: then what waits here is not theirs to send.
  isPersonSure.value = false;
  awaySince.value = reason === 'away' ? (awaySince.peek() ?? Date.now()) : undefined;
  if (!(error instanceof NoAnswer)) console.error(error);
  else if (reason === 'refused') say(error.message);
}
