import { samplesOnPath } from '../../domain/drilling/nested-sample.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { DepthLevel, DepthScope } from '../tree-ports.ts';

const HOLE_AT = 4;
const RUN_AT = 5;
const ALL: readonly DepthLevel[] = ['run', 'core', 'stated', 'hole'];

/** Fields that depths are calculated from; changes of others move nothing. */
const DEPTH_FIELDS: ReadonlySet<string> = new Set([
  'reference_height_m',
  'water_depth_m',
  'total_depth_m',
  'drillers_top_depth_m',
  'drilled_length_m',
  'core_recovery_m',
  'csf_b_offset_m',
  'section_length_m',
  'curated_length_m',
  'top_offset_cm',
  'bottom_offset_cm',
  'top_depth_m',
  'bottom_depth_m',
]);

interface Placed {
  readonly type: ObjectType;
  readonly path: string;
}

/**
 * Where depths must be calculated again, as narrowly as the rules allow: sections move what lies in their run, a run also
 * the foot of its hole, a hole everything in it, anything else only itself and what hangs on it.
 */
export class DepthScopes {
  readonly #scopes = new Map<string, Set<DepthLevel>>();

  /** Notes that fields of an object were changed. */
  noteChange(object: Placed, fields: readonly string[]): void {
    if (fields.some((field) => DEPTH_FIELDS.has(field))) this.note(object);
  }

  /** Notes that an object was made, changed or deleted. */
  note({ type, path }: Placed): void {
    const parts = path.split('/');
    const below = parts[RUN_AT - 1];
    if (type === 'hole') this.#add(path, ALL);
    else if (below?.startsWith(OBJECT_TYPE.core_run.segment)) {
      if (type === 'core_run') {
        this.#add(path, ['run', 'core']);
        this.#add(parts.slice(0, HOLE_AT).join('/'), ['hole']);
      } else this.#add(type === 'section' ? parts.slice(0, RUN_AT).join('/') : path, ['core']);
    } else if (parts.length >= HOLE_AT) this.#add(path, samplesOnPath(path) > 0 ? ['stated', 'core'] : ['stated']);
  }

  /** The scopes, none of them within another that says as much. */
  all(): DepthScope[] {
    const scopes = [...this.#scopes].map(([path, levels]) => ({ path, levels: [...levels] }));
    return scopes
      .toSorted((one, other) => (one.path < other.path ? -1 : 1))
      .filter(
        ({ path, levels }) =>
          !aboveOf(path).some((above) => levels.every((level) => this.#scopes.get(above)?.has(level) === true)),
      );
  }

  #add(path: string, levels: readonly DepthLevel[]): void {
    const known = this.#scopes.get(path) ?? new Set();
    for (const level of levels) known.add(level);
    this.#scopes.set(path, known);
  }
}

/** The paths above a path. */
function aboveOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, nth) => parts.slice(0, nth + 1).join('/'));
}
