import { asKey } from './known-names.ts';
import { OUTERMOST, type Scope } from './scope.ts';
import { type AttributesRead, NO_ATTRIBUTES, newAttributes } from './xml-attributes.ts';

const LONGEST = 600;
const SLOTS = 2048;
const GREATER = 0x3e;
/** Scopes that hold no piece of a document. */
const ownScopes = new WeakSet<Scope>();

/** What a start tag says. */
export interface TagSaid {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<AttributesRead>;
  readonly isEmpty: boolean;
  /** What is in force inside of it. */
  readonly scope: Scope;
}

/** A start tag as it was met before, with what it said there. */
export interface KnownTag extends TagSaid {
  /** From the `<` to the `>`. */
  readonly units: Uint16Array;
  /** Where it says this; undefined for one without prefix and declaration, which says the same everywhere, but for its namespace. */
  readonly outer: Scope | undefined;
}

const NO_TAG: KnownTag = {
  units: new Uint16Array(0),
  outer: undefined,
  name: '',
  namespace: '',
  attributes: NO_ATTRIBUTES,
  isEmpty: false,
  scope: OUTERMOST,
};

/** As many as there are slots, each the last that fell into it: bounded, whatever documents say. */
const known: KnownTag[] = new Array(SLOTS).fill(NO_TAG);
/** The last that fell into a slot without being known: what comes once only is not worth a place. */
const passedBy = new Int32Array(SLOTS);

/**
 * Looks tags up that were met before: the tags of the records of a repository are few, with their attributes and their values, and to
 * compare one takes less time than to read it. After {@link find} without success `keep` may be told what reading it gave.
 */
export class TagFinder {
  private hash = 0;
  private from = 0;
  /** Behind the first `>`; 0 where the tag is too long to be kept. */
  private to = 0;

  /** The tag whose `<` stands at an offset, if it is known in this scope; it ends with the first `>`. */
  find(units: Uint16Array, from: number, outer: Scope): KnownTag | undefined {
    const last = from + LONGEST;
    let hash = 0;
    let at = from + 1;
    for (let unit = units[at] as number; unit !== GREATER; unit = units[++at] as number) {
      if (unit === 0 || at === last) {
        this.to = 0;
        return undefined;
      }
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    this.hash = hash;
    this.from = from;
    this.to = at + 1;
    const met = known[slotOf(hash)] as KnownTag;
    const isSame = met.outer === undefined || met.outer === outer;
    return isSame && isAt(met.units, units, from, at + 1 - from) ? met : undefined;
  }

  /** Keeps the tag that was last looked for in vain, once it comes again; `end` is where reading found its end. */
  keep(units: Uint16Array, end: number, outer: Scope | undefined, said: TagSaid): void {
    const { hash, from, to } = this;
    // A value may hold a `>`; then the tag is longer than what was looked for. A scope of one document alone never comes again.
    if (end !== to || (outer !== undefined && outer !== OUTERMOST && !ownScopes.has(outer))) return;
    const slot = slotOf(hash);
    if (passedBy[slot] === hash) known[slot] = { ...ofItsOwn(said), units: units.slice(from, to), outer };
    else passedBy[slot] = hash;
  }
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 11)) & (SLOTS - 1);

function isAt(tag: Uint16Array, units: Uint16Array, from: number, length: number): boolean {
  if (tag.length !== length) return false;
  for (let n = 1; n < length; n++) if (tag[n] !== units[from + n]) return false;
  return true;
}

/** The same with texts of their own: a piece of a document's text would keep all of it in memory. */
function ofItsOwn({ name, namespace, attributes, isEmpty, scope }: TagSaid): TagSaid {
  const own = newAttributes();
  for (const key in attributes) own[asKey(key)] = asKey(attributes[key] as string);
  return {
    name: asKey(name),
    namespace: asKey(namespace),
    attributes: attributes === NO_ATTRIBUTES ? attributes : own,
    isEmpty,
    scope: scopeOfItsOwn(scope),
  };
}

function scopeOfItsOwn(scope: Scope): Scope {
  if (scope === OUTERMOST || ownScopes.has(scope)) return scope;
  const prefixes: Record<string, string> = {};
  for (const prefix in scope.prefixes) prefixes[asKey(prefix)] = asKey(scope.prefixes[prefix] as string);
  const own: Scope = { unprefixed: asKey(scope.unprefixed), prefixes };
  ownScopes.add(own);
  return own;
}
