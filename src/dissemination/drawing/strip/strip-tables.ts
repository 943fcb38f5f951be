import { type Html, html, type Part } from '../../frame/html.ts';
import { fixed, plain, recoveryPercent } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { runLabel } from '../object-label.ts';
import type { DrawnFor, HrefOf } from './drawn-link.ts';
import { type StripData, unitsWithin } from './strip-data.ts';

const NO_CELL = html`<td class="r"></td>`;

/** The data of the drawing as tables to unfold: samples of the section, core runs of the window, rock units of what is drawn. */
export function stripTables(data: StripData, drawnFor: DrawnFor): readonly (Html | null)[] {
  return [sampleTable(data, drawnFor), runTable(data, drawnFor), rockTable(data, drawnFor.words)];
}

function sampleTable({ section }: StripData, { hrefOf, words: { drawing } }: DrawnFor): Html | null {
  if (section === undefined || section.cuts.length === 0) return null;
  const rows = section.cuts.map((cut) => {
    const name = `${plain(cut.topCm)}–${plain(cut.bottomCm)}`;
    const text = cut.combinedId === section.own ? drawing.thisOne(name) : name;
    return html`<tr><th scope="row">${linkedName(text, cut.igsn, hrefOf)}</th><td class="r">${fixed(section.topM + cut.topCm / 100, 2)}</td><td class="r">${fixed(section.topM + cut.bottomCm / 100, 2)}</td></tr>`;
  });
  const { length } = section.cuts;
  const note =
    section.total > length ? html`<p class="box mut sm">${drawing.someOfSamples(length, section.total)}</p>` : null;
  const heads = [drawing.cmColumn, drawing.top, drawing.bottom];
  return html`${note}${unfolded(drawing.samplesAsTable, drawing.samples, heads, rows)}`;
}

function runTable(data: StripData, { hrefOf, words: { drawing } }: DrawnFor): Html | null {
  if (data.window === undefined || data.runs.length === 0) return null;
  const rows = data.runs.map((run) => {
    const percent = recoveryPercent(run.recoveredM, run.drilledM);
    const name = linkedName(runLabel(run.name, run.coreType), run.igsn, hrefOf);
    return html`<tr><th scope="row">${name}</th><td class="r">${fixed(run.topM, 2)}</td><td class="r">${fixed(run.bottomM, 2)}</td>${figure(run.recoveredM, 2)}${figure(percent, 0)}</tr>`;
  });
  return unfolded(
    drawing.runsAsTable,
    drawing.runs,
    [drawing.run, drawing.top, drawing.bottom, drawing.recovered, '%'],
    rows,
  );
}

function rockTable({ log, window, bottomM }: StripData, { drawing, terms }: Words): Html | null {
  const units = unitsWithin(log.units, window ?? { topM: 0, bottomM });
  if (units.length === 0) return null;
  const rows = units.map(
    (unit) =>
      html`<tr><th scope="row">${unit.rock === '' ? terms.notDescribed : unit.rock}</th><td class="r">${fixed(unit.topM, 2)}</td><td class="r">${fixed(unit.bottomM, 2)}</td></tr>`,
  );
  return unfolded(drawing.rocksAsTable, drawing.rockUnits, [drawing.rock, drawing.top, drawing.bottom], rows);
}

function figure(value: number | null | undefined, digits: number): Html {
  return value === null || value === undefined ? NO_CELL : html`<td class="r">${fixed(value, digits)}</td>`;
}

function linkedName(name: string, igsn: string | null, hrefOf: HrefOf): Part {
  return igsn === null ? name : html`<a href="${hrefOf(igsn)}">${name}</a>`;
}

function unfolded(title: string, name: string, heads: readonly string[], rows: readonly Html[]): Html {
  const head = heads.map((text, at) => html`<th${at > 0 && html` class="r"`}>${text}</th>`);
  return html`<details class="more"><summary>${title}</summary><div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="tab"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
