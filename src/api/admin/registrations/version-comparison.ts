import { type Html, html, type Part } from '../../../dissemination/frame/html.ts';
import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../domain/description/description-fields.ts';
import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { findVersion } from '../../../store/read/find-versions.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { adminRecordPath, link, type Visit } from '../visit.ts';
import { recordOf } from './found-record.ts';

/** One field of two versions that differ in it, as text; undefined where a version does not state it. */
export interface Difference {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Two versions of a record, field by field: what went, what came. */
export async function versionComparison(visit: Visit): Promise<AdminView> {
  const { igsn, description } = await recordOf(visit);
  const [from, to] = [await versionOf(visit, igsn, 'from'), await versionOf(visit, igsn, 'to')];
  const differences = compareDescriptions(from.description, to.description);
  const heading = (one: typeof from) => html`Version ${one.version}, ${stamp(one.createdAt)}`;
  const body = differenceTable(differences, heading(from), heading(to));
  const same = html`<div class="none"><p>Both say the same of every field: only the address, the state or the owner changed between them.</p></div>`;
  return {
    title: `Versions ${from.version} and ${to.version}`,
    page: 'registrations',
    about: description.title,
    actions: html`<a class="btn" href="${link(visit, adminRecordPath(igsn))}">Back to the record</a>`,
    main: html`<section class="card clip">${differences.length === 0 ? same : body}</section>`,
  };
}

async function versionOf(visit: Visit, igsn: string, name: 'from' | 'to') {
  const text = visit.query.get(name) ?? '';
  const found = /^\d{1,9}$/.test(text) ? await findVersion(visit.house.store.read, igsn, Number(text)) : undefined;
  if (found !== undefined) return found;
  throw new CorestoneError('not-found', `${igsn} has no version ${text}.`);
}

/** Differences as a table: what went, what came. */
export function differenceTable(differences: readonly Difference[], before: Part, after: Part): Html {
  return html`<table class="tab chg"><thead><tr><th>Field</th><th>${before}</th><th>${after}</th></tr></thead><tbody>${differences.map(row)}</tbody></table>`;
}

/** The fields in which two descriptions differ, in the order of pages. */
export function compareDescriptions(before: SampleDescription, after: SampleDescription): Difference[] {
  const fields = Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];
  return fields
    .map((field) => ({
      label: DESCRIPTION_FIELDS[field].label,
      before: fieldText(before[field]),
      after: fieldText(after[field]),
    }))
    .filter((one) => one.before !== one.after);
}

function fieldText(value: unknown): string | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (Array.isArray(value)) return value.map((one) => fieldText(one) ?? '').join('\n');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${(fieldText(inner) ?? '–').replaceAll('\n', '; ')}`)
    .join(', ');
}

function row({ label, before, after }: Difference): Html {
  const cell = (text: string | undefined, isAfter: boolean) =>
    text === undefined
      ? html`<span class="mut">not stated</span>`
      : isAfter
        ? html`<ins>${text}</ins>`
        : html`<del>${text}</del>`;
  return html`<tr><th scope="row">${label}</th><td>${cell(before, false)}</td><td>${cell(after, true)}</td></tr>`;
}
