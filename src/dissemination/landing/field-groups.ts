import type { RegisterRecord } from '../../store/read/find-record.ts';
import { type Html, html, webAddress } from '../pages/html.ts';
import type { AgentProfile } from '../public-face.ts';
import { type FieldRow, row } from './field-row.ts';
import { curationRows, drillingRows, geologyRows, locationRows, methodRows, remarkRows } from './group-rows.ts';
import { peopleRows } from './people-rows.ts';
import { doiAddress } from './record-address.ts';
import { relatedWorks } from './related-works.ts';

/** What the groups need beside the record. `today` is an ISO day. */
export interface FieldGroupsOptions {
  readonly agent: AgentProfile;
  readonly hrefOf: (igsn: string) => string;
  readonly expeditionHref: string;
  readonly today: string;
  /** False while details are hidden or the record is only remembered: identifiers and place alone. */
  readonly withDetails: boolean;
}

/** Everything that is known of an object, in groups, as one card. */
export function fieldGroups(record: RegisterRecord, options: FieldGroupsOptions): Html {
  const { description } = record;
  const details = options.withDetails && [
    group('Geology', geologyRows(description)),
    group('Methods', methodRows(description)),
    group('Drilling', drillingRows(description)),
    group('Curation', curationRows(description, options.today)),
    group('People', peopleRows(description, record.facts.registrant)),
    group('Remarks', remarkRows(description)),
    relatedWorks(description.relatedWorks),
  ];
  return html`<section class="card o3"><h2 class="sr">Description</h2>${group('Identifiers', identifierRows(record, options))}${group('Location', locationRows(description))}${details}</section>`;
}

function identifierRows(
  record: RegisterRecord,
  { agent, hrefOf, expeditionHref }: FieldGroupsOptions,
): readonly FieldRow[] {
  const { igsn, description, landingUrl } = record;
  const { parent } = description;
  const elsewhere = landingUrl === null ? undefined : webAddress(landingUrl);
  const doi = doiAddress(agent, igsn);
  const { program, code, acronym } = description.expedition ?? {};
  const expedition = [program, code, acronym].filter((one) => one !== undefined && one !== '').join(' ');
  return [
    ...row('IGSN', mono(igsn)),
    ...row('As a DOI', html`<a class="m brk" href="${doi}">${doi}</a>`),
    ...row('As a handle', mono(`${agent.handlePrefix}/${igsn}`)),
    ...row('Name in the core store', mono(description.name)),
    ...row(
      'Also written',
      description.otherNames.length > 0 && html`<span class="m">${description.otherNames.join('\n')}</span>`,
    ),
    ...row(
      'Parent',
      parent &&
        html`<a href="${hrefOf(parent.igsn)}"><span class="m">${parent.igsn}</span></a>, <span class="m">${parent.name}</span>`,
    ),
    ...row('Expedition', record.objectId === null ? expedition : html`<a href="${expeditionHref}">${expedition}</a>`),
    ...row('Kind of object', description.resourceType?.label),
    ...row('Page of its keeper', elsewhere && html`<a class="brk" href="${elsewhere}">${landingUrl}</a>`),
  ];
}

function mono(text: string): Html {
  return html`<span class="m">${text}</span>`;
}

function group(title: string, rows: readonly FieldRow[]): Html | null {
  if (rows.length === 0) return null;
  const items = rows.map((one) => html`<div><dt>${one.label}</dt><dd>${one.value}</dd></div>`);
  return html`<section class="grp"><h3>${title}</h3><dl>${items}</dl></section>`;
}
