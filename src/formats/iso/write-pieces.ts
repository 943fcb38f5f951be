import type { LegalDate } from '../legal-values.ts';
import { legalDecimal } from '../legal-values.ts';
import { textElement, wrap, type Xml } from '../xml/xml-writer.ts';

/** A property whose value is text; nothing without text. */
export function said(name: string, text: string | undefined): Xml {
  return wrap(name, textElement('gco:CharacterString', text));
}

/** A property whose value is a number with a fraction. */
export function real(name: string, value: number, type: 'gco:Real' | 'gco:Decimal'): Xml {
  return wrap(name, textElement(type, legalDecimal(value) ?? '0'));
}

/** A date or a time, each in the element that its precision demands. */
export function dated(date: LegalDate): Xml {
  return textElement(date.precision === 'time' ? 'gco:DateTime' : 'gco:Date', date.text);
}

/** A property whose value is one word of a code list. */
export function coded(property: string, element: string, value: string, lists: string): Xml {
  const list = element.slice(element.indexOf(':') + 1);
  return wrap(property, textElement(element, value, { codeList: `${lists}#${list}`, codeListValue: value }));
}

/** An XML name for this object's elements of GML, unique among objects: other characters are spelled by number. */
export function gmlId(kind: string, code: string): string {
  return `${kind}-${code.replace(/[^A-Za-z0-9.-]/g, (one) => `_${one.charCodeAt(0).toString(16)}`)}`;
}
