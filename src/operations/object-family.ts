import type { ObjectContext, TreeNode } from '../domain/description/object-context.ts';
import type { FamilyMember } from '../domain/description/sample-description.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import type { Work } from './ports.ts';
import type { TreeObject } from './tree-ports.ts';

const LARGEST_CACHE = 5000;
const NO_VALUES: FieldValues = {};

/** An object as a node with its fields, and the way up from it. */
interface Ancestor {
  readonly object: TreeObject;
  readonly node: TreeNode;
}

/** The way up from an object, nearest first; all objects with one parent share it. */
interface Line {
  readonly ancestors: readonly Ancestor[];
  readonly nodes: readonly TreeNode[];
}

const NO_LINE: Line = { ancestors: [], nodes: [] };

interface ExpeditionContext {
  readonly contributors: readonly FieldValues[];
  readonly relatedWorks: readonly FieldValues[];
  readonly requests: ReadonlyMap<string, FieldValues>;
}

/**
 * Gathers what describing objects needs, a batch at a time with a bounded number of queries: fields, ancestors, children,
 * and the people, works and requests of the expedition. Ancestors are remembered between batches in path order, so that
 * siblings share one line of them.
 */
export class ObjectFamily {
  readonly #namespace: string;
  readonly #ancestors = new Map<string, Ancestor>();
  /** The ways up from the children of an object, by its id. */
  readonly #lines = new Map<string, Line>();
  #context: ExpeditionContext | undefined;

  constructor(namespace: string) {
    this.#namespace = namespace;
  }

  /** The contexts of these objects, which all have an IGSN. `today` is an ISO date, UTC. */
  async contextsOf(work: Work, objects: readonly TreeObject[], today: string): Promise<ObjectContext[]> {
    const nodes = await nodesOf(work, objects);
    await this.#fetchAncestors(work, objects, nodes);
    const children = await work.tree.registeredChildren(objects.map((one) => one.id));
    const expedition = await this.#expeditionContext(work, objects[0]?.expeditionId ?? null);
    return objects.map((one, at) => {
      const line = this.#lineAbove(one.parentId);
      const node = nodes[at]!;
      return {
        igsn: one.igsn!,
        namespace: this.#namespace,
        object: node,
        ancestors: line.nodes,
        children: children.get(one.id) ?? [],
        parent: parentIn(line.ancestors, one.registeredParentId),
        contributors: expedition.contributors,
        relatedWorks: expedition.relatedWorks,
        request: expedition.requests.get(String(node.values.sample_request ?? '')),
        today,
      };
    });
  }

  async #fetchAncestors(work: Work, objects: readonly TreeObject[], nodes: readonly TreeNode[]): Promise<void> {
    if (this.#ancestors.size > LARGEST_CACHE) {
      this.#ancestors.clear();
      this.#lines.clear();
    }
    this.#learn(objects, nodes);
    let wanted = new Set(objects.map((one) => one.parentId).filter((id) => id !== null));
    while (wanted.size > 0) {
      const found = await work.tree.findByIds([...wanted].filter((id) => !this.#ancestors.has(id)));
      this.#learn(found, await nodesOf(work, found));
      wanted = new Set(found.map((one) => one.parentId).filter((id) => id !== null));
    }
  }

  #learn(objects: readonly TreeObject[], nodes: readonly TreeNode[]): void {
    for (const [at, object] of objects.entries()) this.#ancestors.set(object.id, { object, node: nodes[at]! });
  }

  #lineAbove(parentId: string | null): Line {
    if (parentId === null) return NO_LINE;
    const known = this.#lines.get(parentId);
    if (known !== undefined) return known;
    const parent = this.#ancestors.get(parentId)!;
    const ancestors = [parent, ...this.#lineAbove(parent.object.parentId).ancestors];
    const line = { ancestors, nodes: ancestors.map((ancestor) => ancestor.node) };
    this.#lines.set(parentId, line);
    return line;
  }

  async #expeditionContext(work: Work, expeditionId: string | null): Promise<ExpeditionContext> {
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

async function nodesOf(work: Work, objects: readonly TreeObject[]): Promise<TreeNode[]> {
  const values = new Map<string, FieldValues>();
  for (const [type, some] of Map.groupBy(objects, (one) => one.type)) {
    const ids = some.map((one) => one.id);
    for (const [id, fields] of await work.tree.valuesOf(type, ids)) values.set(id, fields);
  }
  return objects.map((one) => toNode(one, values.get(one.id) ?? NO_VALUES));
}

function parentIn(line: readonly Ancestor[], id: string | null): FamilyMember | undefined {
  const parent = line.find((one) => one.object.id === id)?.object;
  return parent?.igsn ? { igsn: parent.igsn, name: parent.combinedId, objectType: parent.type } : undefined;
}

function toNode(one: TreeObject, values: FieldValues): TreeNode {
  return {
    id: one.id,
    type: one.type,
    name: one.name,
    combinedId: one.combinedId,
    igsn: one.igsn ?? undefined,
    values,
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
