import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { isObject } from '../../formats/canonical-json/shape.ts';

type Json = Readonly<Record<string, unknown>>;

/** Whether a line is one of our own dumps and exports, which says of a record all that is public. */
export function isDumped(value: Json): boolean {
  return isObject(value.identifiers) && isObject(value.registration);
}

/**
 * A line of a dump as an item: identifier and description; what else it says was so where it is from. Findings: `tombstone` for what was
 * withdrawn or hidden there, which must not come to life again by mistake, `harvested-record` for what that one had from others.
 */
export function readDumped({ identifiers, registration, description, ...beside }: Json): Checked<Json> {
  const { igsn } = identifiers as Json;
  const { state } = registration as Json;
  if ('harvested' in beside) {
    const rule = 'a record of the installation that the dump is from';
    return bad(
      finding('harvested-record', 'The record was harvested from another catalogue.', {
        field: 'igsn',
        value: igsn,
        rule,
      }),
    );
  }
  if (state === 'registered' || state === 'pending') return good({ igsn, description });
  return bad(tombstone(String(igsn), String(state)));
}

/** The finding of what is no more where a dump is from, in whichever format that is. */
export function tombstone(igsn: string, state: string): Finding {
  const message = `${igsn} is ${state} where the dump is from, and is not registered by it.`;
  return finding('tombstone', message, { field: 'registration.state', value: state, rule: 'registered' });
}
