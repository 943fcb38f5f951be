import type { Agent } from '../../domain/description/agent.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { html, joined, type Part } from '../frame/html.ts';
import { COVERED_FIELDS } from './covered-fields.ts';
import { type FieldRow, row, statedRows } from './field-row.ts';
import { termWords } from './term-words.ts';

const ROLE_WORDS: Readonly<Record<string, string>> = {
  ProjectLeader: 'Chief scientist',
  ContactPerson: 'Contact',
  DataCollector: 'Collected by',
  HostingInstitution: 'Hosting institution',
  ProjectManager: 'Project manager',
  ProjectMember: 'Project team',
  Researcher: 'Researchers',
  ResearchGroup: 'Research group',
  Sponsor: 'Sponsor',
  Distributor: 'Distributor',
  Supervisor: 'Supervisor',
};

const FIRST = ['ProjectLeader', 'ProjectManager', 'ContactPerson', 'DataCollector'];

/** The people and organisations of an object, by role, leaders first; then who took it, paid for it and registered it. */
export function peopleRows(description: SampleDescription, registrant: string): readonly FieldRow[] {
  return [
    ...roles(description).flatMap(([role, agents]) => row(roleWord(role), joined(agents.map(agentText), '; '))),
    ...row('Sampled by', description.sampledBy),
    ...row('Funding', description.fundingAgencies.join('; ')),
    ...row('Registered by', registrant),
    ...statedRows(description.objectType, description.stated, 'people', COVERED_FIELDS),
  ];
}

function roles({ agents, fundingAgencies }: SampleDescription): readonly (readonly [string, readonly Agent[]])[] {
  const isFunder = (agent: Agent) => agent.role === 'Sponsor' && fundingAgencies.includes(agent.name);
  const byRole = Map.groupBy(
    agents.filter((agent) => !isFunder(agent)),
    (agent) => agent.role ?? 'Creator',
  );
  const order = (role: string) => (FIRST.includes(role) ? FIRST.indexOf(role) : FIRST.length);
  return [...byRole].sort(([one], [other]) => order(one) - order(other));
}

function agentText(agent: Agent): Part {
  const place = agent.affiliation === undefined ? '' : ` (${agent.affiliation})`;
  const name =
    agent.orcid === undefined
      ? agent.name
      : html`<a href="https://orcid.org/${orcidNumber(agent.orcid)}">${agent.name}</a>`;
  return html`${name}${place}`;
}

function orcidNumber(orcid: string): string {
  return orcid.replace(/^https?:\/\/orcid\.org\//, '');
}

/** A role that has no word of ours is DataCite's, its words set apart. */
function roleWord(role: string): string {
  return ROLE_WORDS[role] ?? termWords(role);
}
