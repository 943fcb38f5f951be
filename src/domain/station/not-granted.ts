import { OBJECT_TYPE } from '../drilling/object-type.ts';
import { type Finding, finding } from '../finding.ts';
import { liesInParts, type TreePart, type TreePlace } from '../party/tree-right.ts';

/**
 * Why somebody may not enter an object, who enters these parts of the core tree: `not-granted`, with what they do enter;
 * undefined where they may. `where` names the object, or what it is to hang below.
 */
export function checkGranted(enters: readonly TreePart[], place: TreePlace, where: string): Finding | undefined {
  if (liesInParts(enters, place)) return undefined;
  const { label, plural } = OBJECT_TYPE[place.type];
  const types = [...new Set(enters.flatMap((one) => one.types ?? []))];
  const rule = types.map((one) => OBJECT_TYPE[one].plural.toLowerCase()).join(', ');
  const message = `Your role does not let you enter ${plural.toLowerCase()} of ${where}.`;
  return finding('not-granted', message, {
    field: label,
    value: where,
    rule: rule === '' ? 'you read here' : `what you enter: ${rule}, where your role is`,
  });
}
