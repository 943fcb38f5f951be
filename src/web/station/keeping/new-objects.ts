import { pathSegment } from '../../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import { isRegistrable, type ObjectType } from '../../../domain/drilling/object-type.ts';
import { isEmptyValue } from '../../../domain/drilling/same-value.ts';
import type { Override } from '../../../domain/station/station-operation.ts';
import { newId } from '../../shared/uuid-v7.ts';
import { ownDefaults } from './fields-of.ts';
import type { Wish } from './inverse.ts';
import type { KeptBlock } from './kept.ts';
import { giveIgsn } from './kept-blocks.ts';

/** A new object: where it hangs, and the path of that. */
export interface Wanted {
  readonly type: ObjectType;
  readonly name: string;
  readonly parent: { readonly id: string; readonly path: string };
  readonly values: FieldValues;
  readonly overrides?: readonly Override[];
}

/** Collects new objects of one deed; each takes its number from the blocks of this station as long as there are some. */
export class NewObjects {
  readonly wishes: Wish[] = [];
  blocks: readonly KeptBlock[];
  /** How many got no number here, and get one from the server later. */
  withoutNumber = 0;

  constructor(blocks: readonly KeptBlock[]) {
    this.blocks = blocks;
  }

  /**
   * Adds an object; id and path are for what hangs below it. What nobody said of the installation's own fields is as they begin; what is
   * empty in `values` was emptied on purpose.
   */
  add({ type, name, parent, values, overrides = [] }: Wanted): { readonly id: string; readonly path: string } {
    const id = newId();
    const path = `${parent.path}/${pathSegment(type, name)}`;
    const given = giveIgsn(this.blocks, type, name, path);
    if (given !== undefined) this.blocks = given.blocks;
    else if (isRegistrable(type, name)) this.withoutNumber++;
    const object = {
      id,
      type,
      parentId: parent.id,
      name,
      values: withoutEmpty({ ...ownDefaults(type), ...values }),
      ...(given === undefined ? {} : { igsn: given.igsn }),
    };
    this.wishes.push({ kind: 'create', object, ...(overrides.length === 0 ? {} : { overrides }) });
    return { id, path };
  }
}

/** Values without what is empty: a new object has nothing to empty. */
export function withoutEmpty(values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)));
}
