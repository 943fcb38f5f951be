import type { Checked } from '../../domain/finding.ts';
import type { TriedCommunity } from './try-community.ts';

/** What the process of a trial says when it is loaded and waits to be told the trial. */
export const READY = 'ready';

/** What this process answers to the one trial that it is told, before it ends. */
export type TrialAnswer = Checked<TriedCommunity>;
