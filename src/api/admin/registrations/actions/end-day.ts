import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { isInCalendar } from '../../../../domain/in-calendar.ts';
import { UNTIL_OPENED } from '../../../../domain/registration/embargo.ts';
import { checkField, type FormState, textField } from '../../form-fields.ts';
import { refuse } from '../../read-form.ts';
import type { Visit } from '../../visit.ts';

/** Fields that say until when something is kept back. */
export const END_DAY_FIELDS = ['until', 'openEnded'] as const;

/** The day on which something kept back is shown, or that there is none; `words` say what happens on it. */
export function endDayFields(visit: Visit, state: FormState, words: string): Html {
  const hint = 'At the beginning of the day, UTC. It happens by itself.';
  return html`${textField(state, 'until', words, { type: 'date', hint, isEither: true, least: tomorrow(visit) })}${checkField(state, 'openEnded', 'No day: until somebody ends it')}`;
}

/** What the fields show for an end that stands (ISO day, UTC, or {@link UNTIL_OPENED}); nothing for none. */
export function endDayValues(until: string | null | undefined): Record<string, string> {
  if (until === null || until === undefined) return {};
  return until === UNTIL_OPENED ? { openEnded: 'yes' } : { until };
}

/** The end that a form names, as an ISO day or {@link UNTIL_OPENED}. Throws `invalid-input` for none, two, or a day that has come. */
export function readEndDay(visit: Visit): string {
  const until = (visit.form.get('until') ?? '').trim();
  const isOpenEnded = visit.form.get('openEnded') === 'yes';
  if (isOpenEnded && until !== '') refuse('until', 'A day is named, and that there is none.', 'one of both');
  if (isOpenEnded) return UNTIL_OPENED;
  if (until === '') refuse('until', 'No day is named.', 'a day, or the box below ticked where there is none');
  const isDay = /^\d{4}-\d\d-\d\d$/.test(until) && isInCalendar(until) && until < UNTIL_OPENED;
  if (!isDay) refuse('until', `${until} is no day.`, 'a day as 2027-03-01');
  if (until < tomorrow(visit))
    refuse('until', `${until} has come already: nothing would be kept back.`, `${tomorrow(visit)} or later`);
  return until;
}

function tomorrow({ now }: Visit): string {
  return new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
}
