import { html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { Reader } from '../../dissemination/words/reader.ts';
import { backToForm, carriedForm, type KeptForm } from './kept-form.ts';

/** What the sign-in page says: where to go afterwards, what went wrong, the name typed before. */
export interface LoginView {
  readonly next: string;
  readonly name?: string;
  readonly problem?: string;
  /** The identity providers to sign in with. */
  readonly providers: readonly ProviderButton[];
  readonly reader: Reader;
  /** A form that was sent when the session had ended. */
  readonly kept?: KeptForm | undefined;
}

/** One way to sign in without a password here: part of its address, and what it is called; both empty for the only or first one. */
export interface ProviderButton {
  readonly name: string;
  readonly label: string;
}

/** The page to sign in with name and password, or with an identity provider. Works without script. */
export function loginPage(face: PublicFace, { next, name = '', problem, providers, reader, kept }: LoginView): string {
  const { portal, frame } = reader.words;
  const buttons = providers.map((one) => {
    const address = `/login/oidc${one.name === '' ? '' : `/${one.name}`}?next=${encodeURIComponent(next)}`;
    const called = one.label === '' ? portal.byInstitution : portal.byProvider(one.label);
    return html`<a class="btn" href="${linkTo(face, address)}">${called}</a>`;
  });
  const oidc = html`<p class="act">${buttons}</p>`;
  const trouble = html`<div class="note w" role="alert"><div>${problem}</div></div>`;
  const main = html`<section class="card login"><header><h1>${frame.signIn}</h1></header><div class="box">
${kept !== undefined && html`<div class="note l" role="status"><div>${portal.sessionEnded}</div></div>`}<p class="mut sm">${portal.signInText}</p>${problem !== undefined && trouble}
<form method="post" action="${linkTo(face, '/login')}"><input type="hidden" name="next" value="${next}">${kept !== undefined && carriedForm(kept)}
<label>${portal.name}<input name="name" value="${name}" required maxlength="80" autocomplete="username" autocapitalize="none" spellcheck="false" ${name === '' && 'autofocus'}></label>
<label>${portal.password}<input name="password" type="password" required maxlength="200" autocomplete="current-password"></label>
<button class="btn p">${frame.signIn}</button></form>${buttons.length > 0 && oidc}${kept !== undefined && html`<hr>${backToForm(face, kept, portal.signedInElsewhere)}`}</div></section>`;
  return renderPage(face, { reader, title: frame.signIn, unlisted: true, ownSearch: true, main });
}
