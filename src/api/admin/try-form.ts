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
    const state = stateOf(visit, fields, error);
    const ofFields = Object.entries(state.errors ?? {}).map(([field, words]) => ({ field, words }));
    const wrong = state.problem === undefined ? ofFields : [...ofFields, { words: state.problem }];
    return { ...(await again(state)), status, wrong };
  }
}

function stateOf({ form }: Visit, fields: readonly string[], error: CorestoneError): FormState {
  const values = Object.fromEntries(form);
  const errors: Record<string, string> = {};
  const rest: string[] = [];
  for (const { code, field = '', message, rule } of error.findings) {
    // That a value is missing says already that one is wanted.
    const words = rule === undefined || code === 'missing-field' ? message : `${ended(message)} Wanted: ${ended(rule)}`;
    if (fields.includes(field) && errors[field] === undefined) errors[field] = words;
    else rest.push(words);
  }
  const problem = error.findings.length === 0 ? error.message : rest.length > 0 ? rest.join(' ') : undefined;
  return { values, errors, problem };
}

/** A sentence with one full stop. */
function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
