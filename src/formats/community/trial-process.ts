import type { Checked } from '../../domain/finding.ts';
import { READABLE } from '../formats.ts';
import { IGSN_DESCRIPTION } from '../igsn-description-1.0/format.ts';
import { createXsltEngine } from './sandboxed-xslt.ts';
import { READY } from './trial-message.ts';
import { type CommunityTrial, type TriedCommunity, tryCommunity } from './try-community.ts';

/** What this process answers to the one trial that it is told, before it ends. */
export type TrialAnswer = Checked<TriedCommunity>;

process.once('message', (trial: CommunityTrial) => {
  const engine = createXsltEngine();
  const house = { engine, readers: READABLE, description: IGSN_DESCRIPTION };
  const answer: TrialAnswer = tryCommunity(trial, house);
  process.send?.(answer, () => process.exit());
});
process.send?.(READY);
