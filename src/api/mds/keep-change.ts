import { may } from '../../operations/caller.ts';
import type { RecordChange, RecordOutcome } from '../../operations/registry/record-change.ts';
import { tryChanges } from '../../operations/registry/try-changes.ts';
import { tellBrokenRules } from '../tell-broken-rules.ts';
import { findingsText } from './answer-error.ts';
import { OF_ANOTHER } from './find-own.ts';
import { MdsRefusal } from './mds-answer.ts';
import type { MdsRequest } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';

type Refused = Extract<RecordOutcome, { outcome: 'refused' }>;

/**
 * Keeps a change, or only tries it in test mode, when nothing is kept, nobody told and no quota used. Throws the refusal. Rules that
 * its description breaks are told to the log.
 */
export async function keepChange({ house, log }: MdsService, isTest: boolean, change: RecordChange): Promise<void> {
  const outcome = isTest
    ? (await tryChanges(house.unitOfWork, [change], house.rules))[0]!
    : await house.takeChange(change);
  if (outcome.outcome === 'refused') throw refusalOf(outcome);
  // The protocol has no place for warnings, and refuses by its schemas alone.
  if (change.description !== undefined) await tellBrokenRules(house, log, 'mds', change.description);
}

/** What a record that was changed meanwhile costs: the change is made up again, at most three times. */
export async function keepLatest(
  service: MdsService,
  isTest: boolean,
  makeUp: () => Promise<RecordChange>,
): Promise<void> {
  for (let time = 1; ; time++) {
    try {
      return await keepChange(service, isTest, await makeUp());
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || time === MOST_TIMES) throw error;
    }
  }
}

const MOST_TIMES = 3;

class ChangedMeanwhile extends MdsRefusal {
  constructor() {
    super(500, 'Another user has changed this record. Please try again');
  }
}

const WORDS: Readonly<Record<string, string>> = {
  'namespace-unheld': 'IGSN prefix is not allowed',
  'namespace-of-another': 'IGSN prefix is not allowed',
  'record-of-another': OF_ANOTHER,
};

function refusalOf({ code, message, findings }: Refused): MdsRefusal {
  const [first] = findings;
  switch (code) {
    case 'not-allowed':
      return new MdsRefusal(403, WORDS[first?.code ?? ''] ?? first?.message ?? message);
    case 'not-found':
      return new MdsRefusal(404, "IGSN doesn't exist");
    case 'gone':
      return new MdsRefusal(410, 'dataset inactive');
    case 'conflict':
      return new ChangedMeanwhile();
    default:
      return new MdsRefusal(400, findings.length > 0 ? findingsText(findings) : message);
  }
}

/** Refuses one who may not write here as the registry of 2020 did: there only data centres wrote, their agents read. */
export function ensureDepositor({ isStrict }: MdsService, { caller }: MdsRequest): void {
  if (!isStrict) return;
  const parties = caller.within === undefined ? caller.grants.map((one) => one.party) : [caller.within];
  const isClient = parties.some((party) => party.includes('.') && may(caller, 'deposit', party));
  if (!isClient) throw new MdsRefusal(403, 'Access is denied');
}
