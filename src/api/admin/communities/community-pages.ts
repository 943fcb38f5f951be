import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { CommunityFormat } from '../../../formats/community/community-format.ts';
import type { InstalledFormats } from '../../../formats/community/installed-formats.ts';
import type { CommunityTaken } from '../../communities/keep-community.ts';
import { LARGEST_PACKAGE } from '../../communities/unpack-community.ts';
import type { AdminView } from '../admin-page.ts';
import { type FormState, formProblem } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

type Shown = Pick<InstalledFormats, 'communities' | 'findings'>;

/** The formats in force, what is left out and why, and the form for a package. */
export function communitiesPage(
  visit: Visit,
  { communities, findings }: Shown,
  state: FormState = { values: {} },
): AdminView {
  const main = html`${leftOut(findings)}<div class="g"><div>${list(visit, communities)}${form(visit, state)}</div><div>${help()}</div></div>`;
  return {
    title: 'Formats of communities',
    page: 'communities',
    about: 'metadata formats that are here as data: schema, stylesheets and manifest',
    main,
  };
}

/** What a trial found, which is kept nowhere. */
export function triedPage(visit: Visit, tried: CommunityTaken): AdminView {
  const { label, version, name, namespace, oaiPrefix = 'none', isWritten, hasPage, findings } = tried;
  const passed = findings.map((one) => html`<li>${one.message}</li>`);
  const main = html`${passed.length > 0 && html`<div class="note w" role="status">${icon('warn', 18)}<div>Passed over, since it is of no use here:<ul>${passed}</ul></div></div>`}
<section class="card"><header><h2>${label}</h2><span class="m mut">${name} ${version}</span></header>
<dl class="kv"><div><dt>Namespace</dt><dd class="m brk">${namespace}</dd></div><div><dt>Harvested as</dt><dd class="m">${oaiPrefix}</dd></div><div><dt>Records are written in it</dt><dd>${isWritten ? 'yes' : 'no'}</dd></div><div><dt>Page of its own</dt><dd>${hasPage ? 'yes' : 'no'}</dd></div><div><dt>Documents tried</dt><dd>${tried.tried.length === 0 ? html`<span class="mut">none in the package</span>` : tried.tried.join(', ')}</dd></div></dl>
<div class="act box"><a class="btn" href="${link(visit, '/admin/communities')}">Back</a></div></section>`;
  return { title: 'The package is in order', page: 'communities', about: 'nothing was changed', main };
}

function list(visit: Visit, communities: readonly CommunityFormat[]): Html {
  if (communities.length === 0)
    return html`<section class="card"><div class="none"><p>No community has brought a format yet.</p></div></section>`;
  const rows = communities.map(
    ({ name, label, version, write, page, oaiPrefix }) =>
      html`<tr><th scope="row" class="wide">${label}</th><td class="m" data-l="Name">${name}</td><td data-l="Version">${version}</td><td data-l="Does">${does(write !== undefined, page !== undefined)}</td><td class="m" data-l="Harvested as">${oaiPrefix}</td><td class="r"><a class="btn" href="${link(visit, `/admin/communities/${encodeURIComponent(name)}/withdraw`)}" aria-label="Withdraw ${name}">Withdraw…</a></td></tr>`,
  );
  return html`<section class="card"><table class="qt"><thead><tr><th>Format</th><th>Name</th><th>Version</th><th>Does</th><th>Harvested as</th><th><span class="sr">To do</span></th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function does(isWritten: boolean, hasPage: boolean): string {
  return ['reads', ...(isWritten ? ['writes'] : []), ...(hasPage ? ['page'] : [])].join(', ');
}

function form(visit: Visit, state: FormState): Html {
  const error = state.errors?.file;
  const isTrial = state.values.try === 'yes';
  return html`<section class="card"><header><h2>Upload a package</h2></header><form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, '/admin/communities')}"><div class="box-t">${formProblem(state)}</div>
<label class="ck"><input type="checkbox" name="try" value="yes"${isTrial && ' checked'}> Only try it; change nothing</label>
<label>ZIP file<input type="file" name="file" accept=".zip,application/zip" required aria-describedby="file-hint${error !== undefined && ' file-error'}"></label><p class="hint" id="file-hint">At most ${LARGEST_PACKAGE / 1_048_576} MB. A community of the same name is replaced.</p>${error !== undefined && html`<p class="err" id="file-error">${error}</p>`}
<div class="act"><button class="btn p">Upload</button></div></form></section>`;
}

function leftOut(findings: readonly Finding[]): Html | null {
  if (findings.length === 0) return null;
  const lines = findings
    .slice(0, 20)
    .map((one) => html`<li>${one.at?.file && html`<span class="m brk">${one.at.file}</span> `}${one.message}</li>`);
  return html`<div class="note w" role="status">${icon('warn', 18)}<div>These are in the folder and left out:<ul>${lines}</ul></div></div>`;
}

function help(): Html {
  return html`<section class="card"><header><h2>What is in a package</h2></header><dl class="kv"><div><dt class="m">manifest.json</dt><dd>name, version, namespace, root and files</dd></div><div><dt class="m">*.xsd</dt><dd>the schema, and what it includes</dd></div><div><dt class="m">*.xsl</dt><dd>XSLT 1.0: to IGSN description; if there are, from it and to a page</dd></div><div><dt class="m">*.xml</dt><dd>documents by which the package is tried</dd></div></dl><div class="box"><p class="sm mut">It is tried in a closed room before it counts: no network, no files, twenty seconds. Where something is wrong, everything stays as it was.</p></div></section>`;
}
