import { NoAnswer } from './ask-server.ts';
import { awaySince, isSignedOut } from './station-state.ts';

/** Takes note of why the server gave no answer: it is away, or wants somebody to sign in first. */
export function noAnswer(error: unknown): void {
  const hasAnswered = error instanceof NoAnswer && error.reason === 'signed-out';
  isSignedOut.value = hasAnswered;
  awaySince.value = hasAnswered ? undefined : (awaySince.peek() ?? Date.now());
  if (!(error instanceof NoAnswer)) console.error(error);
}
