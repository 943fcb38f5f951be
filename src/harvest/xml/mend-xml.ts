import { type Finding, finding } from '../../domain/finding.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: just these are forbidden in XML 1.0 (2.2)
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const REFERENCE = /&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));/g;
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/g;

/**
 * A document that is not well-formed with what most often makes it so put right: control characters that XML has no place for are left
 * out, an ampersand that begins no entity of XML is written as one. Undefined where there is nothing of the kind. Findings:
 * `illegal-character`, `bare-ampersand`.
 */
export function mendXml(text: string): { readonly text: string; readonly findings: readonly Finding[] } | undefined {
  const clean = text
    .replace(FORBIDDEN, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(REFERENCE, (reference: string, hex?: string, decimal?: string) =>
      isAllowed(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? reference : '',
    );
  const mended = clean.replace(BARE_AMPERSAND, '&amp;');
  const findings: Finding[] = [];
  if (clean !== text) findings.push(say('illegal-character', 'Characters that XML does not allow were left out.'));
  if (mended !== clean)
    findings.push(say('bare-ampersand', 'An ampersand that begins no entity was taken for itself.'));
  return findings.length === 0 ? undefined : { text: mended, findings };
}

function isAllowed(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  return (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000);
}

function say(code: string, message: string): Finding {
  return finding(code, message, { severity: 'warning', field: 'metadata', rule: 'XML 1.0' });
}
