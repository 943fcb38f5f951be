import type { Agent } from '../../domain/description/agent.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { creatorsOf } from '../cited-agents.ts';
import type { WriteContext } from '../format.ts';
import { bareOrcid, webAddress } from '../identifier-forms.ts';
import { type Graph, literal, type Resource } from './graph.ts';

/** Creators, contributors, publisher, funders and the holder of the object. */
export function addPeople(
  graph: Graph,
  subject: Resource,
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): void {
  const { agents, fundingAgencies, funding = [], publisher, currentArchive } = description;
  const creators = creatorsOf(description, facts);
  for (const agent of creators) graph.add(subject, 'dct:creator', personOf(graph, agent));
  for (const agent of agents)
    if (!creators.includes(agent)) graph.add(subject, 'dct:contributor', personOf(graph, agent));
  const publisherIri = publisher === undefined ? context.agentRor : publisher.identifier;
  graph.add(subject, 'dct:publisher', organisationOf(graph, publisher?.name ?? context.agentName, publisherIri));
  for (const name of fundingAgencies) graph.add(subject, 'frapo:isFundedBy', organisationOf(graph, name));
  for (const { funderName, funderIdentifier, awardNumber } of funding) {
    const funder = organisationOf(graph, funderName, funderIdentifier);
    graph.add(subject, 'frapo:isFundedBy', funder);
    if (funder !== undefined) graph.add(funder, 'frapo:hasGrantNumber', literal(awardNumber));
  }
  if (currentArchive !== undefined) graph.add(subject, 'dct:rightsHolder', organisationOf(graph, currentArchive));
}

function personOf(graph: Graph, agent: Agent): Resource | undefined {
  const { name, isOrganisation, orcid, ror, givenName, familyName, affiliation, email } = agent;
  if (isOrganisation === true) return organisationOf(graph, name, ror);
  if (name.trim() === '') return undefined;
  const id = bareOrcid(orcid);
  const person = graph.node(
    isOrganisation === undefined ? 'foaf:Agent' : 'foaf:Person',
    id && `https://orcid.org/${id}`,
  );
  graph.add(person, 'foaf:name', literal(name));
  graph.add(person, 'foaf:givenName', literal(givenName));
  graph.add(person, 'foaf:familyName', literal(familyName));
  graph.add(person, 'foaf:mbox', email && /^[\w.+-]+@[\w.-]+$/.test(email) ? { iri: `mailto:${email}` } : undefined);
  if (affiliation !== undefined) graph.add(person, 'org:memberOf', organisationOf(graph, affiliation, ror));
  return person;
}

function organisationOf(graph: Graph, name: string, identifier?: string): Resource | undefined {
  if (name.trim() === '') return undefined;
  const organisation = graph.node('foaf:Organization', identifier && webAddress(identifier, 2000));
  graph.add(organisation, 'foaf:name', literal(name));
  return organisation;
}
