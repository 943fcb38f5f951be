import type { Finding } from '../../../domain/finding.ts';
import type { StationBlock } from '../../../domain/station/leased-block.ts';
import type { FieldConflict, StationOperation } from '../../../domain/station/station-operation.ts';

/**
 * An operation as it is kept here until the server has it, in the order of `order`. `refused` holds why the server did not
 * take it: it stays here, and shown, until a person decides.
 */
export interface KeptOperation {
  readonly order: number;
  readonly expedition: string;
  readonly operation: StationOperation;
  readonly refused?: readonly Finding[];
  /** The account that made it; only it sends it. Absent or empty of what was made before somebody was known: whoever comes first. */
  readonly by?: string;
}

/** What collided when an operation was merged, until a person has chosen. `id` is that of the operation. */
export interface KeptConflict {
  readonly id: string;
  readonly expedition: string;
  readonly objectId: string;
  readonly at: string;
  readonly conflicts: readonly FieldConflict[];
  /** The account whose change it was, as of an operation. */
  readonly by?: string;
}

/** A block of identifiers that only this station may use; `nextKey` is the first that it has not given. */
export interface KeptBlock extends StationBlock {
  readonly expedition: string;
  readonly nextKey: number;
}

/** Where the newest word about an object is. */
export type KeptOn = 'server' | 'tablet' | 'refused';
