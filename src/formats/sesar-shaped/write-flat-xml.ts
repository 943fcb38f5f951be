import { each, emptyElement, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { type FlatSource, type FlatValue, ITEMS } from './flat-element.ts';
import { type FlatStatement, flatStatements } from './write-flat.ts';

/**
 * The elements of one sample in the order of the table. `special` may write an element in its own way; it gives undefined for
 * all others.
 */
export function flatXml(source: FlatSource, special: (said: FlatStatement) => Xml | undefined = () => undefined): Xml {
  return each(flatStatements(source), (said) => special(said) ?? statement(said));
}

function statement({ name, values }: FlatStatement): Xml {
  const inside = ITEMS[name];
  if (inside === undefined) return each(values, ({ text }) => mandatory(name, text));
  const { item, main } = inside;
  return wrap(
    name,
    each(values, ({ text, more }) =>
      main === undefined ? textElement(item, text, more) : wrap(item, xml(textElement(main, text), children(more))),
    ),
  );
}

/** An element that must be there even where nothing can be said in it. */
function mandatory(name: string, text: string): Xml {
  return text.trim() === '' ? emptyElement(name, {}) : textElement(name, text);
}

function children(more: FlatValue['more'] = {}): Xml {
  return each(Object.entries(more), ([name, text]) => textElement(name, text));
}
