import type { ObjectContext, TreeNode } from '../domain/description/object-context.ts';
import type { FamilyMember } from '../domain/description/sample-description.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import type { DetailedObject, TreeObject, Work } from './ports.ts';

const LARGEST_CACHE = 5000;

/**
 * Gathers what describing objects needs, a batch at a time with a bounded number of queries: fields, ancestors, children,
 * and the people, works and requests of the expedition. Ancestors are remembered between batches in path order.
 */
export class ObjectFamily {
  readonly #namespace: string;
  readonly #ancestors = new Map<string, DetailedObject>();
  #context:
    | { contributors: FieldValues[]; relatedWorks: FieldValues[]; requests: Map<string, FieldValues> }
    | undefined;

  constructor(namespace: string) {
    this.#namespace = namespace;
  }

  /** The contexts of these objects, which all have an IGSN. `today` is an ISO date, UTC. */
  async contextsOf(work: Work, objects: readonly TreeObject[], today: string): Promise<ObjectContext[]> {
    const detailed = await withValues(work, objects);
    await this.#fetchAncestors(work, objects);
    const children = await work.tree.registeredChildren(objects.map((one) => one.id));
    const expedition = await this.#expeditionContext(work, objects[0]?.expeditionId ?? null);
    return detailed.map((one) => {
      const ancestors = this.#ancestorsOf(one);
      const parent = ancestors.find((ancestor) => ancestor.id === one.registeredParentId);
      return {
        igsn: one.igsn!,
        namespace: this.#namespace,
        object: toNode(one),
        ancestors: ancestors.map(toNode),
        children: children.get(one.id) ?? [],
        parent: parent?.igsn ? memberOf(parent) : undefined,
        contributors: expedition.contributors,
        relatedWorks: expedition.relatedWorks,
        request: expedition.requests.get(String(one.values.sample_request ?? '')),
        today,
      };
    });
  }

  async #fetchAncestors(work: Work, objects: readonly TreeObject[]): Promise<void> {
    if (this.#ancestors.size > LARGEST_CACHE) this.#ancestors.clear();
    let wanted = new Set(objects.map((one) => one.parentId).filter((id) => id !== null));
    while (wanted.size > 0) {
      const missing = [...wanted].filter((id) => !this.#ancestors.has(id));
      const found = await withValues(work, await work.tree.findByIds(missing));
      for (const one of found) this.#ancestors.set(one.id, one);
      wanted = new Set(found.map((one) => one.parentId).filter((id) => id !== null));
    }
  }

  #ancestorsOf(object: TreeObject): DetailedObject[] {
    const chain: DetailedObject[] = [];
    let id = object.parentId;
    while (id !== null) {
      const ancestor: DetailedObject = this.#ancestors.get(id)!;
      chain.push(ancestor);
      id = ancestor.parentId;
    }
    return chain;
  }

  async #expeditionContext(work: Work, expeditionId: string | null) {
    if (this.#context !== undefined) return this.#context;
    const ids = expeditionId === null ? [] : [expeditionId];
    const valuesOf = async (type: 'contributor' | 'related_work') =>
      (await work.tree.childrenWithValues(ids, type)).map((one) => one.values);
    const requests = await work.tree.childrenWithValues(ids, 'sample_request');
    this.#context = {
      contributors: await valuesOf('contributor'),
      relatedWorks: await valuesOf('related_work'),
      requests: new Map(requests.map((one) => [one.name, one.values])),
    };
    return this.#context;
  }
}

async function withValues(work: Work, objects: readonly TreeObject[]): Promise<DetailedObject[]> {
  const values = new Map<string, FieldValues>();
  for (const [type, some] of Map.groupBy(objects, (one) => one.type)) {
    for (const [id, fields] of await work.tree.valuesOf(
      type,
      some.map((one) => one.id),
    ))
      values.set(id, fields);
  }
  return objects.map((one) => ({ ...one, values: values.get(one.id) ?? {} }));
}

function memberOf(one: TreeObject): FamilyMember {
  return { igsn: one.igsn!, name: one.combinedId, objectType: one.type };
}

function toNode(one: DetailedObject): TreeNode {
  return {
    id: one.id,
    type: one.type,
    name: one.name,
    combinedId: one.combinedId,
    igsn: one.igsn ?? undefined,
    values: one.values,
    depths: {
      topCsfAM: one.topCsfAM ?? undefined,
      bottomCsfAM: one.bottomCsfAM ?? undefined,
      topCsfBM: one.topCsfBM ?? undefined,
      bottomCsfBM: one.bottomCsfBM ?? undefined,
      topDrfM: one.topDrfM ?? undefined,
      bottomDrfM: one.bottomDrfM ?? undefined,
    },
  };
}
