import type { Agent } from '../../domain/description/agent.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { html, joined, type Part } from '../frame/html.ts';
import type { TermWords } from '../words/en/terms.ts';
import type { Words } from '../words/words.ts';
import { type FieldRow, row, statedRows } from './field-row.ts';
import { termWords } from './term-words.ts';

const FIRST = ['ProjectLeader', 'ProjectManager', 'ContactPerson', 'DataCollector'];

/** The people and organisations of an object, by role, leaders first; then who took it, paid for it and registered it. */
export function peopleRows(description: SampleDescription, registrant: string, words: Words): readonly FieldRow[] {
  const { groups, terms } = words;
  return [
    ...roles(description).flatMap(([role, agents]) =>
      row(roleWord(role, terms), joined(agents.map(agentText), '; '), words),
    ),
    ...row(groups.sampledBy, description.sampledBy, words),
    ...row(groups.funding, funders(description).join('; '), words),
    ...row(groups.registeredBy, registrant, words),
    ...statedRows(description.objectType, description.stated, 'people', words),
  ];
}

/** Everybody who paid, each once; what they paid for stands further below. */
function funders({ fundingAgencies, funding = [] }: SampleDescription): readonly string[] {
  return [...new Set([...fundingAgencies, ...funding.map((one) => one.funderName)])];
}

function roles(description: SampleDescription): readonly (readonly [string, readonly Agent[]])[] {
  const { agents } = description;
  const names = funders(description);
  const isFunder = (agent: Agent) => agent.role === 'Sponsor' && names.includes(agent.name);
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

/** A role in words; one that is not DataCite's as it stands, its words set apart. */
export function roleWord(role: string, { roles: words }: TermWords): string {
  return (words as Readonly<Record<string, string>>)[role] ?? termWords(role);
}
