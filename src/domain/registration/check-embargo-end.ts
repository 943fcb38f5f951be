import { type Finding, finding } from '../finding.ts';
import { type Access, embargoEnd } from './embargo.ts';

/**
 * What is wrong with an end (ISO day, UTC) for the embargo that is set beside a description. Of two ends the later holds, so one
 * before the description's own would do nothing without a word: finding `embargo-of-description`. Undefined where it can stand.
 */
export function checkEmbargoEnd(description: Access, until: string): Finding | undefined {
  const stated = embargoEnd(description);
  if (stated === null || stated <= until) return undefined;
  const message = 'The description itself names a later end; change it there.';
  return finding('embargo-of-description', message, { field: 'until', value: until, rule: `not before ${stated}` });
}
