/** Attributes by their key in an `XmlNode`; what is not there is undefined. */
export type AttributesRead = Record<string, string>;

// Nothing is inherited, since an attribute may be called `constructor` or `__proto__`. Objects without any prototype, which
// would do the same, are hash tables from the start: slower to make, to read and to go through.
function Attributes(): void {}
Attributes.prototype = Object.create(null);
Object.freeze(Attributes.prototype);
const Maker = Attributes as unknown as new () => AttributesRead;

/** No attributes yet. */
export function newAttributes(): AttributesRead {
  return new Maker();
}

/** Those of all elements without any. */
export const NO_ATTRIBUTES: Readonly<AttributesRead> = Object.freeze(newAttributes());
