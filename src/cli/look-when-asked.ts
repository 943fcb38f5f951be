import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../context.ts';
import { landingProber } from '../landing-pages/landing-prober.ts';
import { landingUserAgent } from '../landing-pages/user-agent.ts';
import type { ProbePages } from '../operations/registry/check-landing-pages.ts';
import { lookAtAskedPages } from '../operations/registry/look-at-asked-pages.ts';
import { landingCheckStore } from '../store/ports/landing-check-store.ts';
import type { DailyWork } from './daily-work.ts';

const AT_ONCE = 20;
const PAUSE_MS = 2000;

/**
 * Looks at landing pages as soon as somebody asks for it, also where the daily look is not set: a person who asks wants to know.
 * `stop` breaks off what is under way; what was asked and not looked at stays in line.
 */
export function lookWhenAsked(
  { settings, store, unitOfWork }: Pick<House, 'settings' | 'store' | 'unitOfWork'>,
  onError: (error: unknown) => void,
  probe: ProbePages = landingProber({ userAgent: landingUserAgent(settings.baseUrl) }),
): DailyWork {
  const stopping = new AbortController();
  const { signal } = stopping;
  const { isAnyAsked } = landingCheckStore(store.read, store.engine);
  const look = async (): Promise<number> =>
    (await isAnyAsked()) ? lookAtAskedPages(unitOfWork, probe, { limit: AT_ONCE, signal }) : 0;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const looked = await look().catch((error: unknown) => {
        onError(error);
        return 0;
      });
      if (looked === 0) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
