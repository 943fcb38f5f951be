import { MdsRefusal } from './mds-answer.ts';

const TRUE = new Set(['true', 'on', 'yes', '1']);
const FALSE = new Set(['false', 'off', 'no', '0', '']);

/** A value that is not one of the words of a switch; in 2020 that was an uncaught exception. */
export class WrongParameterType extends MdsRefusal {}

/** Reads a switch as Spring does: true, on, yes, 1 or false, off, no, 0 in any case; absent and empty are off. */
export function readSwitch(name: string, text: string | null): boolean {
  const word = (text ?? '').trim().toLowerCase();
  if (TRUE.has(word)) return true;
  if (FALSE.has(word)) return false;
  throw new WrongParameterType(400, `[${name}] Invalid boolean value '${text}'`);
}
