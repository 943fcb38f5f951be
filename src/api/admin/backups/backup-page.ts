import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { BackupRun } from '../../../operations/care/care-ports.ts';
import type { BackupHealth, PlaceHealth } from '../../backups/backup-health.ts';
import { age, stamp } from '../age.ts';
import { octets } from '../dumps/dump-table.ts';
import { link, type Visit } from '../visit.ts';

/** What the page of backups shows. */
export interface ShownBackups {
  readonly health: BackupHealth;
  readonly runs: readonly BackupRun[];
}

/** The state of the backups in words, what is under way, and the list of runs. */
export function backupPage(visit: Visit, { health, runs }: ShownBackups): Html {
  const underWay = runs.filter((one) => one.state === 'running' || one.state === 'asked');
  const ended = runs.filter((one) => one.state === 'done' || one.state === 'failed');
  const list = ended.length === 0 ? nothing() : runTable(visit, ended);
  const main = html`<div class="stack" id="backups" data-live="">${stateNote(visit, health)}${placesCard(visit, health)}${underWay.map((one) => runCard(visit, one))}<section class="card">${list}</section></div>`;
  return html`<div class="g"><div>${main}</div><div>${aside(visit)}</div></div>`;
}

function stateNote(visit: Visit, { state, places, lastDone, lastVerified }: BackupHealth): Html {
  const [worst] = places.filter((one) => one.state === state);
  const proved = lastVerified?.verifiedAt;
  const trial =
    proved == null
      ? html`No backup was restored on trial yet.`
      : html`Last restored on trial ${age(proved, visit.now)}.`;
  if (state === 'off')
    return html`<div class="note w">${icon('warn', 20)}<div><b>The server makes no backups by itself.</b> The setting <span class="m">backupTo</span> names where they go, <span class="m">backupWatch</span> where a timer puts them, so that you are told when they are late. ${trial}</div></div>`;
  if (state === 'late') {
    const last =
      worst?.lastDone === undefined
        ? html`There is no complete backup yet.`
        : html`The latest complete one was begun ${age(worst.lastDone.startedAt, visit.now)}.`;
    const { lastFailed } = worst ?? {};
    return html`<div class="note e" role="alert">${icon('error', 20)}<div><b>The backup is late.</b> ${placeNamed(worst)}${last}${lastFailed !== undefined && html` The latest that failed: ${lastFailed.lastError}`}</div></div>`;
  }
  if (state === 'failed')
    return html`<div class="note e" role="alert">${icon('error', 20)}<div><b>The latest backup failed.</b> ${placeNamed(worst)}${worst?.lastFailed?.lastError}${worst?.kind === 'own' && ' It is tried again within a quarter of an hour.'}</div></div>`;
  return html`<div class="note ok">${icon('ok', 20)}<div><b>The backups are in order.</b> The latest was begun ${age(lastDone?.startedAt, visit.now)}. ${trial}</div></div>`;
}

const placeNamed = (place: PlaceHealth | undefined) =>
  place !== undefined && html`<span class="m">${place.destination}</span>: `;

const PLACE_STATE = { sound: 'in order', late: 'late', failed: 'failed' } as const;
const PLACE_KIND = { own: 'by the server', watched: 'watched', other: 'by hand' } as const;

/** Each place by itself; one place alone is told by the note. */
function placesCard(visit: Visit, { places }: BackupHealth): Html | false {
  if (places.length < 2) return false;
  const rows = places.map(
    (one) =>
      html`<tr><th scope="row" class="m brk">${one.destination}</th><td data-l="Made">${PLACE_KIND[one.kind]}</td><td data-l="State">${one.state === 'sound' ? icon('ok', 16) : icon('error', 16)} ${PLACE_STATE[one.state]}</td><td data-l="Latest">${one.lastDone === undefined ? 'none' : age(one.lastDone.startedAt, visit.now)}</td></tr>`,
  );
  return html`<section class="card" id="places"><header><h2>Places</h2></header><table class="qt"><thead><tr><th>Place</th><th>Made</th><th>State</th><th>Latest</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function runCard(visit: Visit, run: BackupRun): Html {
  const isKnown = run.total > 0;
  const bar = isKnown
    ? html`<progress aria-label="Progress" value="${run.done}" max="${run.total}"></progress>`
    : html`<progress aria-label="Progress"></progress>`;
  const rows = isKnown && html` <span class="mut">${count(run.done)} of ${count(run.total)} rows</span>`;
  const words = run.state === 'asked' ? 'In line' : run.step;
  return html`<section class="card job" aria-label="Backup under way"><div><b>${words}</b>${rows}</div><div class="mut sm">To <span class="m">${run.destination}</span>, begun ${age(run.startedAt, visit.now)} by ${run.askedBy}. You may close this page.</div>${bar}</section>`;
}

function runTable(visit: Visit, runs: readonly BackupRun[]): Html {
  return html`<table class="qt"><thead><tr><th>Backup</th><th>Begun</th><th class="r">Content</th><th class="r">Written</th><th>Restored on trial</th></tr></thead><tbody>${runs.map((one) => row(visit, one))}</tbody></table>`;
}

function row({ now }: Visit, run: BackupRun): Html {
  const size = (bytes: number | null) => (bytes === null ? html`<span class="mut">–</span>` : octets(bytes));
  const failed = run.state === 'failed' && html`<span class="say sm"><b>Failed.</b> ${run.lastError}</span>`;
  const name = run.backup ?? stamp(run.startedAt);
  const begun = age(run.startedAt, now);
  const proved = run.verifiedAt === null ? html`<span class="mut">no</span>` : age(run.verifiedAt, now);
  return html`<tr><th scope="row" class="wide"><span class="m">${name}</span><span class="say mut sm">${run.destination}, by ${run.askedBy}</span>${failed}</th><td data-l="Begun">${begun}</td><td class="r n" data-l="Content">${size(run.bytes)}</td><td class="r n" data-l="Written">${size(run.newBytes)}</td><td data-l="Restored on trial">${proved}</td></tr>`;
}

function nothing(): Html {
  return html`<div class="none"><p>No backup was made yet. The server makes them by itself when the setting <span class="m">backupTo</span> names a folder or an sftp address; <span class="m">corestone backup DEST</span> makes one by hand.</p></div>`;
}

function aside(visit: Visit): Html {
  const { backupTo, backupAt, backupKeep, backupTrial, backupPassphrase, backupPassphraseFile } = visit.house.settings;
  const isSecret = backupPassphrase !== '' || backupPassphraseFile !== '';
  const when = backupAt.endsWith('h') ? `every ${backupAt.slice(0, -1)} hours` : `daily at ${backupAt} UTC`;
  const now =
    backupTo !== '' &&
    html`<section class="card"><header><h2>Back up now</h2></header><form class="frm" method="post" action="${link(visit, '/admin/backups')}"><p class="mut sm">Only what is new is written. The server goes on serving meanwhile.</p><div class="act"><button class="btn p">Back up now</button></div></form></section>`;
  const facts: readonly (readonly [string, string])[] = [
    ['Where', backupTo === '' ? 'nowhere' : backupTo],
    ['When', backupTo === '' ? 'never' : when],
    ['Kept', backupKeep.replaceAll(',', ', ')],
    ['Restored on trial', backupTrial],
    ['Encrypted', isSecret ? 'yes' : 'no: no passphrase is set'],
  ];
  return html`${now}<section class="card"><header><h2>Settings</h2></header><dl class="kv">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}
