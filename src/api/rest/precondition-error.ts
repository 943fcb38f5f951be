import { CorestoneError } from '../../domain/error.ts';
import type { Problem } from '../problem.ts';

/** A condition of a request's headers that does not hold (412), or that has to be stated (428). RFC 9110 13, RFC 6585 3. */
export class PreconditionError extends CorestoneError {
  readonly status: 412 | 428;

  constructor(status: 412 | 428, message: string) {
    super('conflict', message);
    this.status = status;
  }
}

/** The problem with the status that the headers of the request demand. */
export function withPrecondition(problem: Problem, error: unknown): Problem {
  if (!(error instanceof PreconditionError)) return problem;
  const title = error.status === 412 ? 'Precondition failed' : 'Precondition required';
  return { ...problem, status: error.status, title };
}
