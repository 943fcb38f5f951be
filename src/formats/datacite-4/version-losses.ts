import { type Finding, finding } from '../../domain/finding.ts';
import type { KernelVersion } from './kernel-lists.ts';

/** Notes that a value of a field is left out or, where `rule` says by what, replaced. */
export type Lose = (field: string, value: string, rule?: string) => void;

/** What a record loses in an older version: findings of severity info, `narrowed` or `left-out`, in the order of noting. */
export class VersionLosses {
  readonly findings: Finding[] = [];
  readonly lose: Lose;

  constructor(version: KernelVersion) {
    this.lose = (field, value, rule) => {
      const [code, words] = rule === undefined ? ['left-out', 'is left out'] : ['narrowed', 'is narrowed'];
      const details = { severity: 'info', field, value, ...(rule !== undefined && { rule }) } as const;
      this.findings.push(finding(code, `DataCite ${version} does not know this; it ${words}.`, details));
    };
  }
}
