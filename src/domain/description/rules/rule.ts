import type { Severity } from '../../finding.ts';
import type { Vocabularies } from '../../vocabulary/vocabularies.ts';
import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';

/** Where and how a description breaks a rule. `field` is the member to correct; `member` says which part of it. */
export interface Breach {
  readonly field: DescriptionField;
  readonly member?: string;
  readonly value?: unknown;
  /** What is wrong here; absent where the rule's text says it all. */
  readonly message?: string;
}

/** What a check knows beside the description: the day (ISO, UTC), and the vocabularies where an installation has newer ones. */
export interface RuleContext {
  readonly today: string;
  readonly vocabularies?: Vocabularies;
}

/**
 * A rule that no schema document can say. `text` says what is right, `source` who demands it. A rule that does not apply to a
 * description, since what it compares is not stated, has no breaches.
 */
export interface Rule {
  readonly code: string;
  readonly text: string;
  readonly source: string;
  readonly severity: Severity;
  readonly breaches: (description: SampleDescription, context: RuleContext) => readonly Breach[];
}
