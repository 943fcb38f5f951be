import { type Html, html } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { ReportWords } from '../../dissemination/words/en/reports.ts';
import type { Reader } from '../../dissemination/words/reader.ts';
import { canHold, FATES, SUBSAMPLE_TYPES } from '../../domain/curation/back-report.ts';
import { isOpenItem, parcelName } from '../../domain/curation/parcel.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Parcel, ParcelItem, ParcelReport } from '../../operations/curation/parcels/parcel-ports.ts';

/** Rows for pieces in one form; more go into another report. */
export const PIECE_ROWS = 8;

/** What the page to report back shows. */
export interface ReportPageView {
  readonly face: PublicFace;
  readonly reader: Reader;
  readonly secret: string;
  readonly parcel: Parcel;
  readonly expedition: string;
  readonly items: readonly ParcelItem[];
  readonly reports: readonly ParcelReport[];
  /** What was typed, by field; the key of the report among it. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly isSent: boolean;
}

/** The page of a recipient: every sample with what became of it, pieces made, publications. Works without script. */
export function reportPage(view: ReportPageView): string {
  const { face, reader, parcel, expedition, isSent } = view;
  const words = reader.words.reports;
  const main = html`<div class="rqp"><div class="kind"><span class="k">${icon('sample')}${words.parcelOf(parcelName(parcel), expedition)}</span></div><h1>${words.title}</h1><p class="lead">${words.about}</p>
${parcel.dueOn !== null && html`<p>${words.dueOn(parcel.dueOn)}</p>`}${isSent && html`<div class="note o" role="status"><div>${words.sent}</div></div>`}
<section class="card">${form(view, words)}</section>${before(view, words)}</div>`;
  return renderPage(face, { reader, title: words.title, unlisted: true, main });
}

/** What is said to who comes with a link that leads nowhere. */
export function lockedReportPage(face: PublicFace, reader: Reader): string {
  const { lockedTitle, lockedText } = reader.words.reports;
  const main = html`<section class="card empty"><span class="ghost">${icon('sample', 48)}</span><div><h1>${lockedTitle}</h1><p>${lockedText}</p></div></section>`;
  return renderPage(face, { reader, title: lockedTitle, unlisted: true, main });
}

/** Findings in the words of the reader, each once. */
export function problemsOf(findings: readonly Finding[], words: ReportWords): readonly string[] {
  const said = words.findings as Readonly<Record<string, string>>;
  return [...new Set(findings.map((one) => said[one.code] ?? one.message))];
}

function form(view: ReportPageView, words: ReportWords): Html {
  const { face, secret, values, problems, items } = view;
  const problem =
    problems.length > 0 &&
    html`<div class="note e" role="alert">${icon('error', 20)}<div><b>${words.summary}</b><ul>${problems.map((one) => html`<li>${one}</li>`)}</ul></div></div>`;
  const pieceOf = items.filter((one) => SUBSAMPLE_TYPES.some((type) => canHold(one.type, type)));
  const rows = Array.from({ length: PIECE_ROWS }, (_, at) => pieceRow(view, words, pieceOf, at));
  const isTyped = rows.some((_, at) => at > 1 && (values[`pieceOf-${at}`] ?? '') !== '');
  const pieces =
    pieceOf.length > 0 &&
    html`<fieldset><legend>${words.pieces}</legend><p class="hint">${words.piecesHint}</p>${rows.slice(0, 2)}<details${isTyped && ' open'}><summary>${words.morePieces}</summary>${rows.slice(2)}</details></fieldset>`;
  return html`<form class="rq" method="post" action="${linkTo(face, `/reports/${secret}`)}">${problem}<input type="hidden" name="id" value="${values.id}">
<fieldset id="samples"><legend>${words.samples}</legend>${items.map((one) => itemRow(view, words, one))}</fieldset>
${pieces}
<fieldset><legend>${words.works}</legend><label><span class="sr">${words.works}</span><textarea name="works" rows="3" maxlength="4000" spellcheck="false" aria-describedby="works-hint">
${values.works ?? ''}</textarea></label><p class="hint" id="works-hint">${words.worksHint}</p></fieldset>
<label>${words.words}<textarea name="note" rows="3" maxlength="4000">
${values.note ?? ''}</textarea></label>
<label>${words.by}<input name="by" maxlength="200" autocomplete="name" value="${values.by ?? ''}"></label>
<div class="act"><button class="btn p">${words.send}</button></div></form>`;
}

function itemRow({ values }: ReportPageView, words: ReportWords, item: ParcelItem): Html {
  const name = html`<b class="m brk">${item.igsn ?? item.name}</b> <span class="mut">${item.igsn === null ? '' : item.name}</span>`;
  if (!isOpenItem(item.state)) return html`<p>${name} ${words.states[item.state]}</p>`;
  const chosen = values[`fate-${item.thingId}`] ?? '';
  const options = FATES.map(
    (one) => html`<option value="${one}"${one === chosen && ' selected'}>${words.fates[one]}</option>`,
  );
  return html`<div class="pers"><p>${name} <span class="mut">${words.states[item.state]}</span></p><div class="pair"><label>${words.fate}<span class="sr"> ${item.name}</span><select name="fate-${item.thingId}"><option value="">${words.noWord}</option>${options}</select></label><label>${words.note}<span class="sr"> ${item.name}</span><input name="note-${item.thingId}" maxlength="500" autocomplete="off" value="${values[`note-${item.thingId}`] ?? ''}"></label></div></div>`;
}

function pieceRow({ values }: ReportPageView, words: ReportWords, items: readonly ParcelItem[], at: number): Html {
  const value = (field: string) => values[`${field}-${at}`] ?? '';
  const of = items.map(
    (one) =>
      html`<option value="${one.thingId}"${one.thingId === value('pieceOf') && ' selected'}>${one.name}</option>`,
  );
  const kinds = SUBSAMPLE_TYPES.map(
    (one) => html`<option value="${one}"${one === value('pieceKind') && ' selected'}>${words.kinds[one]}</option>`,
  );
  return html`<div class="pers"><div class="pair"><label>${words.pieceOf}<select name="pieceOf-${at}"><option value=""></option>${of}</select></label><label>${words.pieceKind}<select name="pieceKind-${at}">${kinds}</select></label><label>${words.pieceName}<input name="pieceName-${at}" maxlength="60" autocomplete="off" value="${value('pieceName')}"></label><label>${words.note}<input name="pieceNote-${at}" maxlength="500" autocomplete="off" value="${value('pieceNote')}"></label></div></div>`;
}

function before({ reports }: ReportPageView, words: ReportWords): Html | false {
  if (reports.length === 0) return false;
  const lines = reports.map(
    (one) =>
      html`<li><span class="mut n">${one.reportedAt.slice(0, 16).replace('T', ' ')} (UTC)</span><span><b>${one.reportedBy}</b>: ${words.reportStates[one.state]}${one.reason !== '' && html` <span class="say">${one.reason}</span>`}</span></li>`,
  );
  return html`<section class="card" id="before"><header><h2>${words.sentBefore}</h2></header><ol class="rqh">${lines}</ol></section>`;
}
