import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { ReceivedRow } from '../../../store/read/find-record-surroundings.ts';
import { stamp } from '../age.ts';
import { adminRecordPath, link, pathWith, type Visit } from '../visit.ts';

/** The versions of a record, with a form that compares two of them, and the way back to older ones for who may. */
export function versionsCard(
  visit: Visit,
  igsn: string,
  versions: readonly { readonly version: number; readonly createdAt: string; readonly createdBy: string }[],
  mayRestore: boolean,
): Html {
  const options = (selected: number | undefined) =>
    versions.map((one) => html`<option${one.version === selected && ' selected'}>${one.version}</option>`);
  const compare = html`<form class="fil" action="${link(visit, `${adminRecordPath(igsn)}/versions`)}"><label class="half">From<select name="from">${options(versions[1]?.version)}</select></label><label class="half">To<select name="to">${options(versions[0]?.version)}</select></label><button class="btn">Compare</button></form>`;
  const rows = versions
    .slice(0, 10)
    .map(
      (one, at) =>
        html`<div><dt>Version ${one.version}</dt><dd>${stamp(one.createdAt)} by ${one.createdBy}${mayRestore && at > 0 && html` <a class="btn s" href="${link(visit, pathWith(`${adminRecordPath(igsn)}/restore`, { restored: String(one.version) }))}">Restore<span class="sr"> version ${one.version}</span></a>`}</dd></div>`,
    );
  return html`<section class="card"><header><h2>Versions</h2></header><dl class="kv">${rows}${versions.length > 10 && html`<div><dt>${versions.length - 10} older</dt><dd>chosen below</dd></div>`}</dl>${versions.length > 1 && compare}</section>`;
}

/** The documents that came in, each as it was. */
export function documentsCard(visit: Visit, igsn: string, documents: readonly ReceivedRow[]): Html {
  const rows = documents.map(
    (one) =>
      html`<div><dt>${one.part}, ${one.number + 1}</dt><dd><a href="${link(visit, `${adminRecordPath(igsn)}/documents/${encodeURIComponent(one.part)}/${one.number}`)}">${one.format}</a> with version ${one.version}, ${stamp(one.createdAt)} by ${one.createdBy}</dd></div>`,
  );
  return html`<section class="card"><header><h2>Documents as received</h2></header>${rows.length === 0 ? html`<div class="none"><p>None: the record came from the core tree, or as fields.</p></div>` : html`<dl class="kv">${rows}</dl>`}</section>`;
}
