import { expeditionPath } from '../../../dissemination/expedition-address.ts';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { iconNamed } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { ensureMay } from '../../../operations/caller.ts';
import {
  type ExpeditionRow,
  findSetUp,
  listExpeditionRows,
  type SetUp,
  type SetUpObject,
} from '../../../store/read/list-expedition-set-up.ts';
import { listEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { keyIn } from '../read-form.ts';
import { link, mayDo, type Visit } from '../visit.ts';
import { completenessCard } from './completeness-card.ts';
import { reportCard } from './report-card.ts';

/** The path of an expedition's page in the administration. */
export function setUpPath({ id }: Pick<ExpeditionRow, 'id'>): string {
  return `/admin/expeditions/${id}`;
}

/** `/admin/expeditions`: every expedition of this installation for administrators, those of their clients for who manages one. */
export async function expeditionListPage(visit: Visit): Promise<AdminView> {
  if (!mayDo(visit, 'administer', '')) return managedPage(visit);
  const rows = await listExpeditionRows(visit.house.store.read);
  const make = html`<a class="btn p" href="${link(visit, '/admin/expeditions/new')}">Set up an expedition</a>`;
  const body = rows.length === 0 ? nothing(make) : table(visit, rows);
  return {
    title: 'Expeditions',
    page: 'expeditions',
    actions: rows.length > 0 && make,
    main: html`<section class="card" id="expeditions">${body}</section>`,
  };
}

async function managedPage(visit: Visit): Promise<AdminView> {
  const all = await listEnteredExpeditions(visit.house.store.read);
  const own = all.filter(({ client }) => client !== '' && mayDo(visit, 'manage-client', client));
  const rows = own.map(
    (one) =>
      html`<tr><th scope="row" class="wide"><a href="${link(visit, `${setUpPath(one)}/people`)}">${one.code}, ${one.name}</a></th><td data-l="Program">${one.program}</td><td class="m" data-l="Client">${one.client}</td></tr>`,
  );
  const body =
    rows.length === 0
      ? html`<div class="none"><p>None of your clients has an expedition. Expeditions are set up by an administrator.</p></div>`
      : html`<table class="qt"><thead><tr><th>People of expedition</th><th>Program</th><th>Client</th></tr></thead><tbody>${rows}</tbody></table>`;
  return {
    title: 'Expeditions',
    page: 'expeditions',
    main: html`<section class="card" id="expeditions">${body}</section>`,
  };
}

function nothing(make: Html): Html {
  return html`<div class="none"><p>There is no expedition yet. Setting one up asks for its program, code, first site and first hole; then core runs, sections and samples can be entered or imported, and each gets its IGSN at once.</p><div class="act">${make}</div></div>`;
}

function table(visit: Visit, rows: readonly ExpeditionRow[]): Html {
  return html`<table class="qt"><thead><tr><th>Expedition</th><th>Program</th><th>Began</th><th class="r">Holes</th><th>Changed</th></tr></thead><tbody>${rows.map((one) => html`<tr><th scope="row" class="wide"><a href="${link(visit, setUpPath(one))}">${one.code}${one.name !== null && `, ${one.name}`}</a></th><td data-l="Program">${one.program}</td><td class="n" data-l="Began">${one.startDate ?? html`<span class="mut">not stated</span>`}</td><td class="r n" data-l="Holes">${count(one.holes)}</td><td data-l="Changed">${age(one.at, visit.now)}</td></tr>`)}</tbody></table>`;
}

/** An expedition with its sites and holes. Throws `not-found`. For administrators. */
export async function setUpOf(visit: Visit): Promise<SetUp> {
  ensureMay(visit.caller, 'administer', '');
  const key = keyIn(visit.params.id);
  const found = key === '' ? undefined : await findSetUp(visit.house.store.read, key);
  if (found === undefined) throw new CorestoneError('not-found', 'There is no such expedition.');
  return found;
}

/** `/admin/expeditions/:id`: what stands of an expedition, its sites and holes. */
export async function setUpPage(visit: Visit): Promise<AdminView> {
  const { program, expedition, sitesAndHoles, people } = await setUpOf(visit);
  const path = setUpPath(expedition);
  const sites = sitesAndHoles.filter((one) => one.type === 'site');
  const holes = sitesAndHoles.filter((one) => one.type === 'hole');
  const add = html`<div class="act"><a class="btn" href="${link(visit, `${path}/steps`)}">Set-up, step by step</a><a class="btn" href="${link(visit, `${path}/new/site`)}">New site</a>${sites.length > 0 && html`<a class="btn p" href="${link(visit, `${path}/new/hole`)}">New hole</a>`}</div>`;
  const main = html`<div class="stack"><section class="card"><header class="pad"><h2>Sites and holes</h2></header>${sites.length === 0 ? html`<div class="none"><p>It has no site yet.</p></div>` : holeTable(visit, path, sitesAndHoles)}</section>${peopleCard(visit, path, people)}<section class="card"><header><h2>What stands of it</h2><a class="btn s" href="${link(visit, `${path}/objects/${expedition.id}`)}">Change…</a></header>${factsOf(expedition)}</section>${await completenessCard(visit, expedition)}${reportCard(visit, path, holes)}${exportCard(visit, program, expedition, holes)}</div>`;
  return {
    title: nameOf(expedition),
    page: 'expeditions',
    about: html`of ${program}; <a href="${link(visit, expeditionPath(expedition.name, program))}">its public page</a>, <a href="${link(visit, '/station')}">the station</a>`,
    actions: add,
    main,
  };
}

const EXPORTS: readonly (readonly [format: string, words: string])[] = [
  ['csv', 'everything, as CSV tables in an archive; can be imported again'],
  ['xlsx', 'everything, as one workbook; can be imported again'],
  ['json', 'everything, as JSON; can be imported again'],
  ['corelyzer', 'sections for Corelyzer'],
  ['lims-sections', 'sections as LIMS reports have them'],
  ['lims-samples', 'samples as LIMS reports have them'],
  ['sample-list', 'samples for a shipment'],
  ['igsn-xml', 'public records as XML documents in an archive; always the whole expedition'],
];

/** A form, so that one of several holes can be chosen without a script. */
function exportCard(visit: Visit, program: string, expedition: SetUpObject, holes: readonly SetUpObject[]): Html {
  const { name: code } = expedition;
  const dataSet = link(visit, `${setUpPath(expedition)}/data-set`);
  const action = link(visit, `/api/v1/expeditions/${encodeURIComponent(`${program}/${code}`)}/export`);
  const formats = EXPORTS.map(([format, words]) => html`<option value="${format}">${format}: ${words}</option>`);
  const only = holes.map((one) => html`<option value="${one.combinedId}">hole ${one.combinedId}</option>`);
  return html`<section class="card" id="export"><header class="pad"><h2>Take it along</h2></header><form class="frm" method="get" action="${action}"><label>What<select name="format">${formats}</select></label><label>Which part<select name="hole"><option value="">the whole expedition</option>${only}</select></label><div class="act"><button class="btn p">Export</button><a class="btn" href="${dataSet}">Operational data set…</a></div></form></section>`;
}

/** People who take part, with ORCID and role; who may do what stands on a page of its own. */
function peopleCard(visit: Visit, path: string, people: readonly SetUpObject[]): Html {
  const rows = people.map(
    ({ id, name, values }) =>
      html`<tr><th scope="row" class="wide"><a href="${link(visit, `${path}/objects/${id}`)}">${name}</a></th><td data-l="Role">${shown(values.role ?? null)}</td><td class="m" data-l="ORCID or ROR">${shown(values.orcid ?? values.ror ?? null)}</td></tr>`,
  );
  const table = html`<table class="qt"><thead><tr><th>Name</th><th>Role</th><th>ORCID or ROR</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section class="card" id="people"><header><h2>People and stations</h2><a class="btn s" href="${link(visit, `${path}/new/contributor`)}">Add a person…</a><a class="btn s" href="${link(visit, `${path}/people`)}">Accounts and roles…</a></header>${people.length === 0 ? html`<div class="none"><p>Nobody is named yet. People stand in the descriptions of what is registered; what an account may see and enter here, stations included, is set under accounts and roles.</p></div>` : table}</section>`;
}

function nameOf({ name, values }: SetUpObject): string {
  return typeof values.expedition_name === 'string' ? `${name}, ${values.expedition_name}` : `Expedition ${name}`;
}

function holeTable(visit: Visit, path: string, rows: readonly SetUpObject[]): Html {
  return html`<table class="qt"><thead><tr><th>Object</th><th>IGSN</th><th>Position</th><th class="r">Depth</th></tr></thead><tbody>${rows.map((one) => objectRow(visit, path, one))}</tbody></table>`;
}

function objectRow(visit: Visit, path: string, { id, type, combinedId, igsn, values }: SetUpObject): Html {
  const { latitude_deg: latitude, longitude_deg: longitude, total_depth_m: depth } = values;
  const position = typeof latitude === 'number' ? `${latitude}, ${String(longitude ?? '')}` : '';
  const further = values.site_name ?? values.hole_name;
  return html`<tr><th scope="row" class="wide">${iconNamed(type === 'hole' ? 'hole' : 'site', 18)} <a href="${link(visit, `${path}/objects/${id}`)}">${combinedId}</a>${typeof further === 'string' && html`<span class="say mut sm">${further}</span>`}</th><td class="m" data-l="IGSN">${igsn ?? ''}</td><td class="n" data-l="Position">${position}</td><td class="r n" data-l="Depth">${typeof depth === 'number' && `${depth} m`}</td></tr>`;
}

function factsOf({ type, values }: SetUpObject): Html {
  const stated = OBJECT_FIELDS[type].filter((field) => values[field.name] !== undefined);
  return html`<dl class="kv">${stated.map((field) => html`<div><dt>${field.label}</dt><dd>${shown(values[field.name] ?? null)}</dd></div>`)}</dl>`;
}

function shown(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value !== null && typeof value === 'object' ? value.join('; ') : String(value ?? '');
}
