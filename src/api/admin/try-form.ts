import { CorestoneError } from '../../domain/error.ts';
import { AGAIN_FIELD } from '../login/kept-form.ts';
import { problemOf } from '../problem.ts';
import type { AdminView } from './admin-page.ts';
import type { FormState } from './form-fields.ts';
import type { Onward, Visit } from './visit.ts';

const SIGNED_OUT =
  'The session had ended when this was sent. What was typed is here again; look through it and send it.';

/**
 * Does what a form asks for. Where that is refused the form comes back with what was typed, and with what is wrong beside the
 * field it is about; so it does where the session had ended, and then nothing is done. `fields` are those the form has, and
 * everything else is said above. Passwords do not come back.
 */
export async function tryForm(
  visit: Visit,
  fields: readonly string[],
  run: () => Promise<Onward | AdminView>,
  again: (state: FormState) => AdminView | Promise<AdminView>,
): Promise<Onward | AdminView> {
  if (visit.form.has(AGAIN_FIELD)) return again({ values: Object.fromEntries(visit.form), problem: SIGNED_OUT });
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    const { status } = problemOf(error);
    if (status >= 500) throw error;
    const { state, ofFields } = stateOf(visit, fields, error);
    const wrong = state.problem === undefined ? ofFields : [...ofFields, { words: state.problem }];
    return { ...(await again(state)), status, wrong };
  }
}

/** Of a field that took several lines all that is wrong is told, each by itself above and together beside the field. */
function stateOf({ form }: Visit, fields: readonly string[], error: CorestoneError) {
  const values = Object.fromEntries(form);
  const errors: Record<string, string> = {};
  const ofFields: { readonly field: string; readonly words: string }[] = [];
  const rest: string[] = [];
  for (const { code, field = '', message, rule } of error.findings) {
    // That a value is missing says already that one is wanted.
    const words = rule === undefined || code === 'missing-field' ? message : `${ended(message)} Wanted: ${ended(rule)}`;
    if (!fields.includes(field)) {
      rest.push(words);
      continue;
    }
    errors[field] = errors[field] === undefined ? words : `${errors[field]} ${words}`;
    ofFields.push({ field, words });
  }
  const problem = error.findings.length === 0 ? error.message : rest.length > 0 ? rest.join(' ') : undefined;
  const state: FormState = { values, errors, problem };
  return { state, ofFields };
}

/** A sentence with one full stop. */
function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
