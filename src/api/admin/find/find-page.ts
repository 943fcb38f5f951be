import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { OBJECT_TYPE, OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { FoundObject } from '../../../store/read/find-across.ts';
import { findInAll, type TypedWish } from '../../find/find-in-all.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { choiceField, type FormState, textField } from '../form-fields.ts';
import { objectPath } from '../objects/object-page.ts';
import { adminRecordPath, link, pathWith, type Visit } from '../visit.ts';

const PAGE = 100;
const FIELDS = ['name', 'in', 'type', 'topM', 'bottomM', 'rock', 'place', 'request', 'publication'] as const;

/** `/admin/objects`: anything in any expedition that the person may see, whether it is registered or not. */
export function registerFind(routes: AdminRoutes): void {
  routes.page('/admin/objects', findPage);
}

async function findPage(visit: Visit): Promise<AdminView> {
  const typed = Object.fromEntries(FIELDS.map((one) => [one, (visit.query.get(one) ?? '').trim()]));
  const isAsked = Object.values(typed).some((one) => one !== '');
  const answer = isAsked && (await answered(visit, typed));
  const asking = form(visit, { values: typed });
  return {
    title: 'Find objects',
    page: 'objects',
    about: 'in all expeditions you may see',
    main: html`<div class="g"><div>${answer || asking}</div><div>${answer ? asking : nothingAsked()}</div></div>`,
  };
}

function nothingAsked(): Html {
  return html`<section class="card"><div class="none"><p>Say anything you know of it: what stands on its label, an old number, how deep it lay, its rock, where it stands, for whom it was taken, in which paper it is. All that you say must hold.</p></div></section>`;
}

function form(visit: Visit, state: FormState): Html {
  const types = [['', 'anything'], ...OBJECT_TYPES.map((one) => [one, OBJECT_TYPE[one].label] as const)] as const;
  return html`<section class="card"><form class="frm" action="${link(visit, '/admin/objects')}">
${textField(state, 'name', 'IGSN, name or old number', { isEither: true, isMono: true, longest: 400, hint: 'A name may be its beginning: 5054_1_A_08.' })}
${textField(state, 'in', 'In', { isEither: true, isMono: true, hint: 'Expedition, hole, section: 5054_1_A.' })}
${choiceField(state, 'type', 'Kind', types)}
${textField(state, 'topM', 'From, m below surface', { isEither: true, longest: 12 })}
${textField(state, 'bottomM', 'To, m below surface', { isEither: true, longest: 12 })}
${textField(state, 'rock', 'Rock', { isEither: true })}
${textField(state, 'place', 'Stands in', { isEither: true, isMono: true, hint: 'Code of a place of the storage.' })}
${textField(state, 'request', 'Sample request', { isEither: true })}
${textField(state, 'publication', 'Publication', { isEither: true, isMono: true, hint: 'Its DOI.' })}
<div class="act"><button class="btn p">Find</button><a class="btn" href="${link(visit, '/admin/objects')}">Clear</a></div></form></section>`;
}

async function answered(visit: Visit, typed: Readonly<Record<string, string>>): Promise<Html> {
  const after = visit.query.get('after') || undefined;
  try {
    const wish = wishIn(typed);
    const found = await findInAll(
      { house: visit.house, agent: visit.face.agent },
      wish,
      { after, limit: PAGE + 1 },
      visit.caller,
    );
    return found.length === 0 ? none() : table(visit, found, typed);
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    return html`<div class="note e" role="alert">${icon('error', 20)}<div>${error.message}</div></div>`;
  }
}

function wishIn(typed: Readonly<Record<string, string>>): TypedWish {
  const { topM, bottomM, type, ...words } = typed;
  return {
    ...words,
    type: OBJECT_TYPES.find((one) => one === type),
    topM: metresIn(topM),
    bottomM: metresIn(bottomM),
  };
}

function metresIn(text = ''): number | undefined {
  if (text === '') return undefined;
  const metres = Number(text.replace(',', '.'));
  if (Number.isFinite(metres)) return metres;
  throw new CorestoneError('invalid-input', `${text} is no depth in m below surface.`);
}

function none(): Html {
  return html`<section class="card" id="found"><div class="none"><p>Nothing you may see is like that.</p></div></section>`;
}

function table(visit: Visit, found: readonly FoundObject[], typed: Readonly<Record<string, string>>): Html {
  const shown = found.slice(0, PAGE);
  const next =
    found.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/objects', { ...typed, after: shown.at(-1)!.path }))}">More</a></div>`;
  const said = Object.fromEntries(
    Object.entries(typed).flatMap(([field, text]) =>
      text === '' ? [] : [[field, field.endsWith('M') ? text.replace(',', '.') : text]],
    ),
  );
  const as = (format: string) =>
    html`<a href="${link(visit, pathWith('/api/v1/find/table', { ...said, format }))}">${format.toUpperCase()}</a>`;
  return html`<section class="card" id="found"><header><h2>Found</h2><span class="sm">all as ${as('csv')} or ${as('xlsx')}</span></header><table class="qt"><thead><tr><th>Object</th><th>Kind</th><th class="r">Depth, m below surface</th><th>IGSN</th><th>Stands in</th></tr></thead><tbody>${shown.map((one) => row(visit, one))}</tbody></table>${next}</section>`;
}

function row(visit: Visit, one: FoundObject): Html {
  const depth = one.topM === null ? '' : `${one.topM.toFixed(2)}–${(one.bottomM ?? one.topM).toFixed(2)}`;
  const igsn = one.igsn !== null && html`<a class="m" href="${link(visit, adminRecordPath(one.igsn))}">${one.igsn}</a>`;
  const place =
    one.place !== null &&
    html`<a class="m" href="${link(visit, `/admin/storage/places/${encodeURIComponent(one.place)}`)}">${one.place}</a>`;
  return html`<tr><th scope="row"><a class="m" href="${link(visit, objectPath(one.igsn ?? one.name))}">${one.name}</a></th><td>${OBJECT_TYPE[one.type].label}</td><td class="r n" data-l="Depth, m">${depth}</td><td>${igsn}</td><td data-l="Stands in">${place}</td></tr>`;
}
