import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';

/** What a cell holds before it is spelled; undefined is an empty cell. */
export type Cell = string | number | boolean | undefined;

/** A column: heading with its unit and scale, and where the value comes from. */
export interface Column {
  readonly heading: string;
  readonly value: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => Cell;
}

/** One column. */
export function column(heading: string, value: Column['value']): Column {
  return { heading, value };
}

/** The items of a list in one cell with `; ` between; an empty cell for none. */
export function joined(items: readonly (string | undefined)[] | undefined): Cell {
  const stated = (items ?? []).filter((one) => one !== undefined && one !== '');
  return stated.length === 0 ? undefined : stated.join('; ');
}
