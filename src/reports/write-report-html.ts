import { escapeXml } from '../paper/escape-xml.ts';
import { drawingSvg } from './drawing-svg.ts';
import {
  ownWords,
  type ReportBlock,
  type ReportColumn,
  type ReportDocument,
  type ReportTable,
  type ReportWords,
} from './report-document.ts';
import { spellCell, spellHead, spellMoment } from './spell-cell.ts';

const STYLE = `
:root{color-scheme:light;font:10pt/1.4 Inter,"Segoe UI",-apple-system,system-ui,Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;color:#1c1b18}
body{margin:0 auto;padding:24px;max-width:1208px;background:#fff}
h1{font-size:22pt;line-height:1.18;font-weight:640;margin:0}
.sub{font-size:12pt;color:#57534a;margin:2px 0 12px}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15em,1fr));gap:6px 24px;margin:0 0 16px;padding:10px 0;border-block:1px solid #c3beb1}
dt{color:#57534a;font-size:8.5pt}dd{margin:0;font-weight:550;overflow-wrap:anywhere}
h2{font-size:13pt;font-weight:640;margin:20px 0 4px;break-after:avoid}
p{margin:4px 0 8px;max-width:62em}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 16px;font-size:8.5pt;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:640;font-size:10.5pt;padding:6px 0}
th{text-align:left;vertical-align:bottom;border-bottom:1.5px solid #57534a;padding:3px 6px}
td{vertical-align:top;border-bottom:1px solid #dfdcd3;padding:3px 6px}
th.n,td.n{text-align:right;white-space:nowrap}
td.i{font-family:"JetBrains Mono",ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:8pt;white-space:nowrap}
tr{break-inside:avoid}tr.s{font-weight:640}thead{display:table-header-group}
figure{margin:8px 0 16px;break-inside:avoid;overflow-x:auto}
figcaption{font-weight:640;font-size:10.5pt;margin-bottom:4px}
svg{display:block;height:auto}
.lines{margin:16px 0}.lines b{display:block;margin-bottom:4px}.lines i{display:block;height:9mm;border-bottom:1px solid #8a8578}
.page{break-before:page}
footer{margin-top:20px;color:#57534a;font-size:8.5pt}
@page{margin:12mm}
@media print{body{padding:0;max-width:none}.wide,figure{overflow:visible}svg{max-width:100%}}
`;

/** A report as one HTML page that prints well; no script, nothing from elsewhere. Flows piece by piece. */
export function* writeReportHtml(report: ReportDocument): Generator<string> {
  const { title, subtitle, facts, isLandscape, madeAt } = report;
  const { madeBy, language, emptyTable } = ownWords(report);
  const page = isLandscape ? '@page{size:A4 landscape}' : '@page{size:A4}';
  yield `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(`${title}, ${subtitle}`)}</title><style>${STYLE}${page}</style></head><body><main><h1>${escapeXml(title)}</h1><p class="sub">${escapeXml(subtitle)}</p><dl>`;
  for (const { label, value } of facts) yield `<div><dt>${escapeXml(label)}</dt><dd>${escapeXml(value)}</dd></div>`;
  yield '</dl>\n';
  for (const block of report.blocks()) yield* blockHtml(block, emptyTable);
  yield `</main><footer>${escapeXml(madeBy)}, ${escapeXml(spellMoment(madeAt))}</footer></body></html>\n`;
}

function* blockHtml(block: ReportBlock, emptyTable: string): Generator<string> {
  if (block.kind === 'table') yield* tableHtml(block, emptyTable);
  else if (block.kind === 'drawing') {
    const caption = block.title === '' ? '' : `<figcaption>${escapeXml(block.title)}</figcaption>`;
    yield `<figure>${caption}${drawingSvg(block.drawing, block.alt)}</figure>\n`;
  } else yield wordsHtml(block);
}

function wordsHtml(block: ReportWords): string {
  if (block.kind === 'heading') return `<h2>${escapeXml(block.text)}</h2>\n`;
  if (block.kind === 'note') return `<p>${escapeXml(block.text)}</p>\n`;
  if (block.kind === 'page') return '<div class="page"></div>\n';
  return `<div class="lines"><b>${escapeXml(block.title)}</b>${'<i></i>'.repeat(block.count)}</div>\n`;
}

const CLASS: Readonly<Record<ReportColumn['kind'], string>> = {
  number: ' class="n"',
  id: ' class="i"',
  text: '',
  moment: '',
};
const BATCH = 200;

function* tableHtml({ title, columns, rows, isStrong }: ReportTable, emptyTable: string): Generator<string> {
  const heads = columns.map(
    (one) => `<th scope="col"${one.kind === 'number' ? ' class="n"' : ''}>${escapeXml(spellHead(one))}</th>`,
  );
  const caption = title === '' ? '' : `<caption>${escapeXml(title)}</caption>`;
  yield `<div class="wide" tabindex="0" role="group" aria-label="${escapeXml(title || 'Table')}"><table>${caption}<thead><tr>${heads.join('')}</tr></thead><tbody>\n`;
  let batch = '';
  let count = 0;
  for (const row of rows()) {
    const cells = columns.map((one, at) => `<td${CLASS[one.kind]}>${escapeXml(spellCell(one, row[at] ?? null))}</td>`);
    batch += `<tr${isStrong?.(row) === true ? ' class="s"' : ''}>${cells.join('')}</tr>\n`;
    if (++count % BATCH !== 0) continue;
    yield batch;
    batch = '';
  }
  yield `${batch}</tbody></table></div>\n`;
  if (count === 0) yield `<p>${escapeXml(emptyTable)}</p>\n`;
}
