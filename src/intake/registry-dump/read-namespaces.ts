import { type Finding, finding } from '../../domain/finding.ts';
import type { DumpNamespace, DumpParties } from '../../operations/registry/dump/registry-dump.ts';
import { allBytes, type Input } from '../input.ts';
import { readTime } from './dump-row.ts';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A list of namespaces without heading: prefix with namespace, symbol of the agent, and the day it was registered where that is
 * known, parted by tabs, semicolons or commas. The agents come with it. Findings, by row: `row-too-short`, `date-unreadable`
 * (warning), `file-too-large`.
 */
export async function readNamespaces(input: Input): Promise<DumpParties> {
  const bytes = await allBytes(input, MOST_BYTES);
  const findings: Finding[] = [];
  if (bytes === undefined) {
    const rule = 'a list of less than 16 MB';
    findings.push(
      finding('file-too-large', 'This is too large for a list of namespaces.', { rule, at: { file: input.name } }),
    );
  }
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const namespaces = lines.flatMap((line, index) => readLine(line, { file: input.name, row: index + 1 }, findings));
  const agents = [...new Map(namespaces.map((one) => [one.agents[0]!, agentOf(one)])).values()];
  return { agents, clients: [], namespaces, findings };
}

function readLine(line: string, at: { file: string; row: number }, findings: Finding[]): DumpNamespace[] {
  if (line.trim() === '' || line.startsWith('#')) return [];
  const [prefix = '', agent = '', day = ''] = line.split(/[\t;,]/).map((one) => one.trim());
  if (prefix === '' || agent === '') {
    findings.push(
      finding('row-too-short', 'The row lacks a prefix or an agent.', { value: line, rule: 'prefix, agent', at }),
    );
    return [];
  }
  const createdAt = readTime(day);
  if (day !== '' && createdAt === null) {
    const details = { severity: 'warning', value: day, rule: 'a day, with or without time', at } as const;
    findings.push(finding('date-unreadable', 'The day cannot be read; today stands in its place.', details));
  }
  return [{ prefix, agents: [agent.toUpperCase()], clients: [], createdAt, at }];
}

function agentOf({ agents, at }: DumpNamespace) {
  const [symbol = ''] = agents;
  const place = at === undefined ? {} : { at };
  return { symbol, name: symbol, contactName: '', contactEmail: '', isActive: true, createdAt: null, ...place };
}
