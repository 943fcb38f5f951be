import type { PartySummary } from '../../../domain/curation/sampling-party.ts';

/** The address of a party's page in the administration. */
export const partyPath = (id: string): string => `/admin/parties/${id}`;

/** Days of a party as people read them. */
export function daysOf({ firstDay, lastDay }: Pick<PartySummary, 'firstDay' | 'lastDay'>): string {
  if (firstDay === null && lastDay === null) return 'Not stated';
  if (firstDay === null || lastDay === null || firstDay === lastDay) return firstDay ?? lastDay ?? '';
  return `${firstDay} – ${lastDay}`;
}

/** The state of a party in a word. */
export const stateWord = (state: PartySummary['state']): string => (state === 'open' ? 'Open' : 'Closed');
