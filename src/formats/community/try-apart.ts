import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bad, finding } from '../../domain/finding.ts';
import { READY } from './trial-message.ts';
import type { TrialAnswer } from './trial-process.ts';
import type { CommunityTrial } from './try-community.ts';

/** How long a community may take to be tried, all documents together; in milliseconds. */
const TRIAL_MS = 20_000;

/** Loading the readers of all formats is our own affair, and takes long where a machine is busy; in milliseconds. */
const LOADING_MS = 120_000;

/** Files may be read and threads started, as the engine of stylesheets does; nothing is written and no other program run. */
const MAY = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-worker',
  '--max-old-space-size=256',
  '--experimental-wasm-jspi',
];

/**
 * Tries a community in a process of its own, without environment and with limits to memory and time: a schema may keep its compiler busy for
 * ever, and what brings the process down must not bring the server down. Findings: those of `tryCommunity`, `trial-too-slow`, `trial-failed`.
 */
export function tryApart(trial: CommunityTrial, limitMs = TRIAL_MS): Promise<TrialAnswer> {
  const file = import.meta.url.endsWith('.ts') ? './trial-process.ts' : './trial-process.js';
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: {},
    execArgv: MAY,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  const { promise, resolve } = Promise.withResolvers<TrialAnswer>();
  const rule = 'a schema and stylesheets within the limits';
  const refuse = (code: string, message: string) => resolve(bad(finding(code, message, { rule })));
  const tooSlow = () => refuse('trial-too-slow', `The files were not through after ${limitMs / 1000} seconds.`);
  let timer = setTimeout(
    () => refuse('trial-failed', 'The trial does not begin; the machine is too busy.'),
    LOADING_MS,
  );
  child.on('message', (told) => {
    if (told !== READY) return resolve(told as TrialAnswer);
    clearTimeout(timer);
    timer = setTimeout(tooSlow, limitMs);
    child.send(trial, () => undefined);
  });
  child.once('error', (error) => refuse('trial-failed', `The trial cannot be made: ${error.message}.`));
  child.once('exit', () => refuse('trial-failed', 'The files bring their trial down: too much memory, most likely.'));
  return promise.finally(() => {
    clearTimeout(timer);
    child.kill('SIGKILL');
  });
}
