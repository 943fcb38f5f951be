import { CorestoneError } from '../../domain/error.ts';
import { landingProber } from '../../landing-pages/landing-prober.ts';
import { landingUserAgent } from '../../landing-pages/user-agent.ts';
import type { LandingCheckRow } from '../../operations/landing-check-ports.ts';
import { checkLandingPages } from '../../operations/registry/check-landing-pages.ts';
import { landingCheckStore } from '../../store/ports/landing-check-store.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const USUAL_LIMIT = 1000;
const MOST_SHOWN = 50;

/** Looks whether landing pages answer. */
export const landingCheck: Command = {
  name: 'landing check',
  words: '',
  summary: 'Looks whether the landing pages of registered records answer; those due first.',
  options: [
    { name: 'limit', value: 'N', definition: `How many pages at most; ${USUAL_LIMIT} without.` },
    { name: 'igsn', value: 'IGSN', definition: 'The page of one record, due or not.' },
    ...STORE_OPTIONS,
  ],
  run: check,
};

/** Shows how landing pages answered last. */
export const landingStatus: Command = {
  name: 'landing status',
  words: '',
  summary: 'Shows how landing pages answered when they were looked at last.',
  options: STORE_OPTIONS,
  run: status,
};

async function check(call: Call): Promise<ExitStatus> {
  const igsn = textOption(call, 'igsn')?.toUpperCase();
  const limit = readLimit(textOption(call, 'limit'));
  return withExistingHouse(call, async (house) => {
    const progress = call.output.progress('Looking at pages');
    const failed: LandingCheckRow[] = [];
    let count = 0;
    const onChecked = (row: LandingCheckRow) => {
      count += 1;
      progress.update(count, 0);
      if (row.failures > 0 && failed.length < MOST_SHOWN) failed.push(row);
    };
    const probe = landingProber({ userAgent: landingUserAgent(house.settings.baseUrl) });
    const wanted = { limit, onChecked, ...(igsn !== undefined && { igsn }) };
    const checked = await checkLandingPages(house.unitOfWork, probe, wanted);
    progress.done();
    for (const row of failed) call.output.say(lineOf(row));
    call.output.say(checked === 0 ? 'No page is due.' : `${checked} pages looked at.`);
    call.output.result({ checked, failed });
    return failed.length === 0 ? 0 : 1;
  });
}

async function status(call: Call): Promise<ExitStatus> {
  return withExistingHouse(call, async ({ store }) => {
    const checks = landingCheckStore(store.read, store.engine);
    const outcomes = await checks.countByOutcome();
    for (const { outcome, pages } of outcomes) call.output.say(`${outcome.padEnd(12)} ${String(pages).padStart(10)}`);
    if (outcomes.length === 0) call.output.say('No page was looked at yet.');
    const failing = await checks.failing(MOST_SHOWN);
    for (const row of failing) call.output.say(lineOf(row));
    call.output.result({ outcomes, failing });
    return failing.length === 0 ? 0 : 1;
  });
}

function lineOf({ igsn, url, outcome, failures, detail, checkedAt }: LandingCheckRow): string {
  return `${igsn.padEnd(20)} ${outcome.padEnd(10)} ${failures} in a row, ${checkedAt.slice(0, 10)}  ${url}  ${detail}`;
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return USUAL_LIMIT;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CorestoneError('wrong-call', `--limit ${text}: a whole number, 1 or more.`);
}
