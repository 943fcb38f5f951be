import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';
import { type CompletenessProfile, type Obligation, type ProfileProperty, WEIGHTS } from './profile.ts';

/** A property that a record lacks: the members to fill, and the sentence what to add. */
export interface Gap {
  readonly property: string;
  readonly obligation: Obligation;
  readonly fields: readonly DescriptionField[];
  readonly advice: string;
}

/** How complete a record is. `score` is 0 to 100, whole: the weight of what is there in a hundred of what applies. */
export interface Completeness {
  readonly profile: string;
  readonly score: number;
  readonly isComplete: boolean;
  readonly gaps: readonly Gap[];
}

/**
 * How complete a description is by a profile, with every gap, the weightiest first. `isComplete` is true when no mandatory
 * property is missing. A profile of which nothing applies gives 100.
 */
export function completenessOf(description: SampleDescription, profile: CompletenessProfile): Completeness {
  const asked = profile.properties.filter(({ appliesTo }) => appliesTo?.includes(description.objectType) ?? true);
  const missing = asked.filter((one) => !isThere(one, description));
  const possible = weightOf(asked);
  const reached = possible - weightOf(missing);
  return {
    profile: profile.name,
    score: possible === 0 ? 100 : Math.floor((100 * reached) / possible),
    isComplete: !missing.some(({ obligation }) => obligation === 'mandatory'),
    gaps: missing.toSorted((one, other) => WEIGHTS[other.obligation] - WEIGHTS[one.obligation]).map(gapOf),
  };
}

/** Whether a member says anything: not absent, not blank, not an empty list. */
export function isSaid(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
}

function isThere({ fields, holds }: ProfileProperty, description: SampleDescription): boolean {
  return fields.some((field) => isSaid(description[field])) && (holds?.(description) ?? true);
}

function weightOf(properties: readonly ProfileProperty[]): number {
  return properties.reduce((sum, { obligation }) => sum + WEIGHTS[obligation], 0);
}

function gapOf({ name, obligation, fields, advice }: ProfileProperty): Gap {
  return { property: name, obligation, fields, advice };
}
