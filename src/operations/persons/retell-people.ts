import type { Agent } from '../../domain/description/agent.ts';
import { agentsOf } from '../../domain/description/object-people.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { retellLinked } from '../publications/change-publication.ts';
import { changeRecords } from '../registry/change-records.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import type { MentionChange } from './person-ports.ts';

/** People of an expedition as records name them, before and after a change. */
export interface RenamedPeople {
  readonly expeditionId: string;
  readonly before: readonly Agent[];
  readonly after: readonly Agent[];
}

/** So many records are registered anew in one unit of work. */
const BATCH = 500;

/** The people of an expedition as they stand now, as descriptions of its objects name them. */
export async function peopleOf(work: Work, expeditionId: string): Promise<readonly Agent[]> {
  const [expedition] = await work.tree.findByIds([expeditionId]);
  if (expedition === undefined) return [];
  const values = (await work.tree.valuesOf('expedition', [expeditionId])).get(expeditionId) ?? {};
  const contributors = (await work.tree.childrenWithValues([expeditionId], 'contributor')).map((one) => one.values);
  const { id, type, name, combinedId } = expedition;
  const object = { id, type, name, combinedId, values, depths: {} };
  return agentsOf({
    ...{ igsn: '', namespace: '', today: '', ancestors: [], children: [], relatedWorks: [] },
    object,
    contributors,
  });
}

/**
 * Registers anew what names people who are called otherwise now: records of the expeditions, a new version each, and records that
 * are linked to publications. In steps, outside the transaction that renamed them; interrupted the rest says it with its next change.
 * How many records have a new version.
 */
export async function retellPeople(
  unitOfWork: UnitOfWork,
  renamed: readonly RenamedPeople[],
  changes: readonly MentionChange[],
  rules: ChangeRules,
  caller: Caller,
): Promise<number> {
  let count = 0;
  for (const one of renamed.filter(({ before, after }) => !isSameList(before, after)))
    count += await retellExpedition(unitOfWork, one, rules, caller);
  const works = new Set(changes.filter(({ kind }) => kind === 'publication').map((one) => one.placeId));
  for (const id of works) await retellLinked(unitOfWork, id, rules, caller);
  return count;
}

async function retellExpedition(
  unitOfWork: UnitOfWork,
  people: RenamedPeople,
  rules: ChangeRules,
  caller: Caller,
): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const done = await unitOfWork(async (work) => {
      const igsns = await work.persons.recordsOf(people.expeditionId, after, BATCH);
      return { last: igsns.at(-1), changed: await retell(work, igsns, people, rules, caller) };
    });
    count += done.changed;
    if (done.last === undefined) return count;
    after = done.last;
  }
}

async function retell(
  work: Work,
  igsns: readonly string[],
  people: RenamedPeople,
  rules: ChangeRules,
  caller: Caller,
): Promise<number> {
  if (igsns.length === 0) return 0;
  const descriptions = await work.register.descriptions(igsns);
  const clients = new Set((await work.publications.linkables(igsns)).map((one) => one.client));
  // Who may was decided by place; records of the expedition follow what it says, whoever holds them.
  const { within: _within, scope: _scope, treeGrants: _roles, ...person } = caller;
  const grants = [...clients].map((party) => ({ role: 'depositor' as const, party }));
  const changes = igsns.flatMap((igsn) => {
    const description = descriptions.get(igsn);
    const agents = description && renameAgents(description.agents, people);
    if (description === undefined || agents === undefined || isSameList(agents, description.agents)) return [];
    const wish = { wish: 'keep', mode: 'update' } as const;
    return [{ caller: { ...person, grants }, igsn, description: { ...description, agents }, ...wish }];
  });
  return (await changeRecords(work, changes, rules)).filter((one) => one.outcome === 'updated').length;
}

/** A list that was the expedition's is so again; of any other those are called otherwise who are, each once. */
function renameAgents(agents: readonly Agent[], { before, after }: RenamedPeople): readonly Agent[] {
  if (isSameList(agents, before)) return after;
  const now = new Map(before.map((one, at) => [spelled(one), before.length === after.length ? after[at] : undefined]));
  const renamed = agents.map((one) => now.get(spelled(one)) ?? one);
  return [...new Map(renamed.map((one) => [spelled(one), one])).values()];
}

const isSameList = (some: readonly Agent[], others: readonly Agent[]): boolean =>
  some.length === others.length && some.every((one, at) => spelled(one) === spelled(others[at]!));

/** An agent as text, whatever the order of its members. */
const spelled = (agent: Agent): string =>
  JSON.stringify(Object.entries(agent).toSorted(([one], [other]) => (one < other ? -1 : 1)));
