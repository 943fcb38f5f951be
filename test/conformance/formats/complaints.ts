import { XmlDocument, XmlLibError, type XsdValidator } from 'libxml2-wasm';

/** What a schema has against a document, by line; a document that is none is one complaint. */
export function complaints(validator: XsdValidator, xml: string): string[] {
  try {
    using document = XmlDocument.fromString(xml);
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.length > 0
      ? error.details.map((one) => `${one.line}: ${one.message.trim()}`)
      : [error.message];
  }
}
