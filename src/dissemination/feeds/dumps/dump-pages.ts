import { DUMP_CHECKSUMS, DUMP_MANIFEST, type DumpManifest } from '../../../domain/registration/dump.ts';
import { type Html, html } from '../../frame/html.ts';
import { linkTo, renderPage } from '../../frame/page-shell.ts';
import { count } from '../../frame/quantity.ts';
import type { PublicFace } from '../../public-face.ts';

/** All dumps, the latest first, and what to do with them. */
export function dumpsPage(face: PublicFace, dumps: readonly DumpManifest[]): string {
  const rows = dumps.map(
    (one) =>
      html`<tr><th scope="row"><a href="${linkTo(face, `/dumps/${one.name}/`)}">${one.name}</a></th><td class="r n" data-l="Records">${count(one.records)}</td><td data-l="Formats">${one.formats.map(({ name }) => name).join(', ')}</td><td class="r n" data-l="Change number">${one.changeNumber}</td></tr>`,
  );
  const none = html`<div class="none"><p>There is no dump here yet.</p></div>`;
  const table = html`<table class="qt"><thead><tr><th>Begun (UTC)</th><th class="r">Records</th><th>Formats</th><th class="r">Complete as of change</th></tr></thead><tbody>${rows}</tbody></table>`;
  const latest =
    dumps.length > 0 &&
    html`<p class="mut sm">The latest is also at <a href="${linkTo(face, '/dumps/latest/')}">/dumps/latest/</a>. Who loads it and then follows the <a href="${linkTo(face, '/feeds/changes')}">change feed</a> behind its change number has everything.</p>`;
  const main = html`<div class="rh"><h1>Dumps</h1></div>${latest}<section class="card">${dumps.length === 0 ? none : table}</section>`;
  return renderPage(face, { title: 'Dumps', canonical: `${face.baseUrl}/dumps/`, unlisted: true, main });
}

/** The files of one dump. Links are relative, so that they work at its name and at `latest`. */
export function dumpPage(face: PublicFace, dump: DumpManifest): string {
  const rows = dump.files.map(
    (one) =>
      html`<tr><th scope="row"><a href="${one.name}">${one.name}</a></th><td class="r n" data-l="Records">${count(one.records)}</td><td class="r n" data-l="Bytes">${count(one.bytes)}</td><td class="m wide">${one.sha256}</td></tr>`,
  );
  const facts: readonly (readonly [string, Html | string | false])[] = [
    ['Begun', dump.begunAt],
    ['Records', count(dump.records)],
    ['Of others', dump.harvested !== undefined && count(dump.harvested)],
    ['Complete as of change', html`${dump.changeNumber}, <a href="${dump.next}">what changed since</a>`],
    ['Licence', dump.licence !== null && html`<a href="${dump.licence}">${dump.licence}</a>`],
    ['Left out of a format', dump.omitted > 0 && count(dump.omitted)],
  ];
  const shown = facts.filter(([, value]) => value !== false);
  const list = html`<dl class="kv">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
  const beside = html`<p class="mut sm"><a href="${DUMP_MANIFEST}">${DUMP_MANIFEST}</a> · <a href="${DUMP_CHECKSUMS}">${DUMP_CHECKSUMS}</a></p>`;
  const table = html`<table class="qt"><thead><tr><th>File</th><th class="r">Records</th><th class="r">Bytes</th><th>SHA-256</th></tr></thead><tbody>${rows}</tbody></table>`;
  const main = html`<div class="rh"><h1>Dump ${dump.name}</h1></div><section class="card">${list}</section>${beside}<section class="card">${table}</section>`;
  return renderPage(face, { title: `Dump ${dump.name}`, unlisted: true, main });
}
