import type { Agent } from '../../domain/description/agent.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { contributorTypeOf } from '../../domain/vocabulary/contributor-types.ts';
import type { WriteContext } from '../format.ts';
import { bareOrcid } from '../identifier-forms.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** Who registered, with the allocating agent as affiliation. */
export function registrantElement({ registrant }: RegistrationFacts, context: WriteContext): Xml {
  return wrap('registrant', xml(textElement('name', registrant), affiliation(context.agentName, context.agentRor)));
}

/** Who took the sample, else the first creator; nothing where neither is known. */
export function collectorElement({ sampledBy, agents }: SampleDescription): Xml {
  if (sampledBy !== undefined) return wrap('collector', textElement('name', sampledBy));
  const creator = agents.find((one) => one.isCreator);
  if (creator === undefined) return NO_XML;
  const { affiliation: place, ror, isOrganisation } = creator;
  return wrap('collector', xml(nameOf(creator), affiliation(place, isOrganisation ? undefined : ror)));
}

/** Everybody else: agents by the 16 types, the holder of the sample and the funders. */
export function contributorElements({ agents, currentArchive, fundingAgencies }: SampleDescription): Xml {
  return wrap(
    'contributors',
    xml(
      each(agents, (agent) => contributor(contributorTypeOf(agent.role ?? 'Other').igsn, nameOf(agent))),
      contributor('HostingInstitution', textElement('name', currentArchive)),
      each(fundingAgencies, (funder) => contributor('Funder', textElement('name', funder))),
    ),
  );
}

function contributor(type: string, name: Xml): Xml {
  return wrap('contributor', name, { type });
}

function nameOf({ name, orcid, isOrganisation, ror }: Agent): Xml {
  const person = textElement('identifier', bareOrcid(orcid), { type: 'ORCID' });
  const organisation = textElement('identifier', isOrganisation ? ror : undefined, { type: 'URL' });
  return xml(person === NO_XML ? organisation : person, textElement('name', name));
}

function affiliation(name: string | undefined, ror: string | undefined): Xml {
  const said = textElement('name', name);
  return said === NO_XML ? NO_XML : wrap('affiliation', xml(textElement('identifier', ror, { type: 'URL' }), said));
}
