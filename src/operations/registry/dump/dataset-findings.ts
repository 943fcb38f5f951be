import { type Finding, finding } from '../../../domain/finding.ts';
import type { DumpDataset } from './registry-dump.ts';

/** The finding that an identifier had two records. */
export function twice(dataset: DumpDataset, igsn: string): Finding {
  const message = `${igsn} had two records; both of their OAI ids lead to it.`;
  return { ...placed(dataset, 'identifier-twice', message, 'one record an identifier'), severity: 'info' };
}

/** The finding that an identifier cannot be taken over. */
export function unknown(dataset: DumpDataset, code: string, message: string): Finding {
  return placed(dataset, code, message, 'an identifier in a namespace of a client that is here');
}

/** A finding about an identifier, with its row. */
export function placed({ identifier, at }: DumpDataset, code: string, message: string, rule: string): Finding {
  return finding(code, message, { field: 'doi', value: identifier, rule, at });
}
