import { effect, signal } from '@preact/signals';
import type { Severity } from '../../../domain/finding.ts';
import { findingsOf } from '../keeping/check-here.ts';
import { tree, treeVersion } from '../keeping/station-state.ts';
import type { GridState } from './grid-state.ts';

const AT_ONCE_MS = 8;
const CALM_MS = 400;

/** The worst of each object that has something to be said of, found little by little so that typing never waits. */
export function watchFindings(state: GridState) {
  const found = signal<ReadonlyMap<string, Severity>>(new Map());
  let timer: ReturnType<typeof setTimeout>;
  const stop = effect(() => {
    treeVersion.value;
    const objects = state.objects.value;
    clearTimeout(timer);
    const worst = new Map<string, Severity>();
    let at = 0;
    const go = () => {
      const until = performance.now() + AT_ONCE_MS;
      for (; at < objects.length && performance.now() < until; at++) {
        const findings = findingsOf(tree.peek(), objects[at]!);
        if (findings.length > 0)
          worst.set(objects[at]!.id, findings.some((one) => one.severity === 'error') ? 'error' : 'warning');
      }
      if (at < objects.length) timer = setTimeout(go);
      else found.value = worst;
    };
    timer = setTimeout(go, CALM_MS);
  });
  return {
    found,
    stop: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
