import { UNWRITABLE_IN_TEXT } from '../../domain/unwritable.ts';

/** Whether every text in a JSON value, names of members included, can be kept and written in any format. */
export function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return !UNWRITABLE_IN_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => isWritable(name) && isWritable(member));
}
