import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Tells this run of the process from an earlier one that had the same number. */
const RUN = randomUUID().slice(0, 8);

/** The name of a holder of jobs that nobody else has: machine, process, this very run of it, and whom in it. */
export function newHolder(): string {
  return `${hostname()}/${process.pid}/${RUN}/${randomUUID().slice(0, 8)}`;
}

/** Whether a holder was a process of this machine that runs no more: one need not wait for its lease then. */
export function isDead(holder: string): boolean {
  const [host, pid, run] = holder.split('/');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return run !== RUN;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}
