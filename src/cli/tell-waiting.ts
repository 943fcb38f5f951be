import type { House } from '../context.ts';
import { countWaiting } from '../outbox/settle-without-upstream.ts';
import type { Output } from './output.ts';

/** Warns where changes wait for an upstream and this installation has none: they would wait for ever, silently. */
export async function tellWaiting({ store, upstream }: House, output: Output): Promise<void> {
  const waiting = upstream === undefined ? await countWaiting(store.read) : 0;
  if (waiting === 0) return;
  const count = `${waiting.toLocaleString('en')} ${waiting === 1 ? 'change waits' : 'changes wait'}`;
  output.warn(
    `warning  ${count} for an upstream, and none is set: --upstream names one, \`corestone outbox settle\` ends the wait.`,
  );
}
