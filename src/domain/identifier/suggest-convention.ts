import { upperCaseAscii } from './igsn.ts';
import { DEFAULT_DIGITS, type IgsnConvention } from './igsn-spec.ts';

/** The part of an IGSN specification that is decided once per expedition. */
export interface SuggestedConvention {
  readonly convention: IgsnConvention;
  readonly namespace: string;
  readonly expedition: string;
  readonly prefix?: string;
  readonly digits?: number;
}

const LONGEST_PREFIX = 40;

/**
 * The convention that fits a namespace and an expedition code without change: `icdp-classic` for four characters and one
 * to four digits; otherwise `fixed-prefix` with namespace + letters and digits of the code as prefix (`CSD` and `GLAD9`
 * give `CSDGLAD9`). Never pads or shortens the namespace. Letters outside A-Z are left out of the prefix.
 */
export function suggestConvention(namespace: string, expedition: string): SuggestedConvention {
  const holder = upperCaseAscii(namespace.trim());
  const code = expedition.trim();
  if (/^[A-Z0-9]{4}$/.test(holder) && /^[0-9]{1,4}$/.test(code)) {
    return { convention: 'icdp-classic', namespace: holder, expedition: code };
  }
  return {
    convention: 'fixed-prefix',
    namespace: holder,
    expedition: code,
    prefix: fixedPrefix(holder, code),
    digits: DEFAULT_DIGITS,
  };
}

/** The prefix a fixed-prefix expedition gets: its namespace and the letters and digits of its code, at most 40 characters. */
export function fixedPrefix(namespace: string, expedition: string): string {
  return `${namespace}${upperCaseAscii(expedition).replace(/[^A-Z0-9]/g, '')}`.slice(0, LONGEST_PREFIX);
}
