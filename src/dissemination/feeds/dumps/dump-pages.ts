import { DUMP_CHECKSUMS, DUMP_MANIFEST, type DumpManifest } from '../../../domain/registration/dump.ts';
import { type Html, html } from '../../frame/html.ts';
import { linkTo, renderPage } from '../../frame/page-shell.ts';
import type { PublicFace } from '../../public-face.ts';
import type { Reader } from '../../words/reader.ts';

/** All dumps, the latest first, and what to do with them. */
export function dumpsPage(face: PublicFace, dumps: readonly DumpManifest[], reader: Reader): string {
  const { count, service } = reader.words;
  const rows = dumps.map(
    (one) =>
      html`<tr><th scope="row"><a href="${linkTo(face, `/dumps/${one.name}/`)}">${one.name}</a></th><td class="r n">${count(one.records)}</td><td>${one.formats.map(({ name }) => name).join(', ')}</td><td class="r n">${one.changeNumber}</td></tr>`,
  );
  const none = html`<div class="box"><p>${service.noDump}</p></div>`;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${service.dumps}"><table class="tab"><thead><tr><th>${service.begunUtc}</th><th class="r">${service.recordCount}</th><th>${service.formats}</th><th class="r">${service.asOfChange}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  const latest =
    dumps.length > 0 &&
    html`<p class="mut sm">${service.latest(html`<a href="${linkTo(face, '/dumps/latest/')}">/dumps/latest/</a>`, html`<a href="${linkTo(face, '/feeds/changes')}">${service.changeFeed}</a>`)}</p>`;
  const main = html`<div class="rh"><h1>${service.dumps}</h1></div>${latest}<section class="card gap">${dumps.length === 0 ? none : table}</section>`;
  return renderPage(face, { reader, title: service.dumps, canonical: `${face.baseUrl}/dumps/`, unlisted: true, main });
}

/** The files of one dump. Links are relative, so that they work at its name and at `latest`. */
export function dumpPage(face: PublicFace, dump: DumpManifest, reader: Reader): string {
  const { count, service } = reader.words;
  const rows = dump.files.map(
    (one) =>
      html`<tr><th scope="row"><a href="${one.name}">${one.name}</a></th><td class="r n">${count(one.records)}</td><td class="r n">${count(one.bytes)}</td><td class="m">${one.sha256}</td></tr>`,
  );
  const facts: readonly (readonly [string, Html | string | false])[] = [
    [service.begun, dump.begunAt],
    [service.recordCount, count(dump.records)],
    [service.ofOthers, dump.harvested !== undefined && count(dump.harvested)],
    [service.asOfChange, html`${dump.changeNumber}, <a href="${dump.next}">${service.changedSince}</a>`],
    [service.licence, dump.licence !== null && html`<a href="${dump.licence}">${dump.licence}</a>`],
    [service.leftOut, dump.omitted > 0 && count(dump.omitted)],
  ];
  const shown = facts.filter(([, value]) => value !== false);
  const list = html`<dl class="rqk">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
  const beside = html`<p class="mut sm"><a href="${DUMP_MANIFEST}">${DUMP_MANIFEST}</a> · <a href="${DUMP_CHECKSUMS}">${DUMP_CHECKSUMS}</a></p>`;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${service.dump(dump.name)}"><table class="tab"><thead><tr><th>${service.file}</th><th class="r">${service.recordCount}</th><th class="r">${service.bytes}</th><th>SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  const main = html`<div class="rh"><h1>${service.dump(dump.name)}</h1></div><div class="gap"><section class="card">${list}</section>${beside}<section class="card">${table}</section></div>`;
  return renderPage(face, { reader, title: service.dump(dump.name), unlisted: true, main });
}
