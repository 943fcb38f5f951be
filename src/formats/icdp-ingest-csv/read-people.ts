import type { Agent, FundingReference } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { parseOrcid } from '../../domain/identifier/orcid.ts';
import { contributorTypeOf } from '../../domain/vocabulary/contributor-types.ts';
import { bareOrcid } from '../identifier-forms.ts';
import { peopleIn } from '../sesar-shaped/people-elements.ts';
import { aligned, listIn } from './aligned-lists.ts';
import type { IngestCells } from './ingest-row.ts';

const ROR = /^(?:https?:\/\/)?ror\.org\//i;
const CROSSREF = /10\.13039\//;

/** The headings that people are read from; everything else about them is kept as foreign. */
export const PEOPLE_HEADINGS = [
  'collector',
  'givenName',
  'familyName',
  'orcid',
  'collector_identifier',
  'affiliation',
  'collector_affiliation',
  'ror',
  'collector_affiliation_identifier',
  'contributor',
  'contributorType',
  'identifier',
  'identifierType',
  'funderName',
  'funderIdentifier',
] as const;

/**
 * The collectors as creators and the contributors by their roles, each person once. The parallel lists are aligned by
 * position. ORCIDs come bare and as addresses; one with a wrong check digit is a finding and kept as an identifier.
 */
export function readPeople(cells: IngestCells, findings: Finding[]): readonly Agent[] {
  const creators = creatorsIn(cells, findings);
  const contributors = cells.under('contributor').flatMap((cell, n) => {
    const [types, identifiers, kinds] = ['contributorType', 'identifier', 'identifierType'].map(
      (heading) => cells.under(heading)[n]?.text,
    );
    return aligned(cell.text, types, identifiers, kinds).map(({ first: name, others: [role, identifier, kind] }) => ({
      ...named(name),
      isCreator: false,
      role: contributorTypeOf(role ?? 'Other').label,
      ...identified(identifier, kind, cells, findings),
    }));
  });
  const contributing = new Set(contributors.map((one) => one.name));
  const fresh = creators.filter(({ name }) => !contributing.has(name));
  // Of two creators of one name the first is meant.
  const creating = new Map(creators.toReversed().map((one) => [one.name, one]));
  return [...fresh, ...contributors.map((one) => ({ ...one, ...creating.get(one.name) }))];
}

/** Funders by name and identifier, aligned by position; one of whom only the name is known is an agency. */
export function readFunders(cells: IngestCells): { readonly agencies: string[]; readonly funding: FundingReference[] } {
  const funders = cells
    .under('funderName')
    .flatMap((cell, n) => aligned(cell.text, cells.under('funderIdentifier')[n]?.text))
    .map(({ first: funderName, others: [funderIdentifier] }) =>
      present({ funderName, funderIdentifier, funderIdentifierType: funderIdentifier && funderKind(funderIdentifier) }),
    );
  return {
    agencies: funders.filter((one) => one.funderIdentifier === undefined).map((one) => one.funderName),
    funding: funders.filter((one) => one.funderIdentifier !== undefined),
  };
}

function creatorsIn(cells: IngestCells, findings: Finding[]): readonly Agent[] {
  const given = listIn(cells.text('givenName'));
  const family = listIn(cells.text('familyName'));
  const collectors = peopleIn(cells.text('collector') ?? '');
  const orcids = listIn(cells.text('orcid', 'collector_identifier'));
  const institutions = listIn(cells.text('affiliation', 'collector_affiliation'));
  const rors = listIn(cells.text('ror', 'collector_affiliation_identifier'));
  const count = Math.max(collectors.length, family.length, given.length);
  return Array.from({ length: count }, (_, n) => {
    const parts = present({ familyName: family[n], givenName: given[n] });
    const apart = [family[n], given[n]].filter((one) => one !== undefined).join(', ');
    const known = present({ affiliation: institutions[n], ror: rors[n] });
    const name = collectors[n] ?? apart;
    return { ...named(name), ...parts, isCreator: true, ...identified(orcids[n], 'ORCID', cells, findings), ...known };
  }).filter(({ name }) => name !== '');
}

/** `Family, Given` taken apart; any other name as it is. */
function named(name: string): Pick<Agent, 'name' | 'familyName' | 'givenName'> {
  const [, familyName, givenName] = /^([^,]+), ([^,]+)$/.exec(name) ?? [];
  return present({ name, familyName, givenName });
}

function identified(
  text: string | undefined,
  kind: string | undefined,
  cells: IngestCells,
  findings: Finding[],
): Partial<Agent> {
  if (text === undefined) return {};
  if (ROR.test(text)) return { isOrganisation: true, ror: text };
  const orcid = bareOrcid(text);
  if (orcid === undefined) return { identifiers: [{ identifier: text, scheme: kind ?? '' }] };
  const checked = parseOrcid(orcid);
  if (checked.ok) return { orcid };
  const at = cells.at;
  findings.push(...checked.findings.map((one) => finding(one.code, one.message, { ...one, severity: 'warning', at })));
  return { identifiers: [{ identifier: text, scheme: 'ORCID' }] };
}

function funderKind(identifier: string): string {
  if (ROR.test(identifier)) return 'ROR';
  return CROSSREF.test(identifier) ? 'Crossref Funder ID' : 'Other';
}
