import { type Html, html, type Part } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import { assetPath } from '../../dissemination/frame/page-assets.ts';
import { renderPage } from '../../dissemination/frame/page-shell.ts';
import { doneMessage, nextSteps } from './done-messages.ts';
import { HELP_OF_PAGE, helpAnchor } from './help/help-of-page.ts';
import { type NavItem, type NavPage, navigationFor } from './navigation.ts';
import { toMend, type Wrong } from './to-mend.ts';
import { link, type Visit } from './visit.ts';

/** A page of the administration before it stands in the frame. */
export interface AdminView {
  readonly title: string;
  /** Which page of the navigation it belongs to. */
  readonly page: NavPage | 'none';
  /** Beside the title: what the page is about, in a few words. */
  readonly about?: Part;
  /** Buttons at the right of the title. */
  readonly actions?: Part;
  readonly main: Html;
  readonly status?: number;
  /** What is wrong with a form that came back: told once more above, with ways to the fields. */
  readonly wrong?: readonly Wrong[];
}

/** The whole page in the frame, with the navigation that the person's roles call for. */
export function renderAdmin(visit: Visit, view: AdminView): string {
  const groups = navigationFor(visit.caller);
  const group = groups.find((one) => one.pages.some(({ page }) => page === view.page));
  const main = html`${acting(visit)}${group !== undefined && group.pages.length > 1 && tabs(visit, group, view.page)}
<div class="pt"><h1>${view.title}</h1>${view.about !== undefined && html`<span class="mut">${view.about}</span>`}${helpLink(visit, view.page)}${view.actions !== undefined && html`<div class="sp">${view.actions}</div>`}</div>
${said(visit)}${toMend(view.wrong ?? [], String(view.main))}${view.main}<span data-live-from="${link(visit, `/admin/live?at=${visit.house.store.commits()}`)}" hidden></span>`;
  return renderPage(visit.face, {
    title: view.title,
    unlisted: true,
    bar: { note: 'Administration', path: '/admin', content: bar(visit, groups, group) },
    head: html`<link rel="stylesheet" href="${link(visit, assetPath('adminStyle'))}"><script src="${link(visit, assetPath('adminScript'))}"></script>`,
    main,
  });
}

function bar(visit: Visit, groups: readonly NavItem[], current: NavItem | undefined): Html {
  const links = groups.map(
    (one) =>
      html`<a href="${link(visit, one.pages[0]!.path)}"${one === current && html` aria-current="page"`}>${one.label}</a>`,
  );
  return html`<form class="qs" role="search" action="${link(visit, '/admin/find')}">${icon('search', 17)}<input type="search" name="q" aria-label="Find a record, client or user" placeholder="Find anything" autocomplete="off" spellcheck="false"><kbd class="js h-ph" aria-hidden="true">Ctrl K</kbd></form>
<nav aria-label="Main">${links}</nav>${menu(visit, groups)}`;
}

function menu(visit: Visit, groups: readonly NavItem[]): Html {
  const all = groups.flatMap((one) => one.pages);
  return html`<details class="menu"><summary class="btn q" aria-label="Menu of ${visit.person.account}">${icon('menu', 20)}<span class="h-ph">${visit.person.account}</span></summary><div>
<p class="who">Signed in as <b>${visit.person.account}</b></p>
${all.map((one) => html`<a class="o-sm" href="${link(visit, one.path)}">${one.label}</a>`)}
<a href="${link(visit, '/admin/help')}">Help</a><a href="${link(visit, '/admin/me')}">Your account</a><a href="${link(visit, '/')}">Public pages</a>
<button type="button" class="btn q js" data-do="theme">Dark or light</button>
<hr><form method="post" action="${link(visit, '/logout')}"><button class="btn q">Sign out</button></form></div></details>`;
}

function tabs(visit: Visit, group: NavItem, current: string): Html {
  const links = group.pages.map(
    ({ page, path, label }) =>
      html`<a href="${link(visit, path)}"${page === current && html` aria-current="page"`}>${label}</a>`,
  );
  return html`<nav class="sub" aria-label="${group.label}">${links}</nav>`;
}

/** To what the guide says of the page. */
function helpLink(visit: Visit, page: AdminView['page']): Html | false {
  if (page === 'none') return false;
  return html`<a class="sm" href="${link(visit, `/admin/help#${helpAnchor(HELP_OF_PAGE[page])}`)}">Help</a>`;
}

function acting(visit: Visit): Html | false {
  if (visit.actingFor === undefined) return false;
  return html`<div class="acting">${icon('user', 18)}<span>You act for <b class="m">${visit.actingFor}</b>. The audit trail names you both.</span><form method="post" action="${link(visit, '/admin/me/act')}"><button class="btn s">Stop</button></form></div>`;
}

function said(visit: Visit): Html | false {
  const done = visit.query.get('done');
  const message = doneMessage(done, visit.query.get('n'));
  if (message === undefined) return false;
  const next = nextSteps(done).map(({ path, words }) => html` · <a href="${link(visit, path)}">${words}</a>`);
  return html`<div class="note ok" role="status">${icon('ok', 18)}<div>${message}${next}</div></div>`;
}
