import { cpus, totalmem } from 'node:os';
import type { Day } from './run-day.ts';

const MOST_FAULTS = 50;

/** The report of a day as Markdown: what happened, what was acknowledged, and what holds. */
export function reportOf(day: Day): string {
  const { minutes, seed, proofs, happened, acknowledged, broken, notes } = day;
  const failed = proofs.filter((one) => one.faults.length > 0);
  const rows = (all: Iterable<readonly [string, number]>) => [...all].map(([name, count]) => `| ${name} | ${count} |`);
  return [
    `# Fault day: ${failed.length === 0 ? 'everything held' : `${failed.length} of ${proofs.length} proofs fail`}`,
    '',
    `${minutes} minutes of load, seed ${seed}, ${day.startedAt} to ${day.endedAt}; settling took ${Math.round(day.settledInS)} s. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GB.`,
    '',
    '| what happened | times |',
    '|---|---|',
    ...rows(happened),
    '',
    '| acknowledged, in the journal | count |',
    '|---|---|',
    ...rows(acknowledged),
    '',
    '| requests whose outcome nobody knew, asked again | count |',
    '|---|---|',
    ...rows(broken),
    '',
    ...notes.map((one) => `- ${one}`),
    '',
    '| | what is proved | counted |',
    '|---|---|---|',
    ...proofs.map(
      (one) =>
        `| ${one.faults.length === 0 ? 'holds' : `**${one.faults.length} faults**`} | ${one.rule} | ${one.counted} |`,
    ),
    ...failed.flatMap((one) => [
      '',
      `## ${one.rule}`,
      '',
      ...one.faults.slice(0, MOST_FAULTS).map((fault) => `- ${fault}`),
    ]),
    '',
  ].join('\n');
}
