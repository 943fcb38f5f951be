import { FLAT_ELEMENTS } from './elements.ts';
import type { FlatSource, FlatValue } from './flat-element.ts';

/** What is said in one element: never without a value. */
export interface FlatStatement {
  readonly name: string;
  readonly values: readonly FlatValue[];
}

/** Everything a list says of a description, in the order of the table; elements that would be empty are not there. */
export function flatStatements(source: FlatSource): readonly FlatStatement[] {
  const said: FlatStatement[] = [];
  for (const { name, isGfz = false, write } of FLAT_ELEMENTS) {
    if (isGfz && !source.dialect.hasGfzElements) continue;
    const values = write(source);
    if (values.length > 0) said.push({ name, values });
  }
  return said;
}
