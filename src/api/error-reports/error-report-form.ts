import { type Html, html } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { landingAddress, recordPath } from '../../dissemination/record-address.ts';
import type { Reader } from '../../dissemination/words/reader.ts';
import { LONGEST_IN_ERROR_REPORT } from '../../domain/error-report/error-report.ts';
import { ERROR_REPORT_KEPT_DAYS } from '../../operations/error-reports/remove-error-reports.ts';
import { type TypedForm, typedArea, typedField } from '../requests/request-fields.ts';

/** The record whose page is wrong; `oldVersion` where an older version of it was read. */
export interface ReportedRecord {
  readonly igsn: string;
  readonly oldVersion: number | undefined;
}

/** The page on which a reader says what is wrong with a record; works without script. */
export function errorReportPage(
  face: PublicFace,
  reader: Reader,
  record: ReportedRecord,
  typed: Omit<TypedForm, 'words'>,
): string {
  const { errorReport } = reader.words.record;
  return framed(
    face,
    reader,
    record,
    html`<p class="lead">${errorReport.about}</p>
<section class="card">${reportForm(face, reader, record, { ...typed, words: reader.words.requests })}</section>`,
  );
}

/** What a reader sees who has reported. */
export function reportedPage(face: PublicFace, reader: Reader, record: ReportedRecord): string {
  const { sent, back } = reader.words.record.errorReport;
  return framed(
    face,
    reader,
    record,
    html`<div class="note o" role="status"><div>${sent}</div></div>
<p class="act"><a class="btn" href="${linkTo(face, recordPath(record.igsn, record.oldVersion))}">${back}</a></p>`,
  );
}

function framed(face: PublicFace, reader: Reader, { igsn }: ReportedRecord, content: Html): string {
  const title = reader.words.record.errorReport.title(igsn);
  const main = html`<div class="rqp"><h1>${title}</h1>${content}</div>`;
  return renderPage(face, { reader, title, unlisted: true, main });
}

function reportForm(face: PublicFace, { words }: Reader, record: ReportedRecord, form: TypedForm): Html {
  const { igsn, oldVersion } = record;
  const { errorReport } = words.record;
  const { name, email, summary, trap } = words.requests;
  const address = landingAddress(face.baseUrl, igsn, oldVersion);
  const longest = LONGEST_IN_ERROR_REPORT;
  return html`<form class="rq" method="post" action="${linkTo(face, `${recordPath(igsn)}/report`)}" novalidate>
${Object.keys(form.errors).length > 0 && html`<div class="note e" role="alert">${icon('error', 20)}<div>${summary}</div></div>`}
<p>${errorReport.page}: <a class="brk" href="${linkTo(face, recordPath(igsn, oldVersion))}">${address}</a></p>
${oldVersion !== undefined && html`<input type="hidden" name="version" value="${oldVersion}">`}
<div class="hp" aria-hidden="true"><label>${trap}<input name="website" tabindex="-1" autocomplete="off"></label></div>
${typedArea(form, 'problem', errorReport.problem, { hint: errorReport.problemHint, longest: longest.problem, rows: 8 })}
<fieldset><legend>${errorReport.you}</legend><p class="hint">${errorReport.youHint(ERROR_REPORT_KEPT_DAYS)}</p><div class="pair">${typedField(form, 'name', name, { longest: longest.name, isOptional: true, autocomplete: 'name' })}${typedField(form, 'email', email, { type: 'email', longest: longest.email, isOptional: true, autocomplete: 'email' })}</div></fieldset>
<div class="act"><button class="btn p">${errorReport.send}</button></div></form>`;
}
