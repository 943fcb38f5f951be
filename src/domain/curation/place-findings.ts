import { type Finding, finding } from '../finding.ts';

/** Another place has this code; `field` says where it was stated. */
export function placeCodeTaken(field: string, code: string): Finding {
  return finding('place-code-taken', `Another place has the code ${code}.`, {
    field,
    value: code,
    rule: 'a code of its own',
  });
}

/** Another place of this name stands there already; `field` and `value` say what was stated. */
export function placeNameTaken(field: string, value: string, name: string): Finding {
  return finding('place-name-taken', `There is a place ${name} there already.`, {
    field,
    value,
    rule: 'a name of its own where it stands',
  });
}
