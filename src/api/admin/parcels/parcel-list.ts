import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { type ParcelState, parcelName } from '../../../domain/curation/parcel.ts';
import { type CountedParcel, listParcels } from '../../../store/read/list-parcels.ts';
import { readableExpeditions } from '../../requests/readable-requests.ts';
import type { AdminView } from '../admin-page.ts';
import { areaField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, pathWith, type Visit } from '../visit.ts';

const PAGE = 100;

/** Words of the states of a parcel. */
export const STATE_WORDS: Readonly<Record<ParcelState, string>> = {
  packed: 'packed',
  shipped: 'shipped',
  delivered: 'delivered',
  'part-returned': 'partly returned',
  returned: 'returned',
  lost: 'lost',
};

const LOOKS: Readonly<
  Record<
    ParcelState,
    readonly [style: string, drawing: 'st-reserved' | 'st-pending' | 'st-registered' | 'st-withdrawn']
  >
> = {
  packed: ['s-reserved', 'st-reserved'],
  shipped: ['s-pending', 'st-pending'],
  delivered: ['s-registered', 'st-registered'],
  'part-returned': ['s-pending', 'st-pending'],
  returned: ['s-registered', 'st-registered'],
  lost: ['s-withdrawn', 'st-withdrawn'],
};

/** The state of a parcel as a pill: shape, word, then colour. */
export function parcelPill(state: ParcelState): Html {
  const [style, drawing] = LOOKS[state];
  return html`<span class="pill ${style}">${icon(drawing, 16)}<span>${STATE_WORDS[state]}</span></span>`;
}

/** The path of a parcel's page. */
export function parcelPath({ id }: { readonly id: string }): string {
  return `/admin/parcels/${id}`;
}

/** `/admin/parcels`: parcels, the latest first; `/admin/loans`: what is lent, the first due first. `state` is of the form to take back. */
export async function parcelList(visit: Visit, isLoan: boolean, state: FormState = { values: {} }): Promise<AdminView> {
  const { store } = visit.house;
  const expeditions = await readableExpeditions(visit.house, visit.caller);
  const said = visit.query.get('after') ?? '';
  const after = /^\d{1,9}$/.test(said) ? Number(said) : undefined;
  const isAll = visit.query.get('all') !== null;
  const isOut = isLoan && !isAll;
  const wanted = { expeditionIds: expeditions.map((one) => one.id), isLoan, isOut, after, limit: PAGE + 1 };
  const found = await listParcels(store.read, store.engine, wanted);
  const codes = new Map(expeditions.map((one) => [one.id, one.code]));
  const mayPack = expeditions.some((one) => one.mayAnswer);
  const page = isLoan ? 'loans' : 'parcels';
  const pack =
    mayPack &&
    html`<a class="btn p" href="${link(visit, '/admin/parcels/new')}">${isLoan ? 'Lend something' : 'Pack a parcel'}</a>`;
  return {
    title: isLoan ? 'Loans' : 'Parcels',
    page,
    about: isLoan ? 'what is lent, and until when' : 'what is packed and shipped',
    actions: html`${isLoan && html`<a class="btn" href="${link(visit, isAll ? '/admin/loans' : '/admin/loans?all')}">${isAll ? 'Only what is out' : 'Also what is back'}</a>`}${pack}`,
    main: html`<div class="stack"><section class="card" id="${page}">${found.length === 0 ? nothing(isLoan) : table(visit, found.slice(0, PAGE), codes, isLoan)}${found.length > PAGE && more(visit, found, isLoan, after)}</section>${mayPack && returnCard(visit, state, isLoan)}</div>`,
  };
}

function nothing(isLoan: boolean): Html {
  const words = isLoan
    ? 'Nothing is on loan. A parcel with a day on which it is due back is a loan.'
    : 'Nothing is packed yet. Scan what goes in; customs papers, packing list and address come out, and the storage knows where it went.';
  return html`<div class="none"><p>${words}</p></div>`;
}

function table(
  visit: Visit,
  found: readonly CountedParcel[],
  codes: ReadonlyMap<string, string>,
  isLoan: boolean,
): Html {
  const today = visit.now.toISOString().slice(0, 10);
  const rows = found.map((one) => {
    const { recipient, dueOn } = one;
    const isLate = dueOn !== null && dueOn < today && one.out > 0 && one.state !== 'packed';
    const due = dueOn === null ? '' : isLate ? html`<b class="bad">${dueOn}, overdue</b>` : dueOn;
    const news =
      one.newReports > 0 &&
      html` <a class="pill s-pending" href="${link(visit, `${parcelPath(one)}#reports`)}">${icon('st-pending', 16)}<span>report</span></a>`;
    return html`<tr><th scope="row"><a href="${link(visit, parcelPath(one))}">${parcelName(one)}</a></th><td>${parcelPill(one.state)}${news}</td><td class="wide">${recipient.name}${recipient.institution !== '' && html` <span class="mut">${recipient.institution}</span>`}</td><td class="m">${codes.get(one.expeditionId)}</td><td class="r n" data-l="Out">${count(one.out)} of ${count(one.things)}</td><td class="nw n" data-l="Due">${due}</td><td class="nw n" data-l="Shipped">${one.shippedAt?.slice(0, 10) ?? ''}</td></tr>`;
  });
  return html`<table class="qt"><thead><tr><th>${isLoan ? 'Loan' : 'Parcel'}</th><th>State</th><th>To</th><th>Expedition</th><th class="r">Out</th><th>Due back</th><th>Shipped</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function more(visit: Visit, found: readonly CountedParcel[], isLoan: boolean, after = 0): Html {
  const next = isLoan ? after + PAGE : found[PAGE - 1]!.number;
  const query = { ...Object.fromEntries(visit.query), after: String(next) };
  return html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith(isLoan ? '/admin/loans' : '/admin/parcels', query))}">Next ${PAGE}</a></div>`;
}

/** Fields of the form that takes back. */
export const RETURN_FIELDS = ['returned', 'to', 'note', 'as'] as const;

function returnCard(visit: Visit, state: FormState, isLoan: boolean): Html {
  const kinds = [
    ['returned', 'back'],
    ['used-up', 'used up'],
    ['lost', 'lost'],
  ] as const;
  return html`<section class="card" id="take-back"><header><h2>Take back</h2></header><form class="frm" method="post" action="${link(visit, '/admin/parcels/return')}">${formProblem(state)}<input type="hidden" name="from" value="${isLoan ? 'loans' : 'parcels'}">
${areaField(state, 'returned', 'Scan what came back', { isRequired: true, hint: 'IGSN or name, one a line, of any parcel.' })}${choiceField(state, 'as', 'What became of it', kinds)}
${textField(state, 'to', 'Goes to', { isMono: true, hint: 'Code of the place; empty is where it stood before.' })}${textField(state, 'note', 'Condition', { longest: 500 })}
<div class="act"><button class="btn">Take it back</button></div></form></section>`;
}
