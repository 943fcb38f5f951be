import type { House } from '../context.ts';
import { landingProber } from '../landing-pages/landing-prober.ts';
import { landingUserAgent } from '../landing-pages/user-agent.ts';
import { checkLandingPages, type ProbePages } from '../operations/registry/check-landing-pages.ts';
import { type DailyWork, startDailyWork } from './daily-work.ts';

/** A day has room for some forty thousand at the pace of one host; this leaves most of it free. */
const PAGES_A_DAY = 10_000;

/** Looks at landing pages on every day, if that is set; `stop` breaks off what is under way and takes nothing back. */
export function checkLandingDaily(
  { settings, unitOfWork, now }: House,
  tell: { readonly done: (checked: number) => void; readonly failed: (error: unknown) => void },
  probe: ProbePages = landingProber({ userAgent: landingUserAgent(settings.baseUrl) }),
): DailyWork | undefined {
  if (!settings.checkLandingPages) return undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const look = async () => tell.done(await checkLandingPages(unitOfWork, probe, { limit: PAGES_A_DAY, signal }));
  const daily = startDailyWork(look, { now }, tell.failed);
  return {
    stop: async () => {
      stopping.abort();
      await daily.stop();
    },
  };
}
