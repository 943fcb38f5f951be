import type { StationBlock } from '../../../domain/station/leased-block.ts';
import type { StationOutcome } from '../../../domain/station/station-operation.ts';

/** What the server answers to operations, in their order. */
export interface OperationsAnswer {
  readonly outcomes: readonly StationOutcome[];
  readonly throughSeq: number;
}

/** The blocks that the server leased. */
export interface LeasedAnswer {
  readonly blocks: readonly StationBlock[];
}
