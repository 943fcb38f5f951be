import { signingKey } from '../../../backup/package/signing-key.ts';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { listJobs } from '../../../operations/jobs/control-job.ts';
import type { JobRow } from '../../../operations/jobs/job-ports.ts';
import {
  handOverParameters,
  isTransferJob,
  TAKE_OVER_JOB,
  takeOverParameters,
} from '../../../operations/transfer/transfer-job.ts';
import type { TransferRow } from '../../../operations/transfer/transfer-ports.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { transferStore } from '../../../store/ports/transfer-store.ts';
import { findExpeditions } from '../../../store/read/find-expeditions.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, mayDo, type Visit } from '../visit.ts';

const MOST = 100;

/** Which of the two forms a problem belongs to. */
export interface TransferForms {
  readonly handOver?: FormState;
  readonly takeOver?: FormState;
}

const EMPTY: FormState = { values: {} };

/** `/admin/transfer`: packages of expeditions, those that were made here and those that came in. */
export async function transferList(visit: Visit, forms: TransferForms = {}): Promise<AdminView> {
  const { settings } = visit.house;
  const found = await packagesOf(visit);
  const { publicKey } = await signingKey(settings.data);
  const list = html`<div id="transfers" data-live=""><section class="card">${found.length === 0 ? nothing() : table(visit, found)}</section></div>`;
  const takes = mayDo(visit, 'administer', '') && takeOverForm(visit, forms.takeOver ?? EMPTY);
  const main = html`<div class="g"><div>${list}</div><div>${await handOverForm(visit, forms.handOver ?? EMPTY)}${takes}${keyCard(publicKey)}</div></div>`;
  return { title: 'Transfer', page: 'transfer', about: 'whole expeditions as one signed file', main };
}

function nothing(): Html {
  return html`<div class="none"><p>No expedition was handed over or taken over yet. A package holds all of one: objects, IGSNs, records with every version, the audit trail, vocabularies and layouts.</p></div>`;
}

/** A package in the list: how far its job is or, of one that was taken by the command line, who took it. */
interface ListedPackage {
  readonly name: Html | string;
  readonly what: string;
  readonly rows: number | undefined;
  readonly state: string;
  readonly at: string;
}

/** Jobs, and for administrators what was taken without one. The latest first. */
async function packagesOf(visit: Visit): Promise<readonly ListedPackage[]> {
  const { read, engine } = visit.house.store;
  const jobs = (await listJobs(jobStore(read, engine), visit.caller, MOST)).filter(isTransferJob);
  const listed = jobs.map((job) => jobOf(visit, job));
  if (!mayDo(visit, 'administer', '')) return listed;
  const ofJobs = new Set(
    jobs.flatMap((job) => (job.kind === TAKE_OVER_JOB ? [takeOverParameters(job).taken?.package] : [])),
  );
  const transfers = await transferStore(read, engine, () => visit.now.toISOString()).latest(MOST);
  const others = transfers.filter((one) => !ofJobs.has(one.package)).map(takenWithoutJob);
  return [...listed, ...others].toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST);
}

function jobOf(visit: Visit, job: JobRow): ListedPackage {
  const { name, what, rows } = job.kind === TAKE_OVER_JOB ? takenOf(job) : madeOf(job);
  const { state, createdAt: at } = job;
  return { name: html`<a href="${link(visit, packagePath(job.id))}">${name}</a>`, what, rows, state, at };
}

function takenWithoutJob({ package: name, state, takenBy, takenAt: at }: TransferRow): ListedPackage {
  return { name, what: `taken over by ${takenBy}`, rows: undefined, state: state === 'taken' ? 'done' : state, at };
}

function table(visit: Visit, packages: readonly ListedPackage[]): Html {
  return html`<table class="qt"><thead><tr><th>Package</th><th>What</th><th class="r">Rows</th><th>State</th><th>Begun</th></tr></thead><tbody>${packages.map((one) => row(visit, one))}</tbody></table>`;
}

function row(visit: Visit, { name, what, rows, state, at }: ListedPackage): Html {
  return html`<tr><th scope="row" class="wide">${name}</th><td data-l="What">${what}</td><td class="r n" data-l="Rows">${rows === undefined ? '–' : count(rows)}</td><td data-l="State">${state}</td><td>${age(at, visit.now)}</td></tr>`;
}

function takenOf(job: JobRow) {
  const { taken, name, options } = takeOverParameters(job);
  return { name: taken?.package ?? name, what: options.isDry ? 'looked at' : 'taken over', rows: taken?.rows };
}

function madeOf(job: JobRow) {
  const { made, code } = handOverParameters(job);
  return { name: made?.package ?? `Expedition ${code}`, what: 'made here', rows: made?.rows };
}

async function handOverForm(visit: Visit, state: FormState): Promise<Html> {
  const found = await findExpeditions(visit.house.store.read, visit.now.toISOString().slice(0, 10));
  const options = found.map(({ code, name }) => [code, name === null ? code : `${code} ${name}`] as const);
  const field = choiceField(state, 'expedition', 'Expedition', options);
  return html`<section class="card"><header><h2>Hand over an expedition</h2></header><form class="frm" method="post" action="${link(visit, '/admin/transfer/hand-over')}">${formProblem(state)}${field}<div class="act"><button class="btn p">Make its package</button></div></form><div class="box"><p class="sm mut">The expedition stays as it is here. Who manages its client may hand it over. A package is kept for a week.</p></div></section>`;
}

function takeOverForm(visit: Visit, state: FormState): Html {
  return html`<section class="card"><header><h2>Take over</h2></header><form class="frm" method="post" enctype="multipart/form-data" action="${link(visit, '/admin/transfer/take-over')}" data-pieces="${link(visit, '/api/v1/packages/uploads')}" data-then="${link(visit, packagePath(''))}">${formProblem(state)}${textField(state, 'trust', 'Key', { isMono: true, longest: 100, hint: 'Needed where another key is known: compare it with who made the package.' })}${textField(state, 'client', 'Client here', { isMono: true, longest: 100, hint: 'Where the namespace is held by a client of another name.' })}<div class="drop"><label>Package<input type="file" name="file" required accept=".corestone"></label><p class="mut sm js">or drop it here</p></div><progress class="js" max="1" value="0" hidden aria-label="How much is sent"></progress><p class="sm mut js" role="status" data-sent>It goes in pieces: after a break, or later with the same file, it goes on where it stopped.</p><div class="act"><button class="btn p">Look at it first</button></div></form></section>`;
}

function keyCard(key: string): Html {
  return html`<section class="card"><header><h2>Our key</h2></header><div class="box"><p class="m sm">${key}</p><p class="sm mut">Packages made here are signed with it. Tell it to whoever takes them over by another way than the package.</p></div></section>`;
}

/** The page of a package. */
export function packagePath(id: string): string {
  return `/admin/transfer/${id}`;
}
