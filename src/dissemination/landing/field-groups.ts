import { isKeptBack } from '../../domain/registration/record-states.ts';
import { type Html, html, webAddress } from '../frame/html.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { doiAddress } from '../write-context.ts';
import { type FieldRow, row } from './field-row.ts';
import { curationRows, drillingRows, geologyRows, locationRows, methodRows, remarkRows } from './group-rows.ts';
import { peopleRows } from './people-rows.ts';
import { relatedWorks } from './related-works.ts';

/** What the groups need beside the record. `today` is an ISO day. */
export interface FieldGroupsOptions {
  readonly face: Pick<PublicFace, 'agent' | 'baseUrl'>;
  readonly hrefOf: (igsn: string) => string;
  readonly expeditionHref: string;
  readonly today: string;
}

/** Everything that is public of an object, in groups, as one card: identifiers and place alone while details are hidden. */
export function fieldGroups(record: PublicRecord, options: FieldGroupsOptions): Html {
  const { description } = record;
  if (isKeptBack(record.facts.state)) return keptBackGroups(record, options);
  const details = !record.isEmbargoed && [
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

/** Of a record that is not shown nothing is said to be not stated: it may well be. */
function keptBackGroups(record: PublicRecord, { face }: FieldGroupsOptions): Html {
  const { registrant } = record.facts;
  return html`<section class="card o3"><h2 class="sr">Description</h2>${group('Identifiers', nameRows(record, face))}${group('People', row('Registrant', registrant))}</section>`;
}

function identifierRows(
  record: PublicRecord,
  { face, hrefOf, expeditionHref }: FieldGroupsOptions,
): readonly FieldRow[] {
  const { description, landingUrl } = record;
  const { parent } = description;
  const elsewhere = landingUrl === null ? undefined : webAddress(landingUrl);
  const { program, code, acronym } = description.expedition ?? {};
  const expedition = [program, code, acronym].filter((one) => one !== undefined && one !== '').join(' ');
  return [
    ...nameRows(record, face),
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

/** The IGSN with its other forms. One that is only reserved leads nowhere in any of them. */
function nameRows({ igsn, facts }: PublicRecord, face: FieldGroupsOptions['face']): readonly FieldRow[] {
  if (facts.state === 'reserved') return row('IGSN', html`${mono(igsn)}, reserved, not yet resolvable`);
  const doi = doiAddress(face, igsn);
  return [
    ...row('IGSN', mono(igsn)),
    ...row('As a DOI', html`<a class="m brk" href="${doi}">${doi}</a>`),
    ...row('As a handle', mono(`${face.agent.handlePrefix}/${igsn}`)),
  ];
}

function mono(text: string): Html {
  return html`<span class="m">${text}</span>`;
}

/** One group of fields under its title; nothing without rows. */
export function group(title: string, rows: readonly FieldRow[]): Html | null {
  if (rows.length === 0) return null;
  const items = rows.map((one) => html`<div><dt>${one.label}</dt><dd>${one.value}</dd></div>`);
  return html`<section class="grp"><h3>${title}</h3><dl>${items}</dl></section>`;
}
