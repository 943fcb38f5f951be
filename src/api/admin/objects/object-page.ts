import { openedFilePath } from '../../../dissemination/files/file-address.ts';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count, depthRange } from '../../../dissemination/frame/quantity.ts';
import { todayOf } from '../../../dissemination/public-face.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { FILE_KIND_LABELS, FILE_KINDS, isPicture } from '../../../domain/files/file-kind.ts';
import { objectMeant, rightsOn } from '../../../operations/files/file-access.ts';
import type { ObjectFile } from '../../../operations/files/file-ports.ts';
import type { TreeObject } from '../../../operations/tree-ports.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { adminRecordPath, link, type Visit } from '../visit.ts';

/** Fields of what is said of a file, in the form of a new one and of each that is there. */
export const FILE_FIELDS = ['kind', 'title', 'credit', 'licence', 'takenAt', 'topCm', 'bottomCm', 'public'] as const;

/** What came back with something wrong: the form of a new file, or that of the file of that key. */
export interface TriedFile {
  readonly file?: string;
  readonly state: FormState;
}

const MB = 1_000_000;

/** The page of an object, by its key, IGSN or name. */
export function objectPath(id: string): string {
  return `/admin/objects/${encodeURIComponent(id)}`;
}

/** `/admin/objects/:id`: what an object is, and its pictures and documents. Throws `not-found`, also for what the person may not see. */
export async function objectPage(visit: Visit, tried?: TriedFile): Promise<AdminView> {
  const { object, files, enters, gone } = await seen(visit);
  const list =
    files.length === 0
      ? html`<div class="none"><p>It has no pictures or documents yet.</p></div>`
      : html`<ul class="filed">${files.map((one) => row(visit, object, { file: one, enters, tried }))}</ul>`;
  const isOpened = gone !== undefined && enters;
  const back =
    isOpened &&
    html`<div class="note i" role="status"><div>${gone.fileName} is taken away; it can be brought back for 30 days.</div><form method="post" action="${link(visit, `${objectPath(object.id)}/files/${gone.id}/restore`)}"><button class="btn s">Bring it back</button></form></div>`;
  const main = html`<div class="g"><div>${back}<section class="card" id="files"><header><h2>Pictures and documents</h2><span class="mut sm">${String(files.length)}</span></header>${list}</section></div><div>${facts(visit, object)}${enters && newFile(visit, object, tried)}</div></div>`;
  return { title: object.combinedId, page: 'objects', about: OBJECT_TYPE[object.type].label, main };
}

async function seen(visit: Visit) {
  const { house, caller, params, query } = visit;
  const [shownId = ''] = [params.id];
  return house.unitOfWork(async (work) => {
    const object = await objectMeant(work, shownId, caller);
    const files = await work.files.ofObjects([object.id]);
    const { enters } = await rightsOn(work, object, caller);
    const key = keyIn(query.get('gone'));
    const [gone] = key === '' ? [] : await work.files.find([key]);
    return { object, files, enters, gone: gone?.objectId === object.id && gone.deletedAt !== null ? gone : undefined };
  });
}

