import type { SampleDescription } from '../domain/description/sample-description.ts';
import type { RegisterRecord } from '../store/read/find-record.ts';
import type { AgentProfile } from './public-face.ts';

/**
 * The description of a record as formats publish it: where it names no publisher and no year of publication, the agent and the
 * year of its registration stand there.
 */
export function publishedDescription(
  { description, facts }: Pick<RegisterRecord, 'description' | 'facts'>,
  agent: Pick<AgentProfile, 'name'>,
): SampleDescription {
  const registered = facts.registeredAt ?? facts.submittedAt;
  return {
    ...description,
    publisher: description.publisher ?? { name: agent.name },
    publicationYear: description.publicationYear ?? Number(registered.slice(0, 4)),
  };
}
