import { READABLE } from '../formats.ts';
import { IGSN_DESCRIPTION } from '../igsn-description-1.0/format.ts';
import { createXsltEngine } from './sandboxed-xslt.ts';
import { READY, type TrialAnswer } from './trial-message.ts';
import { type CommunityTrial, tryCommunity } from './try-community.ts';

process.once('message', (trial: CommunityTrial) => {
  const engine = createXsltEngine();
  const house = { engine, readers: READABLE, description: IGSN_DESCRIPTION };
  const answer: TrialAnswer = tryCommunity(trial, house);
  process.send?.(answer, () => process.exit());
});
process.send?.(READY);
