import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count, measure } from '../../../dissemination/frame/quantity.ts';
import { DUMP_CHECKSUMS, DUMP_MANIFEST, type DumpManifest } from '../../../domain/registration/dump.ts';
import { age } from '../age.ts';
import { link, type Visit } from '../visit.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Octets in the unit that leaves the fewest digits, one decimal below ten: `4.2 MB`. */
export function octets(bytes: number): string {
  const at = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** at;
  return measure(at > 0 && value < 10 ? value.toFixed(1) : String(Math.round(value)), UNITS[at]!);
}

/** Dumps as a table, the latest first, each with its files. */
export function dumpTable(visit: Visit, dumps: readonly DumpManifest[]): Html {
  return html`<table class="qt"><thead><tr><th>Dump</th><th class="r">Records</th><th>Files</th><th class="r">Left out</th><th>Made</th></tr></thead><tbody>${dumps.map((one) => row(visit, one))}</tbody></table>`;
}

function row(visit: Visit, dump: DumpManifest): Html {
  const path = `/dumps/${dump.name}/`;
  const bytes = dump.files.reduce((sum, file) => sum + file.bytes, 0);
  const names = [
    ...dump.files.map((file) => [file.name, ` ${octets(file.bytes)}`]),
    [DUMP_MANIFEST, ''],
    [DUMP_CHECKSUMS, ''],
  ];
  const files = names.map(
    ([name, size]) =>
      html`<li><a href="${link(visit, `${path}${name}`)}">${name}</a><span class="mut">${size}</span></li>`,
  );
  return html`<tr><th scope="row" class="wide"><a href="${link(visit, path)}">${dump.name}</a><span class="say mut sm">${dump.formats.map(({ name }) => name).join(', ')}</span></th><td class="r n" data-l="Records">${count(dump.records)}</td><td class="wide"><details><summary>${count(names.length)} files, ${octets(bytes)}</summary><ul class="plain">${files}</ul></details></td><td class="r n" data-l="Left out">${count(dump.omitted)}</td><td>${age(dump.finishedAt, visit.now)}</td></tr>`;
}
