/**
 * Where a job stands: waits for somebody to do it, is being done, was stopped for the time being, has ended well, cannot go
 * on, or was given up by a person.
 */
export const JOB_STATES = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;

/** One of {@link JOB_STATES}. */
export type JobState = (typeof JOB_STATES)[number];

/** Whether a job in this state stays as it is unless somebody resumes it. */
export function isAtRest(state: JobState): boolean {
  return state !== 'queued' && state !== 'running';
}
