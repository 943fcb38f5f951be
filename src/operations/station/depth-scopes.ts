import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { DepthLevel, TreePort } from '../tree-ports.ts';

const HOLE_AT = 4;
const RUN_AT = 5;
const ALL: readonly DepthLevel[] = ['core', 'stated', 'hole'];
const WITH_SECTIONS: readonly ObjectType[] = ['core_run', 'section'];

/**
 * Where depths must be calculated again, as narrowly as the rules allow: sections move what lies in their run, a run also
 * the foot of its hole, a hole everything in it, anything else only itself and what hangs on it.
 */
export class DepthScopes {
  readonly #scopes = new Map<string, Set<DepthLevel>>();

  /** Notes that an object was made, changed or deleted. */
  note({ type, path }: { readonly type: ObjectType; readonly path: string }): void {
    const parts = path.split('/');
    const below = parts[RUN_AT - 1];
    if (type === 'hole') this.#add(path, ALL);
    else if (below?.startsWith(OBJECT_TYPE.core_run.segment)) {
      this.#add(WITH_SECTIONS.includes(type) ? parts.slice(0, RUN_AT).join('/') : path, ['core']);
      if (type === 'core_run') this.#add(parts.slice(0, HOLE_AT).join('/'), ['hole']);
    } else if (parts.length >= HOLE_AT) this.#add(path, ['stated']);
  }

  /** Calculates; the number of objects whose depths changed. */
  async recalculate(tree: TreePort): Promise<number> {
    let changed = 0;
    // What lies above comes first, except that a hole's foot needs its runs.
    for (const [path, levels] of this.#in(['core', 'stated'])) changed += await tree.recalculateDepths(path, levels);
    for (const [path] of this.#in(['hole'])) changed += await tree.recalculateDepths(path, ['hole']);
    return changed;
  }

  #in(levels: readonly DepthLevel[]): (readonly [string, readonly DepthLevel[]])[] {
    const scopes = [...this.#scopes].flatMap(([path, wanted]) => {
      const some = levels.filter((level) => wanted.has(level));
      return some.length === 0 ? [] : [[path, some] as const];
    });
    return scopes
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .filter(([path, some]) => !scopes.some(([above, all]) => path.startsWith(`${above}/`) && includes(all, some)));
  }

  #add(path: string, levels: readonly DepthLevel[]): void {
    const known = this.#scopes.get(path) ?? new Set();
    for (const level of levels) known.add(level);
    this.#scopes.set(path, known);
  }
}

const includes = (all: readonly DepthLevel[], some: readonly DepthLevel[]): boolean =>
  some.every((level) => all.includes(level));
