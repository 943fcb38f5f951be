import type { Agent } from '../domain/description/agent.ts';
import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';

/** DataCite's word for what is known to be unknown. */
const UNKNOWN = ':unkn';

/**
 * Whom a citation of the object names, each once: the agents marked as creators, else who took the sample, else the
 * registrant as organisation (metadata-schemas 8.1), else nobody, which DataCite spells `:unkn` (6.2). Two of one name are two where their identifiers differ.
 */
export function creatorsOf(description: SampleDescription, facts: RegistrationFacts): readonly Agent[] {
  const marked = uniqueAgents(description.agents.filter((one) => one.isCreator));
  if (marked.length > 0) return marked;
  const { sampledBy } = description;
  if (sampledBy !== undefined)
    return [{ name: sampledBy, isOrganisation: false, role: 'DataCollector', isCreator: true }];
  if (facts.registrant.trim() === '') return [{ name: UNKNOWN, isCreator: true }];
  return [{ name: facts.registrant, isOrganisation: true, role: 'RightsHolder', isCreator: true }];
}

function uniqueAgents(agents: readonly Agent[]): readonly Agent[] {
  const seen = new Set<string>();
  return agents.filter(({ name, orcid, identifiers = [] }) => {
    const key = [name, orcid, ...identifiers.map((one) => one.identifier)].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}
