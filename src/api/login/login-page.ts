import { html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';

/** What the sign-in page says: where to go afterwards, what went wrong, the name typed before. */
export interface LoginView {
  readonly next: string;
  readonly name?: string;
  readonly problem?: string;
  /** Whether there is an identity provider to sign in with. */
  readonly hasOidc: boolean;
}

/** The page to sign in with name and password, or with an identity provider. Works without script. */
export function loginPage(face: PublicFace, { next, name = '', problem, hasOidc }: LoginView): string {
  const oidc = html`<p class="act"><a class="btn" href="${linkTo(face, `/login/oidc?next=${encodeURIComponent(next)}`)}">Sign in with your institution</a></p>`;
  const trouble = html`<div class="note w" role="alert"><div>${problem}</div></div>`;
  const main = html`<section class="card login"><header><h1>Sign in</h1></header><div class="box">
<p class="mut sm">For curators, data managers and administrators. Reading needs no account.</p>${problem !== undefined && trouble}
<form method="post" action="${linkTo(face, '/login')}"><input type="hidden" name="next" value="${next}">
<label>Name<input name="name" value="${name}" required maxlength="80" autocomplete="username" autocapitalize="none" spellcheck="false" ${name === '' && 'autofocus'}></label>
<label>Password<input name="password" type="password" required maxlength="200" autocomplete="current-password"></label>
<button class="btn p">Sign in</button></form>${hasOidc && oidc}</div></section>`;
  return renderPage(face, { title: 'Sign in', unlisted: true, ownSearch: true, main });
}
