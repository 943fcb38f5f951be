import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { MemberReader } from '../reading/member-reader.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { LogEvent, ReadFacts } from '../reading/record-read.ts';

/** DataCite's spelling of the kinds of identifiers. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    igsn: 'IGSN',
    isni: 'ISNI',
    orcid: 'ORCID',
    researcherid: 'researcherID',
    uri: 'URL',
    url: 'URL',
    viaf: 'VIAF',
  }),
);

/** Words of real documents that are no relation with a small first letter; `isCompliedBy` is the schema's own misspelling. */
const RELATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    childof: 'IsPartOf',
    documentedby: 'IsDocumentedBy',
    ischild: 'HasPart',
    iscompliedby: 'IsCompiledBy',
    isparent: 'IsPartOf',
    parentof: 'HasPart',
    relatedto: 'References',
  }),
);

const EVENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    submitted: 'submitted',
    registered: 'registered',
    updated: 'updated',
    lastupdated: 'updated',
    deprecated: 'deprecated',
    destroyed: 'destroyed',
  }),
);

/** The registrant with the identifier that a registration can carry first; its further identifiers stay untaken. */
export function readRegistrant(root: MemberReader): ReadFacts {
  const registrant = root.object('registrant');
  const identifiers = registrant?.objects('identifiers') ?? [];
  const said = identifiers.map((one) => ({ one, kind: String(one.members.kind ?? '').toLowerCase() }));
  const best = said.find(({ kind }) => /^(?:orcid|isni|viaf|researcherid)$/.test(kind)) ?? said[0];
  const value = best?.one.text('id');
  const type = best?.one.text('kind') ?? '';
  for (const { one } of said) if (one !== best?.one) one.reading.taken.delete(one.path);
  return present({
    registrant: registrant?.text('name'),
    registrantIdentifier: value === undefined ? undefined : { type: KINDS.get(type.toLowerCase()) ?? type, value },
  });
}

/**
 * Related things: an IGSN that is a parent or a part belongs to the family. `isParent` and `isChild` tell what the other is,
 * `parentOf` and `childOf` what the described object is; documents have both.
 */
export function readRelated(root: MemberReader) {
  const related = root.objects('related').flatMap(relatedOf);
  const family = (relation: string) =>
    related.filter((one) => one.relationType === relation && one.identifierType === 'IGSN');
  const parents = family('IsPartOf');
  const children = family('HasPart');
  return {
    parent: parents.map(memberOf)[0],
    furtherParents: parents.map(memberOf).slice(1),
    children: children.map(memberOf),
    relatedWorks: related.filter((one) => !parents.includes(one) && !children.includes(one)),
  };
}

/** The events of a log with the five names; `lastUpdated` is `updated`. Others stay untaken, for whoever knows them. */
export function readLog(holder: MemberReader): readonly LogEvent[] {
  return holder.objects('log').flatMap((one) => {
    const event = EVENTS.get(String(one.members.type ?? '').toLowerCase());
    const at = event === undefined ? undefined : momentOf(one.text('timestamp'));
    if (event === undefined || at === undefined) return [];
    one.take('type');
    return [present({ event, at, comment: one.text('comment') })];
  });
}

/** A time with the blank of databases as `T`, and without the `Z` that the prototype's pattern wants before an offset. */
export function momentOf(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T').replace(/Z(?=[+-]\d)/, '');
}

function relatedOf(element: MemberReader): readonly RelatedWork[] {
  const identifier = element.object('identifier');
  const value = identifier === undefined ? element.text('identifier') : identifier.text('id');
  const kind = identifier?.text('kind') ?? 'igsn';
  const word = element.text('relationType') ?? element.text('relationshipType') ?? element.text('relationship') ?? '';
  if (value === undefined) return [];
  const relationType = RELATIONS.get(word.toLowerCase()) ?? relationTypeOf(word).label;
  return [{ identifier: value, identifierType: KINDS.get(kind.toLowerCase()) ?? kind, relationType }];
}

function memberOf({ identifier }: RelatedWork): FamilyMember {
  const code = readIdentifier(identifier)?.code ?? identifier;
  return { igsn: code, name: code };
}
