import { type Finding, finding } from '../../../domain/finding.ts';
import type { AuditEntry, Work } from '../../ports.ts';

/** How many of a kind were new, there already, and refused. */
export interface TakenCount {
  new: number;
  unchanged: number;
  refused: number;
}

/** What takers of parties share. */
export interface PartyTaking {
  readonly work: Work;
  readonly at: string;
  readonly tell: (...findings: readonly Finding[]) => void;
  readonly entries: AuditEntry[];
}

/** Nothing taken yet. */
export const nothingTaken = (): TakenCount => ({ new: 0, unchanged: 0, refused: 0 });

const AGENT = /^[A-Z](?:[A-Z0-9]|-(?!-)){0,18}[A-Z0-9]$/;

/** Whether a text can be the symbol of an agent. */
export function isAgentSymbol(text: string): boolean {
  return AGENT.test(text);
}

/** The finding that a symbol is none. */
export function symbolFinding(symbol: string, at: Finding['at']): Finding {
  const details = { field: 'symbol', value: symbol, rule: 'A-Z, 0-9 and single hyphens, beginning with a letter' };
  return finding('symbol-syntax', 'This is no symbol of a party.', { ...details, ...(at !== undefined && { at }) });
}
