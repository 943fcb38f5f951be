import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import { bareDescription } from '../../domain/registration/bare-description.ts';
import { namespaceOf } from '../../formats/reading/read-identifier.ts';

/** What the documents of a record say, each absent where there is none. */
export interface Statements {
  /** Of the description, in whatever format, or what the record says where it came another way. */
  readonly described?: SampleDescription | undefined;
  /** Of the registration document. */
  readonly registered?: SampleDescription | undefined;
  /** Title of a catalogue record. */
  readonly cataloguedTitle?: string | undefined;
  /** Of ISO metadata, or DIF. */
  readonly catalogued?: SampleDescription | undefined;
  /** Whether ISO metadata are kept: then DIF says nothing beside them. */
  readonly isIsoKept?: boolean;
}

/**
 * One description from the documents of a record: the description itself, with the family and the works that the registration
 * document adds; without description what the registration says, with what ISO metadata or DIF say of the object, and the title of a
 * catalogue record. Registration documents
 * say little else, so one that comes again takes nothing away.
 */
export function combineDescription(igsn: string, statements: Statements): SampleDescription {
  const { described, registered, cataloguedTitle, catalogued } = statements;
  const bare = registered ?? bareDescription(igsn, namespaceOf(igsn));
  const base = described ?? titled(catalogued === undefined ? bare : withCatalogued(bare, catalogued), cataloguedTitle);
  const { prefix: _, ...own } = described === undefined || registered === undefined ? base : joined(base, registered);
  return { ...own, igsn };
}

/** Members by which ISO metadata and DIF name their own document, or that everything has. */
const OF_DOCUMENT: ReadonlySet<string> = new Set([
  ...[
    'igsn',
    'prefix',
    'namespace',
    'objectType',
    'name',
    'title',
    'alternateIdentifiers',
    'isPublic',
    'isDemonstration',
  ],
  ...['landingPage', 'publisher', 'foreign'],
]);

/** What ISO metadata or DIF state takes the place of what a registration says; family and works of both are kept. */
function withCatalogued(bare: SampleDescription, catalogued: SampleDescription): SampleDescription {
  const stated = Object.entries(catalogued).filter(
    ([member, value]) => !OF_DOCUMENT.has(member) && !(Array.isArray(value) && value.length === 0),
  );
  const isPublic = bare.isPublic && catalogued.isPublic;
  return joined({ ...bare, ...Object.fromEntries(stated), isPublic }, bare);
}

function titled(description: SampleDescription, title: string | undefined): SampleDescription {
  return title === undefined ? description : { ...description, title, name: title };
}

function joined(base: SampleDescription, registered: SampleDescription): SampleDescription {
  const { parent = base.parent, furtherParents = base.furtherParents } = registered;
  return {
    ...base,
    ...(parent !== undefined && { parent: named(parent, base.parent) }),
    ...(furtherParents !== undefined && { furtherParents }),
    children: union(base.children, registered.children, ({ igsn }) => igsn),
    relatedWorks: union(base.relatedWorks, registered.relatedWorks, ({ identifier, relationType }) =>
      `${relationType} ${identifier}`.toLowerCase(),
    ),
  };
}

/** A description may know the parent's name, a registration knows its number only. */
function named(parent: FamilyMember, known: FamilyMember | undefined): FamilyMember {
  return known?.igsn === parent.igsn ? known : parent;
}

function union<T>(first: readonly T[], second: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const keys = new Set(first.map(keyOf));
  return [...first, ...second.filter((one) => !keys.has(keyOf(one)))];
}
