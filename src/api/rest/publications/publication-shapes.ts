import { Type } from 'typebox';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { WORK_IDENTIFIER_TYPES } from '../../../domain/publication/publication-facts.ts';
import { RELATION_TYPES } from '../../../domain/vocabulary/relation-types.ts';
import { FindingShape, Moment, Nullable, Word } from '../shapes.ts';

const Csl = (description: string) =>
  Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true, description });

const Person = Type.Object({
  family: Type.Optional(Type.String()),
  given: Type.Optional(Type.String()),
  literal: Type.Optional(Type.String({ description: 'Of an organisation.' })),
});

/** A work of the register. */
export const PublicationShape = Type.Object(
  {
    id: Type.String(),
    identifier: Type.String({ description: 'A DOI in lower case without address; others as stated.' }),
    identifierType: Word(WORK_IDENTIFIER_TYPES, 'What the identifier is.'),
    type: Type.String({ description: 'Type of CSL, such as `article-journal`.' }),
    title: Type.String({ description: 'Empty for one that was reported by DOI and is not stated yet.' }),
    people: Type.Array(Person),
    year: Nullable(Type.Integer()),
    container: Type.String({ description: 'Journal, book or series; empty where not stated.' }),
    csl: Csl('Everything that is kept of it, as CSL-JSON.'),
    party: Type.String({ description: 'Client or agent who keeps it; empty for the installation.' }),
    revision: Type.Integer(),
    changedAt: Moment('Of its last change.'),
    changedBy: Type.String(),
  },
  { title: 'Publication' },
);

/** A work with how many records are linked to it. */
export const CountedPublicationShape = Type.Object(
  { ...PublicationShape.properties, links: Type.Integer({ description: 'Records linked to it.' }) },
  { title: 'CountedPublication' },
);

/** Works to keep: a bibliography as text, or typed as CSL-JSON. */
export const NewPublicationsShape = Type.Object(
  {
    text: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2_000_000, description: 'BibTeX, RIS or CSL-JSON. Nothing is fetched.' }),
    ),
    works: Type.Optional(Type.Array(Csl('A work as CSL-JSON.'), { minItems: 1, maxItems: 2000 })),
    party: Type.Optional(Type.String({ maxLength: 60, description: 'Whose works they are.' })),
    dryRun: Type.Optional(Type.Boolean({ description: 'Says what would become of them, and keeps nothing.' })),
  },
  { additionalProperties: false, title: 'NewPublications' },
);

/** What became of entries. */
export const ImportedShape = Type.Object(
  {
    entries: Type.Array(
      Type.Object({
        entry: Type.Integer({ description: 'Its place in the text, from 1.' }),
        line: Type.Optional(Type.Integer({ description: 'Where it begins, from 1.' })),
        outcome: Word(
          ['added', 'known', 'completed', 'refused'],
          'A work whose identifier is known stays as it is kept; one that had no title is completed.',
        ),
        publication: Type.Optional(PublicationShape),
        alike: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), identifier: Type.String() }), {
          description: 'Others of the register with the same title: they may be one.',
        }),
        findings: Type.Array(FindingShape),
      }),
    ),
  },
  { title: 'ImportedPublications' },
);

/** A work stated anew. */
export const ChangedPublicationShape = Type.Object(
  {
    work: Csl('The whole work as CSL-JSON.'),
    revision: Type.Optional(Type.Integer({ description: 'Refused with `conflict` where it was changed since.' })),
  },
  { additionalProperties: false, title: 'ChangedPublication' },
);

const TARGET = {
  igsns: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 50_000 })),
  below: Type.Optional(
    Type.String({ maxLength: 200, description: 'IGSN or name (`5054_1_A`): all registered at and below it.' }),
  ),
  types: Type.Optional(Type.Array(Word(OBJECT_TYPES, 'Only these types.'), { minItems: 1 })),
  topM: Type.Optional(Type.Number({ description: 'Only what overlaps an interval, m below surface (CSF-A).' })),
  bottomM: Type.Optional(Type.Number({ description: 'm below surface (CSF-A)' })),
  request: Type.Optional(Type.String({ maxLength: 100, description: 'Only samples taken for this request.' })),
};

/** Which records are linked, and how. */
export const WantedLinksShape = Type.Object(
  {
    ...TARGET,
    relationType: Type.Optional(
      Word(
        RELATION_TYPES.map((one) => one.label),
        'From the sample to the work; `IsReferencedBy` unless said.',
      ),
    ),
  },
  { additionalProperties: false, title: 'WantedLinks' },
);

/** Which links are taken back. */
export const UnwantedLinksShape = Type.Object(TARGET, { additionalProperties: false, title: 'UnwantedLinks' });

/** What linking did. */
export const LinkOutcomeShape = Type.Object(
  {
    changed: Type.Integer({ description: 'Records that say something new; each has one new version.' }),
    unchanged: Type.Integer(),
    findings: Type.Array(FindingShape),
  },
  { title: 'LinkOutcome' },
);

/** A record linked to a work. */
export const LinkedRecordShape = Type.Object(
  {
    igsn: Type.String(),
    objectType: Type.String(),
    title: Type.String(),
    expedition: Type.String(),
    client: Type.String(),
    state: Type.String(),
    relationType: Type.String(),
  },
  { title: 'LinkedRecord' },
);
