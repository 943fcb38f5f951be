import type { Agent } from '../../domain/description/agent.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';
import { uncut } from './uncut.ts';

/**
 * The people of resource and sample. The resource knows identifiers and roles, the sample who all the creators are. Whom only
 * the resource calls collector while the sample says that this one did the sampling is `sampledBy` and no creator.
 */
export function mergePeople(outer: Partial<SampleDescription>, inner: Said): Said {
  const names = (outer.agents ?? []).map((one) => one.name);
  const creators = (inner.agents ?? []).map((one) => ({ ...one, name: uncut(one.name, names) }));
  const sampledBy = inner.sampledBy && uncut(inner.sampledBy, names);
  // Of two creators of one name the first is meant.
  const byName = new Map(creators.toReversed().map((one) => [one.name, one]));
  const known = (outer.agents ?? []).flatMap((agent) => knownAgent(agent, byName, sampledBy));
  const knownNames = new Set(known.map((one) => one.name));
  const fresh = creators.filter(({ name }) => !knownNames.has(name));
  const holders = outer.currentArchive === undefined ? [] : [outer.currentArchive];
  return {
    agents: [...known, ...fresh],
    fundingAgencies: funders(outer, inner),
    sampledBy,
    currentArchive: inner.currentArchive === undefined ? outer.currentArchive : uncut(inner.currentArchive, holders),
  };
}

function knownAgent(
  agent: Agent,
  creators: ReadonlyMap<string, Agent>,
  sampledBy: string | undefined,
): readonly Agent[] {
  const creator = creators.get(agent.name);
  if (creator !== undefined) return [{ ...creator, ...agent, isCreator: true }];
  if (agent.name !== sampledBy || !agent.isCreator) return [agent];
  return agent.role === undefined ? [] : [{ ...agent, isCreator: false }];
}

/** Each funder once; those of whom the resource knows more than the name stand among `funding`. */
function funders(outer: Partial<SampleDescription>, inner: Said): readonly string[] {
  const told = new Set((outer.funding ?? []).map((one) => one.funderName));
  const names = new Set([...(inner.fundingAgencies ?? []), ...(outer.fundingAgencies ?? [])]);
  return [...names].filter((name) => !told.has(name));
}
