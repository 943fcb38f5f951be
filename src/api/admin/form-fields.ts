import { type Html, html, type Part } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';

/** What a form shows: what was typed or stands, and what is wrong with it, by field. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
  /** What is wrong with the form as a whole. */
  readonly problem?: string | undefined;
  /** Begins the ids of its fields where several forms of a page have fields of the same names. */
  readonly idPrefix?: string;
}

/** How a field is shown beside its label. */
export interface FieldLook {
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'url';
  readonly isRequired?: boolean;
  /** True where this or another field must be stated: it is neither required nor optional. */
  readonly isEither?: boolean;
  readonly longest?: number;
  readonly autocomplete?: string;
  readonly isMono?: boolean;
  /** The least value that a browser lets a person choose, where a field has one. */
  readonly least?: string;
}

/** A field of one line, with what was typed and what is wrong beside it. */
export function textField(state: FormState, name: string, label: string, look: FieldLook = {}): Html {
  const { type = 'text', isRequired, isEither, longest = 255, autocomplete = 'off', isMono, least } = look;
  return html`<label>${label}${!isRequired && !isEither && html` <span class="mut">(optional)</span>`}<input name="${name}" type="${type}" value="${type === 'password' ? '' : (state.values[name] ?? '')}"${led(state, name)} maxlength="${longest}" autocomplete="${autocomplete}"${least !== undefined && html` min="${least}"`}${isRequired && ' required'}${isMono && html` class="m${faulty(state, name)}" spellcheck="false"`}${!isMono && marked(state, name)}${described(state, name, look)}></label>${below(state, name, look)}`;
}

/** A field of several lines. */
export function areaField(state: FormState, name: string, label: string, look: FieldLook = {}): Html {
  const { isRequired, longest = 10_000 } = look;
  return html`<label>${label}${!isRequired && html` <span class="mut">(optional)</span>`}<textarea name="${name}"${led(state, name)} rows="3" maxlength="${longest}"${isRequired && ' required'}${marked(state, name)}${described(state, name, look)}>
${state.values[name] ?? ''}</textarea></label>${below(state, name, look)}`;
}

/** A choice of one; `options` are value and words. */
export function choiceField(
  state: FormState,
  name: string,
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  look: FieldLook = {},
): Html {
  const value = state.values[name] ?? '';
  return html`<label>${label}<select name="${name}"${led(state, name)}${marked(state, name)}${described(state, name, look)}>${options.map(([one, words]) => html`<option value="${one}"${one === value && ' selected'}>${words}</option>`)}</select></label>${below(state, name, look)}`;
}

/** A box to tick; it says `yes`. */
export function checkField(state: FormState, name: string, label: string): Html {
  return html`<label class="chk"><input type="checkbox" name="${name}" value="yes"${led(state, name)}${state.values[name] === 'yes' && ' checked'}${described(state, name, {})}>${label}</label>${below(state, name, {})}`;
}

/** Boxes of which any may be ticked, under one heading; what is wrong is about them all. Each is a {@link checkField}. */
export function checkGroup(state: FormState, name: string, legend: string, boxes: Part, look: FieldLook = {}): Html {
  return html`<fieldset${described(state, name, look)}><legend>${legend}</legend>${below(state, name, look)}${boxes}</fieldset>`;
}

/** What is wrong with a form as a whole; nothing where nothing is. */
export function formProblem({ problem }: FormState): Html | false {
  return (
    problem !== undefined && html`<div class="note e" role="alert">${icon('error', 20)}<div>${problem}</div></div>`
  );
}

function below(state: FormState, name: string, { hint }: FieldLook): Html {
  const error = state.errors?.[name];
  return html`${hint !== undefined && html`<p class="hint" id="${idOf(state, name)}-hint">${hint}</p>`}${error !== undefined && html`<p class="err" id="${idOf(state, name)}-error">${icon('error', 18)}<span>${error}</span></p>`}`;
}

/** Where the summary above a page leads to: the field itself, so that the next key is typed into it. */
function led(state: FormState, name: string): Html | false {
  return state.errors?.[name] !== undefined && html` id="${idOf(state, name)}-field"`;
}

function idOf({ idPrefix }: FormState, name: string): string {
  return idPrefix === undefined ? name : `${idPrefix}-${name}`;
}

function faulty({ errors }: FormState, name: string): string {
  return errors?.[name] === undefined ? '' : ' bad';
}

function marked(state: FormState, name: string): Html | false {
  return state.errors?.[name] !== undefined && html` class="bad"`;
}

function described(state: FormState, name: string, { hint }: FieldLook): Html | false {
  const isFaulty = state.errors?.[name] !== undefined;
  const id = idOf(state, name);
  const ids = [hint !== undefined && `${id}-hint`, isFaulty && `${id}-error`].filter(Boolean).join(' ');
  return ids !== '' && html` aria-describedby="${ids}"${isFaulty && html` aria-invalid="true"`}`;
}
