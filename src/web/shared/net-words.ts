import { timeOfDay } from './clock.ts';

/** What the amber pill says: the first part always, the rest where there is room. */
export interface NetWords {
  readonly short: string;
  readonly rest: string;
}

/**
 * What to say of what is unsent: undefined while the server has all and answers. `awaySince` is ms since 1970; the time of day
 * is that of this machine, which `keeper` names.
 */
export function netWords(
  unsent: number,
  awaySince: number | undefined,
  isSignedOut: boolean,
  keeper = 'this tablet',
): NetWords | undefined {
  if (awaySince !== undefined)
    return unsent === 0
      ? { short: 'Server away', rest: ` since ${timeOfDay(awaySince)}. What you enter is kept on ${keeper}` }
      : { short: `${unsent} unsent`, rest: `, kept on ${keeper}. Server away since ${timeOfDay(awaySince)}` };
  if (isSignedOut) return { short: unsent === 0 ? 'Signed out' : `${unsent} unsent`, rest: `, kept on ${keeper}` };
  if (unsent === 0) return undefined;
  return { short: `${unsent} unsent`, rest: `, kept on ${keeper}. Sending` };
}
