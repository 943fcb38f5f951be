import type { Agent, FundingReference, NameIdentifier } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { contributorTypeOf } from '../../domain/vocabulary/contributor-types.ts';
import { bareOrcid } from '../identifier-forms.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { ReadFacts } from '../reading/record-read.ts';

/** Who took part in it, as the members of a description that name people. */
export type PartiesRead = Pick<SampleDescription, 'agents' | 'fundingAgencies' | 'funding' | 'currentArchive'>;

const ROR = /^(?:https?:\/\/)?ror\.org\//i;

/**
 * Collectors and contributors: a collector is a creator, and the same agent as a contributor of that name. A funder is
 * funding, by name alone or with its identifier; the last `HostingInstitution` without identifier is the holder.
 */
export function readParties(collectors: readonly ElementReader[], contributors: readonly ElementReader[]): PartiesRead {
  const told = contributors.flatMap((element) => {
    const role = element.attribute('type') ?? 'Other';
    const agent = readAgent(element);
    return agent === undefined
      ? []
      : [{ ...agent, role: /^funder$/i.test(role) ? 'Funder' : contributorTypeOf(role).label }];
  });
  const funders = told.filter((one) => one.role === 'Funder');
  const others = told.filter((one) => one.role !== 'Funder');
  const holder = others.findLast((one) => one.role === 'HostingInstitution' && isNameOnly(one));
  return present({
    agents: withCreators(
      others.filter((one) => one !== holder),
      collectors.map(readAgent).filter((one) => one !== undefined),
    ),
    fundingAgencies: funders.filter(isNameOnly).map((one) => one.name),
    funding: funders.filter((one) => !isNameOnly(one)).map(fundingOf),
    currentArchive: holder?.name,
  });
}

/** The registrant, which belongs to the registration rather than to the description. Empty without one. */
export function readRegistrant(registrant: ElementReader | undefined): ReadFacts {
  const affiliation = registrant?.child('affiliation');
  return present({
    registrant: registrant?.text('name'),
    registrantIdentifier: identifierIn(registrant),
    registrantAffiliation: affiliation?.text('name'),
    registrantAffiliationIdentifier: identifierIn(affiliation),
  });
}

/** A party with name, identifier and affiliation; an identifier stands for a missing name. Undefined where neither is said. */
function readAgent(element: ElementReader): Agent | undefined {
  const identifier = identifierIn(element);
  const name = element.text('name') ?? identifier?.value;
  if (name === undefined) return undefined;
  const own = ownIdentifier(identifier);
  return { name, isCreator: false, ...own, ...affiliationOf(element.child('affiliation'), own.ror !== undefined) };
}

function identifierIn(element: ElementReader | undefined): { type: string; value: string } | undefined {
  const identifier = element?.child('identifier');
  const type = identifier?.attribute('type') ?? '';
  const value = identifier?.own();
  return value === undefined ? undefined : { type, value };
}

function ownIdentifier(identifier: { type: string; value: string } | undefined): Partial<Agent> {
  if (identifier === undefined) return {};
  const { type, value } = identifier;
  const orcid = /^(?:orcid|url|)$/i.test(type) ? bareOrcid(value) : undefined;
  if (orcid !== undefined) return { isOrganisation: false, orcid };
  return ROR.test(value)
    ? { isOrganisation: true, ror: value }
    : { identifiers: [{ identifier: value, scheme: type }] };
}

function affiliationOf(element: ElementReader | undefined, isRorTaken: boolean): Partial<Agent> {
  const identifier = identifierIn(element);
  const name = element?.text('name') ?? identifier?.value;
  if (name === undefined) return {};
  if (identifier === undefined) return { affiliation: name };
  if (ROR.test(identifier.value) && !isRorTaken) return { affiliation: name, ror: identifier.value };
  return { furtherAffiliations: [{ name, identifier: identifier.value, scheme: identifier.type }] };
}

/** Contributors in their order; a collector not among them goes first, since it is the first to be cited. */
function withCreators(contributors: readonly Agent[], collectors: readonly Agent[]): readonly Agent[] {
  const agents = [...contributors];
  const places = Map.groupBy(agents.keys(), (n) => agents[n]?.name);
  const fresh: Agent[] = [];
  for (const collector of collectors) {
    const place = places.get(collector.name)?.shift();
    if (place === undefined) fresh.push({ ...collector, isCreator: true });
    else agents[place] = { ...(agents[place] as Agent), ...collector, isCreator: true };
  }
  return [...fresh, ...agents];
}

function isNameOnly({ orcid, ror, identifiers }: Agent): boolean {
  return orcid === undefined && ror === undefined && identifiers === undefined;
}

function fundingOf({ name, orcid, ror, identifiers }: Agent): FundingReference {
  const [other]: readonly NameIdentifier[] = identifiers ?? [];
  const type = ror === undefined ? (other?.scheme ?? (orcid === undefined ? undefined : 'ORCID')) : 'ROR';
  return present({ funderName: name, funderIdentifier: ror ?? other?.identifier ?? orcid, funderIdentifierType: type });
}
