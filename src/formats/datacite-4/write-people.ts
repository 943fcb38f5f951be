import type { Agent } from '../../domain/description/agent.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { contributorTypeOf } from '../../domain/vocabulary/contributor-types.ts';
import { creatorsOf } from '../cited-agents.ts';
import { bareOrcid } from '../identifier-forms.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

const ROR = { affiliationIdentifierScheme: 'ROR', schemeURI: 'https://ror.org' };

/** Everybody a citation names, at least one. */
export function creatorElements(description: SampleDescription, facts: RegistrationFacts): Xml {
  return each(creatorsOf(description, facts), (agent) => wrap('creator', person('creatorName', agent)));
}

/** Agents that are not creators only, who took the sample, and the holder of the sample as hosting institution. */
export function contributorElements({ agents, sampledBy, currentArchive }: SampleDescription): Xml {
  return xml(
    each(
      agents.filter((agent) => agent.role !== undefined),
      (agent) => contributor(contributorTypeOf(agent.role ?? 'Other').label, agent),
    ),
    sampledBy === undefined ? NO_XML : contributor('DataCollector', named(sampledBy, false)),
    currentArchive === undefined ? NO_XML : contributor('HostingInstitution', named(currentArchive, true)),
  );
}

/** Who paid; DataCite has no contributor type for it. */
export function funderElements({ fundingAgencies }: SampleDescription): Xml {
  return each(fundingAgencies, (name) => wrap('fundingReference', textElement('funderName', name)));
}

function contributor(contributorType: string, agent: Agent): Xml {
  return wrap('contributor', person('contributorName', agent), { contributorType });
}

function named(name: string, isOrganisation: boolean): Agent {
  return { name, isOrganisation, role: 'Other', isCreator: false };
}

function person(nameElement: string, agent: Agent): Xml {
  const { name, isOrganisation, orcid, affiliation, ror } = agent;
  return xml(
    textElement(nameElement, name, { nameType: isOrganisation ? 'Organizational' : 'Personal' }),
    isOrganisation ? NO_XML : nameParts(name),
    textElement('nameIdentifier', bareOrcid(orcid), { nameIdentifierScheme: 'ORCID', schemeURI: 'https://orcid.org' }),
    isOrganisation ? rorOf(ror) : affiliationOf(affiliation, ror),
  );
}

/** `Family, Given` in its two parts; a name without comma stays whole. */
function nameParts(name: string): Xml {
  const comma = name.indexOf(',');
  if (comma < 0) return NO_XML;
  return xml(
    textElement('givenName', name.slice(comma + 1).trim()),
    textElement('familyName', name.slice(0, comma).trim()),
  );
}

function rorOf(ror: string | undefined): Xml {
  return textElement('nameIdentifier', ror, { nameIdentifierScheme: 'ROR', schemeURI: 'https://ror.org' });
}

function affiliationOf(affiliation: string | undefined, ror: string | undefined): Xml {
  return textElement(
    'affiliation',
    affiliation,
    ror === undefined ? undefined : { affiliationIdentifier: ror, ...ROR },
  );
}
