/**
 * What this thread has taken of the processors until now, ms. For bounds of what computes: a machine that has other things to do makes
 * everything late, and adds nothing to this.
 */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
