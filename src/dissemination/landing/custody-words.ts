import type { Custody } from '../../domain/description/statements.ts';
import { preciseDate } from '../frame/quantity.ts';
import type { RecordWords } from '../words/en/record.ts';

/** What became of an object, as the label and the value of a fact: `Lent`, with the day until when it is, else the day it went. */
export interface CustodyFact {
  readonly label: string;
  readonly value: string;
}

/** What became of an object that is away or gone, for the key facts. Says nothing of whom it is with. */
export function custodyFact({ state, since, until }: Custody, { custody }: RecordWords): CustodyFact {
  const value = until === undefined ? custody.since(preciseDate(since)) : custody.until(preciseDate(until));
  return { label: custody.states[state], value };
}

/** The same with both days. */
export function wholeCustodyFact({ state, since, until }: Custody, { custody }: RecordWords): CustodyFact {
  const days = [custody.since(preciseDate(since)), ...(until === undefined ? [] : [custody.until(preciseDate(until))])];
  return { label: custody.states[state], value: days.join(', ') };
}
