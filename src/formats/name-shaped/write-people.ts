import type { Agent } from '../../domain/description/agent.ts';
import type { TypedIdentifier } from '../../domain/description/related-work.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { contributorTypeOf } from '../../domain/vocabulary/contributor-types.ts';
import type { WriteContext } from '../format.ts';
import { bareOrcid } from '../identifier-forms.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { type IdentifierTypes, listedIdentifier } from './identifier-types.ts';

/** Who registered: for our own records with the allocating agent as affiliation, for a foreign one with what it says. */
export function registrantElement(
  { registrant, read }: RegistrationFacts,
  types: IdentifierTypes,
  context: WriteContext,
): Xml {
  const name = textElement('name', registrant);
  if (name === NO_XML) return NO_XML;
  const own = { type: 'URL', value: context.agentRor };
  const place =
    read === undefined
      ? affiliation(context.agentName, own, types)
      : affiliation(read.registrantAffiliation, read.registrantAffiliationIdentifier, types);
  return wrap('registrant', xml(identifier(read?.registrantIdentifier, types), name, place));
}

/** Who took the sample, else the first creator; nothing where neither is known. */
export function collectorElement(description: SampleDescription, types: IdentifierTypes): Xml {
  const { sampledBy } = description;
  const creator = sampledBy === undefined ? description.agents.find((one) => one.isCreator) : undefined;
  return creator === undefined
    ? wrap('collector', textElement('name', sampledBy))
    : partyElement('collector', creator, types);
}

/** A party with its affiliation; the ROR of an organisation is its own, that of a person its affiliation's. */
export function partyElement(element: string, agent: Agent, types: IdentifierTypes): Xml {
  const { affiliation: name, ror, isOrganisation, furtherAffiliations: [further] = [] } = agent;
  const place =
    name === undefined
      ? affiliation(further?.name, { type: further?.scheme ?? 'URL', value: further?.identifier }, types)
      : affiliation(name, { type: 'URL', value: isOrganisation ? undefined : ror }, types);
  const said = nameOf(agent, types);
  return said === NO_XML ? NO_XML : wrap(element, xml(said, place));
}

/**
 * Everybody else: agents by the 16 types, the funders, and last the holder of the sample. A creator without a role who stands
 * as collector is not said again.
 */
export function contributorElements(
  description: SampleDescription,
  types: IdentifierTypes,
  collectors: readonly Agent[] = firstCreator(description),
): Xml {
  const { agents, currentArchive, fundingAgencies, funding = [] } = description;
  const others = agents.filter((one) => one.role !== undefined || !collectors.includes(one));
  const known = new Set(fundingAgencies);
  const funders = funding.filter((one) => one.funderIdentifier !== undefined || !known.has(one.funderName));
  return wrap(
    'contributors',
    xml(
      each(others, (agent) => contributor(contributorTypeOf(agent.role ?? 'Other').igsn, nameOf(agent, types))),
      contributor('HostingInstitution', textElement('name', currentArchive)),
      each(fundingAgencies, (funder) => contributor('Funder', textElement('name', funder))),
      each(funders, ({ funderName, funderIdentifier: value, funderIdentifierType: type = 'URL' }) =>
        contributor('Funder', named(textElement('name', funderName), identifier({ type, value }, types))),
      ),
    ),
  );
}

function firstCreator({ agents, sampledBy }: SampleDescription): readonly Agent[] {
  const creator = agents.find((one) => one.isCreator);
  return creator === undefined || sampledBy !== undefined ? [] : [creator];
}

function contributor(type: string, name: Xml): Xml {
  return wrap('contributor', name, { type });
}

function nameOf({ name, orcid, isOrganisation, ror, identifiers = [] }: Agent, types: IdentifierTypes): Xml {
  const said = [
    { type: 'ORCID', value: bareOrcid(orcid) },
    { type: 'URL', value: isOrganisation ? ror : undefined },
    ...identifiers.map((one) => ({ type: one.scheme, value: one.identifier })),
  ];
  const first = said.map((one) => identifier(one, types)).find((one) => one !== NO_XML);
  return named(textElement('name', name), first ?? NO_XML);
}

function affiliation(name: string | undefined, stated: MaybeIdentifier | undefined, types: IdentifierTypes): Xml {
  return wrap('affiliation', named(textElement('name', name), identifier(stated, types)));
}

/** Nothing without a name, which the schema demands. */
function named(name: Xml, identified: Xml): Xml {
  return name === NO_XML ? NO_XML : xml(identified, name);
}

interface MaybeIdentifier {
  readonly type: string;
  readonly value: string | undefined;
}

function identifier(stated: MaybeIdentifier | undefined, types: IdentifierTypes): Xml {
  if (stated?.value === undefined) return NO_XML;
  const listed: TypedIdentifier | undefined = listedIdentifier({ type: stated.type, value: stated.value }, types);
  return textElement('identifier', listed?.value, { type: listed?.type });
}
