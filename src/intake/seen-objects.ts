import { ANCESTORS } from '../domain/drilling/lineage.ts';
import type { ObjectNames, ObjectRow } from '../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../domain/drilling/object-type.ts';
import type { FileLocation } from '../domain/finding.ts';

/** The objects that one intake has met so far, over all its files: which were stated, where, and which were only implied. */
export class SeenObjects {
  /** Places of stated objects; `undefined` for implied ones. */
  readonly #places = new Map<string, FileLocation | undefined>();
  readonly #programs = new Map<string, string>();

  /** True when the object was stated or implied before. */
  has(type: ObjectType, names: ObjectNames): boolean {
    return this.#places.has(keyOf(type, names));
  }

  /** Where the object was stated outright, by a row of its own; undefined where it was at most implied. */
  statedAt(type: ObjectType, names: ObjectNames): FileLocation | undefined {
    return this.#places.get(keyOf(type, names));
  }

  /** Where the object was stated before; otherwise notes that it is stated here. */
  state(row: ObjectRow): FileLocation | undefined {
    const key = keyOf(row.type, row.names);
    const earlier = this.#places.get(key);
    if (earlier === undefined) {
      this.#places.set(key, row.at);
      this.#noteProgram(row.names);
    }
    return earlier;
  }

  /** True when the object was neither stated nor implied before; notes it as implied then. */
  imply(type: ObjectType, names: ObjectNames): boolean {
    const key = keyOf(type, names);
    if (this.#places.has(key)) return false;
    this.#places.set(key, undefined);
    this.#noteProgram(names);
    return true;
  }

  /** The program under which the expedition was met, when a file or option told it. */
  programOf(expedition: string): string | undefined {
    return this.#programs.get(expedition);
  }

  #noteProgram({ program, expedition }: ObjectNames): void {
    if (program !== undefined && expedition !== undefined && !this.#programs.has(expedition)) {
      this.#programs.set(expedition, program);
    }
  }
}

/** The way to an object, each name behind the letter of its type: there is a key for every object of a large import. */
function keyOf(type: ObjectType, names: ObjectNames): string {
  let key = '';
  for (const above of ANCESTORS[type]) {
    const name = names[above];
    if (name !== undefined) key += `${OBJECT_TYPE[above].segment}${name}\u001f`;
  }
  return `${key}${OBJECT_TYPE[type].segment}${names[type]}`;
}