function facts(visit: Visit, { type, igsn, topDrfM, bottomDrfM }: TreeObject): Html {
  const rows: readonly (readonly [string, Html | string | false])[] = [
    ['Kind', OBJECT_TYPE[type].label],
    ['IGSN', igsn !== null && html`<a class="m" href="${link(visit, adminRecordPath(igsn))}">${igsn}</a>`],
    ['Depth', topDrfM !== null && `${depthRange(topDrfM, bottomDrfM ?? topDrfM)}, driller’s depth`],
  ];
  return html`<section class="card"><header><h2>Object</h2></header><dl class="kv">${rows.filter(([, value]) => value !== false).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function row(
  visit: Visit,
  object: TreeObject,
  {
    file,
    enters,
    tried,
  }: { readonly file: ObjectFile; readonly enters: boolean; readonly tried: TriedFile | undefined },
): Html {
  const { face } = visit;
  const address = (form: 'thumb' | 'original') =>
    link(visit, openedFilePath(face.tokenSecret, file.id, form, todayOf(face)));
  const name = file.title === '' ? file.fileName : file.title;
  const shown = isPicture(file)
    ? html`<img src="${address('thumb')}" alt="${name}" loading="lazy" width="120">`
    : html`<span class="doc" aria-hidden="true">PDF</span>`;
  const stretch = file.topCm !== null && file.bottomCm !== null ? `${file.topCm}–${file.bottomCm} cm` : '';
  const said = [
    FILE_KIND_LABELS[file.kind],
    stretch,
    file.credit,
    file.licence,
    file.bytes < MB ? `${count(file.bytes / 1000)} kB` : `${(file.bytes / MB).toFixed(1)} MB`,
  ];
  const isTried = tried?.file === file.id;
  const state = isTried ? tried.state : { values: valuesOf(file) };
  const action = (what: string) => link(visit, `${objectPath(object.id)}/files/${file.id}${what}`);
  const forms =
    enters &&
    html`<details class="more"${isTried && ' open'}><summary>Change<span class="sr"> ${name}</span></summary><form class="frm" method="post" action="${action('')}">${formProblem(state)}<input type="hidden" name="revision" value="${String(file.revision)}">${fields(state, object, false)}<div class="act"><button class="btn p">Keep</button></div></form><form class="act" method="post" action="${action('/remove')}"><button class="btn s" aria-label="Take away ${name}">Take it away</button></form></details>`;
  return html`<li><a href="${address('original')}">${shown}</a><div><b>${name}</b> ${file.isPublic ? html`<span class="mut sm">open to all</span>` : html`<span class="pill">withheld</span>`}<p class="sm">${said.filter((one) => one !== '').join(' · ')}</p><p class="mut sm">${file.fileName}, ${stamp(file.addedAt)} by ${file.addedBy}</p></div>${forms}</li>`;
}

function newFile(visit: Visit, object: TreeObject, tried: TriedFile | undefined): Html {
  const state = tried !== undefined && tried.file === undefined ? tried.state : { values: {} };
  const { fileMostMb } = visit.house.settings;
  // What stands before the file in a form comes before it, so the file is last.
  return html`<section class="card" id="new-file"><header><h2>Add a picture or document</h2></header><form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, `${objectPath(object.id)}/files`)}">${formProblem(state)}${fields(state, object, true)}<div class="drop"><label>File<input type="file" name="file" required accept=".jpg,.jpeg,.png,.webp,.tif,.tiff,.pdf"></label><p class="mut sm js">or drop it here</p></div><p class="hint">JPEG, PNG, WebP, TIFF or PDF, at most ${String(fileMostMb)} MB.</p><div class="act"><button class="btn p">Add it</button></div></form></section>`;
}

/** Hints stand in the form of a new file alone: an id is there once on a page. */
function fields(state: FormState, { type }: TreeObject, isNew: boolean): Html {
  const kinds = FILE_KINDS.map((one) => [one, FILE_KIND_LABELS[one]] as const);
  const open = [
    ['yes', 'Open to all, as far as the object is'],
    ['no', 'Withheld'],
  ] as const;
  const hint = (text: string) => (isNew ? { hint: text } : {});
  const stretch =
    (type === 'section' || type === 'split') &&
    html`${textField(state, 'topCm', 'From, cm in the section', { longest: 12 })}${textField(state, 'bottomCm', 'To, cm in the section', { longest: 12 })}`;
  return html`${choiceField(state, 'kind', 'What it shows', isNew ? [['', 'as the name of the file says'], ...kinds] : kinds)}
${textField(state, 'title', 'Caption', { longest: 300, ...hint('What is to be seen, also for who cannot see it.') })}
${textField(state, 'credit', 'Credit', { longest: 300, ...hint('Who took it or holds the rights.') })}
${textField(state, 'licence', 'Licence', { longest: 300, ...hint('As CC BY 4.0, CC0 1.0, all rights reserved.') })}
${textField(state, 'takenAt', 'Taken on', { longest: 40, ...hint('As 2026-11-23.') })}
${stretch}${choiceField(state, 'public', 'Who sees it', isNew ? [['', 'as usual: pictures open, documents withheld'], ...open] : open)}`;
}

function valuesOf(file: ObjectFile): Record<string, string> {
  const { kind, title, credit, licence, takenAt, topCm, bottomCm, isPublic } = file;
  const offsets = { topCm: topCm === null ? '' : String(topCm), bottomCm: bottomCm === null ? '' : String(bottomCm) };
  return { kind, title, credit, licence, takenAt: takenAt ?? '', ...offsets, public: isPublic ? 'yes' : 'no' };
}

/** What a form says of a file; an empty kind is left to its name. Throws `invalid-input` for an offset that is no number. */
export function factsTyped(said: Readonly<Record<string, string>>) {
  const text = (name: string) => (said[name] ?? '').trim();
  const cm = (name: string) => {
    const typed = text(name).replace(',', '.');
    if (typed === '') return null;
    if (/^\d{1,6}(\.\d+)?$/.test(typed)) return Number(typed);
    throw new CorestoneError('invalid-input', 'This is no number of cm.', {
      findings: [
        { code: 'file-fact', severity: 'error', message: 'This is no number of cm.', field: name, rule: 'a number' },
      ],
    });
  };
  return {
    ...(text('kind') !== '' && { kind: text('kind') }),
    title: text('title'),
    credit: text('credit'),
    licence: text('licence'),
    takenAt: text('takenAt') === '' ? null : text('takenAt'),
    topCm: cm('topCm'),
    bottomCm: cm('bottomCm'),
    ...(text('public') !== '' && { isPublic: text('public') === 'yes' }),
  };
}
