import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { OTHER_STATUSES, type Problem } from '../problem.ts';

/** A condition of a request's headers that does not hold (412), or that has to be stated (428). RFC 9110 13, RFC 6585 3. */
export class PreconditionError extends CorestoneError {
  readonly status: 412 | 428;

  constructor(status: 412 | 428, message: string, findings: readonly Finding[] = []) {
    super('conflict', message, { findings });
    this.status = status;
  }
}

/** The problem with the status that the headers of the request demand. */
export function withPrecondition(problem: Problem, error: unknown): Problem {
  if (!(error instanceof PreconditionError)) return problem;
  return { ...problem, status: error.status, title: OTHER_STATUSES.conflict![error.status]! };
}
