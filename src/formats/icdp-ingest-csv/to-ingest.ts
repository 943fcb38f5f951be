import { stringify } from 'csv-stringify/sync';
import type { Agent } from '../../domain/description/agent.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { FLAT_ELEMENTS } from '../sesar-shaped/elements.ts';
import type { FlatValue } from '../sesar-shaped/flat-element.ts';
import { sizesOf } from '../sesar-shaped/size-elements.ts';
import { flatStatements } from '../sesar-shaped/write-flat.ts';
import { listCell } from './aligned-lists.ts';
import { INGEST_DIALECT } from './dialect.ts';
import { descriptionsCell } from './read-descriptions.ts';

type Column = readonly [heading: string, cell: (row: Row) => string];

/** One row while it is written: the description, and what the element list says of it by element. */
interface Row {
  readonly description: SampleDescription;
  readonly said: ReadonlyMap<string, readonly FlatValue[]>;
}

/** Elements that have columns of their own, or none: their place is taken by parallel lists. */
const APART = new Set([
  'description',
  'descriptions',
  'size',
  'size_unit',
  'collector',
  'collector_detail',
  'relatedIdentifiers',
  'external_urls',
  'igsn',
  'name',
  'funding_agency',
]);

/** Headings where ICDP's tables use another word than the element list. */
const HEADINGS: Readonly<Record<string, string>> = {
  operators: 'operator',
  sample_other_names: 'sample_other_name',
  methods: 'method',
};

const COLUMNS: readonly Column[] = [
  ['igsn', ({ description: { igsn, prefix } }) => (prefix === undefined ? igsn : `${prefix}/${igsn}`)],
  ['title', ({ description }) => description.title],
  ['name', ({ description }) => description.name],
  ...FLAT_ELEMENTS.filter(({ name }) => !APART.has(name)).map(elementColumn),
  ['description', ({ description }) => descriptionsCell(description.abstract, description.furtherDescriptions ?? [])],
  ['size', ({ description }) => listCell(sizesOf(description).map((one) => one.value))],
  ['size_unit', ({ description }) => listCell(sizesOf(description).map((one) => one.unit))],
  ['sampleAccess', ({ description }) => (description.isPublic ? 'public' : 'private')],
  ['collector', (row) => creatorCell(row, (one) => one.name)],
  ['orcid', (row) => creatorCell(row, (one) => one.orcid)],
  ['affiliation', (row) => creatorCell(row, (one) => one.affiliation)],
  ['ror', (row) => creatorCell(row, (one) => (one.isOrganisation ? undefined : one.ror))],
  ['contributor', (row) => contributorCell(row, (one) => one.name)],
  ['contributorType', (row) => contributorCell(row, (one) => one.role)],
  ['identifier', (row) => contributorCell(row, (one) => one.orcid ?? (one.isOrganisation ? one.ror : undefined))],
  [
    'identifierType',
    (row) =>
      contributorCell(row, (one) =>
        one.orcid !== undefined ? 'ORCID' : one.isOrganisation && one.ror !== undefined ? 'ROR' : undefined,
      ),
  ],
  ['funding_agency', ({ description }) => listCell(description.fundingAgencies)],
  ['funderName', ({ description: { funding = [] } }) => listCell(funding.map((one) => one.funderName))],
  ['funderIdentifier', ({ description: { funding = [] } }) => listCell(funding.map((one) => one.funderIdentifier))],
  ['relatedIdentifier', ({ said }) => listCell((said.get('relatedIdentifiers') ?? []).map((one) => one.text))],
  [
    'relatedIdentifierType',
    ({ said }) => listCell((said.get('relatedIdentifiers') ?? []).map((one) => one.more?.relatedIdentifierType)),
  ],
  ['relationtype', ({ said }) => listCell((said.get('relatedIdentifiers') ?? []).map((one) => one.more?.relationType))],
];

/** The heading line of a table. */
export const INGEST_HEADING: string = line(COLUMNS.map(([heading]) => heading));

/** A table of one record. */
export function toIngest(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return INGEST_HEADING + ingestRow(description, facts, context);
}

/** The row of one record. */
export function ingestRow(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const statements = flatStatements({ description, facts, context, dialect: INGEST_DIALECT });
  const said = new Map(statements.map(({ name, values }) => [name, values]));
  return line(COLUMNS.map(([, cell]) => cell({ description, said })));
}

function elementColumn({ name }: { readonly name: string }): Column {
  return [HEADINGS[name] ?? name, ({ said }) => cellOf(name, said.get(name) ?? [])];
}

function cellOf(name: string, values: readonly FlatValue[]): string {
  return HEADINGS[name] === undefined ? (values[0]?.text ?? '') : listCell(values.map((one) => one.text));
}

function creatorCell({ description }: Row, pick: (agent: Agent) => string | undefined): string {
  return listCell(description.agents.filter((one) => one.isCreator).map(pick));
}

function contributorCell({ description }: Row, pick: (agent: Agent) => string | undefined): string {
  return listCell(description.agents.filter((one) => one.role !== undefined).map(pick));
}

function line(cells: readonly string[]): string {
  const clean = cells.map((cell) => cell.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n'));
  return stringify([clean], { delimiter: '|' });
}
