import { type Html, html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { Reader } from '../../dissemination/words/reader.ts';

/** The field by which a form says that it was sent before, while nobody was signed in: it is shown again, nothing is done. */
export const AGAIN_FIELD = '_again';

/** A form that was sent when the session had ended. `path` is where it goes, below the base address. */
export interface KeptForm {
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** So many bytes a form of the administration may have. */
export const LARGEST_FORM_BYTES = 262_144;

/** Every field of a password or secret in the administration is called so. */
const SECRET = /pass|secret/i;
const MOST_FIELDS = 2000;
/** Paths below `/admin` with every letter that `encodeURIComponent` leaves as it is. */
const IN_ADMIN = /^\/admin(\/[A-Za-z0-9/_.,~%+!'()*-]*)?$/;

/** A form that was sent to a page of the administration, without secrets; undefined for anything else. */
export function keptForm(path: string, body: string): KeptForm | undefined {
  if (!IN_ADMIN.test(path)) return undefined;
  const fields = [...new URLSearchParams(body)].filter(([name]) => !SECRET.test(name) && name !== AGAIN_FIELD);
  return fields.length > MOST_FIELDS ? undefined : { path, fields };
}

/** The form as hidden fields that carry it through signing in; the browser keeps it, nothing is kept here. */
export function carriedForm({ path, fields }: KeptForm): Html {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  return html`<input type="hidden" name="form" value="${body}"><input type="hidden" name="formPath" value="${path}">`;
}

/** The form that signing in carried; undefined where there was none. */
export function formIn(login: URLSearchParams): KeptForm | undefined {
  const [path, body] = [login.get('formPath'), login.get('form')];
  return path === null || body === null ? undefined : keptForm(path, body);
}

/** A button that leads to the form again, with everything that was typed. */
export function backToForm(face: PublicFace, { path, fields }: KeptForm, button: string): Html {
  const hidden = fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form method="post" action="${linkTo(face, path)}" id="kept"><input type="hidden" name="${AGAIN_FIELD}" value="yes">${hidden}<button class="btn p">${button}</button></form>`;
}

/** The page after signing in where a form waits. */
export function keptFormPage(face: PublicFace, form: KeptForm, reader: Reader): string {
  const { portal } = reader.words;
  const main = html`<section class="card login"><header><h1>${portal.signedInAgain}</h1></header><div class="box"><p>${portal.formWaits}</p>${backToForm(face, form, portal.backToForm)}</div></section>`;
  return renderPage(face, { reader, title: portal.signedInAgain, unlisted: true, ownSearch: true, main });
}
