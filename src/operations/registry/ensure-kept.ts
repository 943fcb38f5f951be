import { CorestoneError } from '../../domain/error.ts';
import type { RecordOutcome } from './record-change.ts';

/** What became of a change that was not refused. */
export type KeptOutcome = Exclude<RecordOutcome, { readonly outcome: 'refused' }>;

/** The outcome of a change that was taken; throws the refusal of one that was not. */
export function ensureKept(outcome: RecordOutcome): KeptOutcome {
  if (outcome.outcome !== 'refused') return outcome;
  throw new CorestoneError(outcome.code, outcome.message, { findings: outcome.findings });
}
