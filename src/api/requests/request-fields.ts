import { type Html, html } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import type { RequestWords } from '../../dissemination/words/en/requests.ts';
import type { Finding } from '../../domain/finding.ts';

/** What a public form shows: what was typed, and what is wrong with it, by field. */
export interface TypedForm {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly words: RequestWords;
}

/** How a field is shown. `unit` stands inside at the right. */
interface Look {
  readonly type?: 'text' | 'email' | 'number';
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly longest?: number;
  readonly autocomplete?: string;
  readonly rows?: number;
}

/** A field of one line. Nothing is required by the browser: a draft may be kept half-filled. */
export function typedField(form: TypedForm, name: string, label: string, look: Look = {}): Html {
  const { type = 'text', longest = 300, autocomplete = 'off' } = look;
  const digits = type === 'number' ? html` inputmode="decimal"` : null;
  return html`<label>${label}${mark(form, look)}<input name="${name}" type="${type === 'number' ? 'text' : type}" value="${form.values[name] ?? ''}" maxlength="${longest}" autocomplete="${autocomplete}"${digits}${described(form, name, look)}></label>${below(form, name, look)}`;
}

/** A field of several lines. */
export function typedArea(form: TypedForm, name: string, label: string, look: Look = {}): Html {
  const { longest = 1000, rows = 4 } = look;
  return html`<label>${label}${mark(form, look)}<textarea name="${name}" rows="${rows}" maxlength="${longest}"${described(form, name, look)}>
${form.values[name] ?? ''}</textarea></label>${below(form, name, look)}`;
}

/** A box to tick. */
export function typedCheck(form: TypedForm, name: string, label: string): Html {
  const isTicked = form.values[name] === 'yes';
  return html`<label class="tick"><input type="checkbox" name="${name}" value="yes"${isTicked && ' checked'}${described(form, name, {})}>${label}</label>${below(form, name, {})}`;
}

/** What findings say at the fields of the form, in the words of the reader; several of one field stand together. */
export function errorsOf(findings: readonly Finding[], words: RequestWords): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const one of findings.filter(({ severity }) => severity === 'error')) {
    const field = fieldOf(one.field ?? '');
    const said = sentence(one, words);
    errors[field] = errors[field] === undefined ? said : `${errors[field]} ${said}`;
  }
  return errors;
}

/** The field of the form that a finding is about: `scientists[1].email` is `p1_email`; of all people the first name. */
function fieldOf(field: string): string {
  const [, nth, part] = /^scientists\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  if (nth !== undefined) return `p${nth}_${part}`;
  return field === 'scientists' ? 'p0_name' : field;
}

function sentence({ code, message, at, value }: Finding, words: RequestWords): string {
  const said = (words.findings as Readonly<Record<string, string>>)[code];
  if (said === undefined) return message;
  if (at?.row === undefined) return said;
  return `${words.inLine(String(at.row))}${value === undefined || value === '' ? '' : `“${value}”: `}${said}`;
}

function mark({ words }: TypedForm, { isOptional = false }: Look): Html | false {
  return isOptional && html` <span class="mut">${words.optional}</span>`;
}

function below({ errors }: TypedForm, name: string, { hint }: Look): Html {
  const error = errors[name];
  return html`${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}${error !== undefined && html`<p class="err" id="${name}-error">${icon('error', 18)}<span>${error}</span></p>`}`;
}

function described({ errors }: TypedForm, name: string, { hint }: Look): Html | false {
  const isFaulty = errors[name] !== undefined;
  const ids = [hint !== undefined && `${name}-hint`, isFaulty && `${name}-error`].filter(Boolean).join(' ');
  return ids !== '' && html` aria-describedby="${ids}"${isFaulty && html` aria-invalid="true" class="bad"`}`;
}
