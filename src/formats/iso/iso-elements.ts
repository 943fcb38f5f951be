import type { ElementReader } from '../reading/element-reader.ts';

/** The element that a property holds: `MD_Identifier` in `identifier`; undefined for an empty property. */
export function valueIn(property: ElementReader, ...classes: readonly string[]): ElementReader | undefined {
  for (const name of classes) {
    const found = property.child(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The elements that all properties of a name hold. */
export function valuesOf(element: ElementReader, property: string, ...classes: readonly string[]): ElementReader[] {
  return element.children(property).flatMap((one) => valueIn(one, ...classes) ?? []);
}

/** Along properties and classes, the first of each; undefined where one is missing. */
export function along(element: ElementReader | undefined, ...names: readonly string[]): ElementReader | undefined {
  return names.reduce<ElementReader | undefined>((at, name) => at?.child(name), element);
}

/** An attribute by its local name, whatever its namespace: `href`, `id`, `nilReason`. */
export function attributeOf(element: ElementReader | undefined, name: string): string | undefined {
  const key = Object.keys(element?.node.attributes ?? {}).find((one) => one === name || one.endsWith(`}${name}`));
  return key === undefined ? undefined : element?.attribute(key);
}

/** A text with the address that it leads to, where it is an anchor. */
export interface LinkedText {
  readonly text: string;
  readonly href?: string;
}

/** The text of a property, however it is held: character string, anchor, URL, date, number, or bare. */
export function linkedText(property: ElementReader): LinkedText | undefined {
  const anchor = property.child('Anchor');
  const held = anchor ?? valueIn(property, 'CharacterString', 'URL', 'FileName', 'MimeFileType', ...MEASURES);
  // A translation beside it stays what it is: kept, and not read.
  const text = (held ?? (property.node.children.length === 0 ? property : undefined))?.own();
  if (text === undefined) return undefined;
  const href = attributeOf(anchor, 'href');
  return href === undefined ? { text } : { text, href };
}

const MEASURES = ['Date', 'DateTime', 'Decimal', 'Real', 'Integer', 'Boolean'];

/** The text of the first property of a name. */
export function textOf(element: ElementReader | undefined, property: string): string | undefined {
  const found = element?.child(property);
  return found && linkedText(found)?.text;
}

/** The texts of all properties of a name. */
export function textsOf(element: ElementReader | undefined, property: string): readonly string[] {
  return (element?.children(property) ?? []).flatMap((one) => linkedText(one)?.text ?? []);
}

/** A number in a property; undefined with a finding where it is none. */
export function numberOf(element: ElementReader, property: string): number | undefined {
  const found = element.child(property);
  const text = found && linkedText(found)?.text;
  if (found === undefined || text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  found.find('not-a-number', `${property} is no number.`, { value: text, rule: 'a decimal number' });
  return undefined;
}

/** The word of a code list in a property: its value, else what stands there as text. */
export function codeOf(element: ElementReader | undefined, property: string): string | undefined {
  const [first] = element?.child(property)?.node.children ?? [];
  if (element === undefined || first === undefined) return undefined;
  const code = element.child(property)!.child(first.name)!;
  code.attribute('codeList');
  code.attribute('codeSpace');
  const value = code.attribute('codeListValue');
  return value ?? code.own();
}
