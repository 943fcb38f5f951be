import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { OBJECT_TYPE, OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { OwnFields } from '../../../domain/own-fields/own-field.ts';
import { fieldTargets } from '../../../intake/mapping/field-targets.ts';
import type { PreviewTable } from '../../../intake/preview/open-preview.ts';
import { choiceName } from './chosen-mapping.ts';

/** A table with its choices of fields above the first rows, the installation's own among them, and every finding in the cell it is about. */
export function mappingGrid(
  table: PreviewTable,
  at: number | undefined,
  findings: readonly Finding[],
  ownFields: OwnFields,
): Html {
  const ours = findings.filter((one) => one.at?.file === table.file && one.at.sheet === table.sheet);
  const ofTable = ours.filter((one) => one.at?.row === undefined && one.code !== 'table-recognised');
  const head = table.columns.map((_, index) => headCell(table, at, index, ownFields));
  const rows = table.rows.map((row) =>
    gridRow(
      table,
      row,
      ours.filter((one) => one.at?.row === row.row),
    ),
  );
  return html`<section class="card next"><header class="pad"><h2>${table.sheet ?? table.file}</h2>${kindChoice(table, at)}</header>${ofTable.length > 0 && html`<ul class="told">${ofTable.map(told)}</ul>`}<div class="gridbox" tabindex="0" role="region" aria-label="First rows of ${table.sheet ?? table.file}"><table class="grid"><thead><tr><th class="r">Row</th>${head}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function kindChoice(table: PreviewTable, at: number | undefined): Html {
  if (at === undefined) return html`<span class="mut sm">a section listing: all its columns are known</span>`;
  const options = OBJECT_TYPES.map(
    (type) => html`<option value="${type}"${type === table.type && ' selected'}>${OBJECT_TYPE[type].plural}</option>`,
  );
  const guess = !table.isTypeSure && html` <span class="wt-c sm">${icon('warn', 17)} a guess: please look</span>`;
  return html`<label class="kind">holds <select name="${choiceName(at)}">${options}</select></label>${guess}`;
}

function headCell(table: PreviewTable, at: number | undefined, index: number, ownFields: OwnFields): Html {
  const column = table.columns[index]!;
  const heading = column.heading === '' ? `column ${index + 1}` : column.heading;
  if (at === undefined || table.type === undefined) return html`<th>${heading}</th>`;
  const retired = new Set(ownFields.known(table.type).flatMap((one) => (one.isRetired ? [one.field.name] : [])));
  // A retired field is offered only where its column is proposed for it, or was chosen.
  const words = [...fieldTargets(table.type, ownFields).keys()].filter(
    (word) => word === column.field || !retired.has(word),
  );
  const options = words.map((word) => html`<option${word === column.field && ' selected'}>${word}</option>`);
  return html`<th><label>${heading}${GROUND[column.ground]}<select name="${choiceName(at, index)}"><option value="">not read</option>${options}</select></label></th>`;
}

const GROUND = {
  known: false,
  near: html` <span class="wt-c">a guess</span>`,
  unit: html` <span class="bad-c">unit does not fit</span>`,
  none: html` <span class="mut">unknown</span>`,
} as const;

function gridRow(table: PreviewTable, row: PreviewTable['rows'][number], findings: readonly Finding[]): Html {
  const headings = table.columns.map((column) => column.heading);
  const ofRow = findings.filter((one) => !headings.includes(one.at?.column ?? ''));
  const cells = row.cells.map((text, index) => {
    const about = findings.filter((one) => one.at?.column === headings[index]);
    return html`<td${worst(about)}>${text}${about.map(sayShort)}</td>`;
  });
  const line = html`<tr><th class="r" scope="row"${worst(findings)}>${row.row}</th>${cells}</tr>`;
  return ofRow.length === 0
    ? line
    : html`${line}<tr class="more"><td></td><td colspan="${Math.max(1, row.cells.length)}">${ofRow.map(sayShort)}</td></tr>`;
}

function worst(findings: readonly Finding[]): Html | false {
  if (findings.some((one) => one.severity === 'error')) return html` class="fe"`;
  return findings.some((one) => one.severity === 'warning') && html` class="fw"`;
}

function sayShort(one: Finding): Html {
  const look = one.severity === 'error' ? 'bad-c' : one.severity === 'warning' ? 'wt-c' : 'mut';
  return html`<span class="say ${look}">${sentence(one)}</span>`;
}

function told(one: Finding): Html {
  const look = one.severity === 'error' ? 'bad-c' : one.severity === 'warning' ? 'wt-c' : 'mut';
  return html`<li class="${look}">${sentence(one)}</li>`;
}

/** What a finding says, and what would have been right where that is not said already. */
function sentence({ message, rule, severity }: Finding): string {
  const said = message.replace(/\.$/, '');
  return rule === undefined || severity === 'info' || message.includes(rule) ? `${said}.` : `${said}. Wanted: ${rule}.`;
}
