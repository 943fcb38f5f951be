import type { FieldValues } from '../drilling/object-row.ts';
import type { Agent } from './agent.ts';
import type { ObjectContext } from './object-context.ts';
import { present } from './present.ts';
import type { RelatedWork } from './related-work.ts';
import { inheritedList, textIn } from './stated-values.ts';

/**
 * Contributors of the expedition in their order. Chief scientists that are named only in the expedition's own field follow as
 * project leaders, and are cited as creators where no contributor is.
 */
export function agentsOf(context: ObjectContext): readonly Agent[] {
  const stated = statedAgents(context.contributors);
  const known = namesOf(stated);
  const chiefs = inheritedList(context, 'chief_scientists', ['expedition']).filter(
    (name) => !known.has(name.toLowerCase()),
  );
  if (chiefs.length === 0) return stated;
  const isCreator = !stated.some((one) => one.isCreator);
  return [...stated, ...chiefs.map((name) => ({ name, isOrganisation: false, role: 'ProjectLeader', isCreator }))];
}

/** Works that belong to the expedition, in their order; a row without identifier or relation is left out. */
export function relatedWorksOf(context: ObjectContext): readonly RelatedWork[] {
  return statedWorks(context.relatedWorks);
}

type Rows = readonly FieldValues[];

const statedAgents = oncePerList((rows: Rows) => eachOnce(rows.map(agentOf).filter((one) => one !== undefined)));
const statedWorks = oncePerList((rows: Rows) => rows.map(workOf).filter((one) => one !== undefined));
const namesOf = oncePerList((agents: readonly Agent[]) => new Set(agents.map((one) => one.name.toLowerCase())));

/** Nobody is named twice with one role: rows that became one person's say it once. */
function eachOnce(agents: readonly Agent[]): readonly Agent[] {
  const keyOf = ({ name, role, orcid }: Agent) => JSON.stringify([name.toLowerCase(), role, orcid]);
  const seen = new Set<string>();
  return agents.filter((one) => seen.size < seen.add(keyOf(one)).size);
}

/** Reads each list once: all objects of an expedition come with the same lists. */
function oncePerList<List extends object, Made>(make: (list: List) => Made): (list: List) => Made {
  const known = new WeakMap<List, Made>();
  return (list) => {
    const made = known.get(list) ?? make(list);
    known.set(list, made);
    return made;
  };
}

function agentOf(values: FieldValues): Agent | undefined {
  const name = textIn(values, 'contributor');
  if (name === undefined) return undefined;
  return present({
    name,
    isOrganisation: values.is_organisation === true,
    role: textIn(values, 'role') ?? 'Other',
    isCreator: values.is_creator === true,
    orcid: textIn(values, 'orcid'),
    affiliation: textIn(values, 'affiliation'),
    ror: textIn(values, 'ror'),
  });
}

function workOf(values: FieldValues): RelatedWork | undefined {
  const identifier = textIn(values, 'related_work');
  const relationType = textIn(values, 'relation_type');
  if (identifier === undefined || relationType === undefined) return undefined;
  return present({
    identifier,
    identifierType: textIn(values, 'identifier_type') ?? typeByLook(identifier),
    relationType,
    title: textIn(values, 'title'),
    citation: textIn(values, 'citation'),
  });
}

function typeByLook(identifier: string): string {
  if (/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,}(?:\.\d+)*\//i.test(identifier)) return 'DOI';
  return /^(?:hdl:|https?:\/\/hdl\.handle\.net\/|[\d.]+\/)/i.test(identifier) ? 'Handle' : 'URL';
}
