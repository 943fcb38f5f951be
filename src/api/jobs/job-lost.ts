import { CorestoneError } from '../../domain/error.ts';

/** The job is somebody else's by now. */
export class JobLost extends CorestoneError {
  constructor() {
    super('interrupted', 'The job was paused, cancelled or taken over.');
  }
}
