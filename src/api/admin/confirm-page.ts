import { type Html, html, type Part } from '../../dissemination/frame/html.ts';
import type { AdminView } from './admin-page.ts';
import { type FormState, formProblem } from './form-fields.ts';
import type { NavPage } from './navigation.ts';
import { link, type Visit } from './visit.ts';

/** What is asked before something is done that cannot be undone, or that others will see. */
export interface Question {
  readonly title: string;
  readonly page: NavPage;
  /** What will be, in a sentence or two. */
  readonly text: Part;
  readonly fields?: Html;
  readonly button: string;
  readonly isDangerous?: boolean;
  /** Where the form goes, and where one who changes the mind goes. */
  readonly action: string;
  readonly back: string;
  readonly state?: FormState;
}

/** A page of its own that asks; it works without script, and the address of the action alone does nothing. */
export function confirmPage(visit: Visit, question: Question): AdminView {
  const { title, page, text, fields, button, isDangerous, action, back, state } = question;
  const main = html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">
<div class="box-t">${state !== undefined && formProblem(state)}<p>${text}</p></div>${fields}
<div class="act"><button class="btn ${isDangerous ? 'danger' : 'p'}">${button}</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
  return { title, page, main };
}
