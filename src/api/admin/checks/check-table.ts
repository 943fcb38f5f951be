import { type Html, html, webAddress } from '../../../dissemination/frame/html.ts';
import { type IconName, icon } from '../../../dissemination/frame/icons.ts';
import { isAskedFor, NOT_LOOKED_AT } from '../../../domain/registration/landing-check.ts';
import type { LandingCheckFound } from '../../../store/read/list-landing-checks.ts';
import { age } from '../age.ts';
import { adminRecordPath, link, mayDo, type Visit } from '../visit.ts';
import { askForm } from './ask-form.ts';

/** Looks at landing pages as a table, each with a button that asks for another look. */
export function checkTable(visit: Visit, rows: readonly LandingCheckFound[]): Html {
  return html`<table class="qt"><thead><tr><th>Outcome</th><th>IGSN</th><th>Client</th><th>Address</th><th class="r">In a row</th><th>Looked</th><th>Next</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows.map((row) => tableRow(visit, row))}</tbody></table>`;
}

function tableRow(visit: Visit, row: LandingCheckFound): Html {
  const isAsked = isAskedFor(row.dueAt);
  const isNew = row.outcome === NOT_LOOKED_AT;
  const may = !isAsked && mayDo(visit, 'deposit', row.client);
  const next = isAsked ? html`<span class="wt-c nw">in line</span>` : age(row.dueAt, visit.now);
  return html`<tr><td class="nw">${outcomeOf(row, isNew)}</td><th scope="row" class="m"><a href="${link(visit, adminRecordPath(row.igsn))}">${row.igsn}</a></th><td class="m">${row.client}</td><td class="wide"><span class="say">${outward(row.url)}${row.detail !== '' && html`<br>${row.detail}`}</span></td><td class="r n" data-l="Failed in a row">${row.failures}</td><td data-l="Looked">${isNew ? html`<span class="mut">–</span>` : age(row.checkedAt, visit.now)}</td><td data-l="Next">${next}</td><td class="r">${may && askForm(visit, { igsn: row.igsn, back: '' }, 'Check now', `Check ${row.igsn} now`)}</td></tr>`;
}

function outcomeOf({ outcome, status, failures }: LandingCheckFound, isNew: boolean): Html {
  const [name, colour]: readonly [IconName, string] = isNew
    ? ['st-pending', 'mut']
    : failures === 0
      ? ['ok', 'ok-c']
      : ['warn', 'bad-c'];
  return html`<span class="${colour}">${icon(name, 17)} ${outcome.replaceAll('-', ' ')}${status !== null && ` ${status}`}</span>`;
}

/** A link to an address that others chose; only text where it is none of the web. */
function outward(url: string): Html {
  const address = webAddress(url);
  return address === undefined ? html`${url}` : html`<a href="${address}" rel="noreferrer">${url}</a>`;
}
