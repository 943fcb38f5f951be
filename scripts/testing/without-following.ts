import { type AsyncHook, createHook } from 'node:async_hooks';

/** What a piece of work gave, and the hooks that it had put in place. */
interface WithHooks<T> {
  readonly result: T;
  readonly hooks: readonly AsyncHook[];
}

/**
 * Does something and keeps hold of the hooks for asynchronous work that it puts in place, so that they can be taken off. `node:test` follows
 * every promise, timer and socket of a process, so as to say which test an error comes from that nobody waited for: that takes a tenth of
 * what tests take of the processors, and garbage with it. Where Node puts none in place there are none.
 */
export function keepingHooks<T>(work: () => T): WithHooks<T> {
  const hooks: AsyncHook[] = [];
  const ofAll: AsyncHook = Object.getPrototypeOf(createHook({}));
  const { enable } = ofAll;
  ofAll.enable = function (this: AsyncHook) {
    hooks.push(this);
    return enable.call(this);
  };
  try {
    return { result: work(), hooks };
  } finally {
    ofAll.enable = enable;
  }
}
