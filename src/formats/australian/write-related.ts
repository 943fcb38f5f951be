import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { asHandle, bareIdentifier, memberOf, type TypedIdentifier, webAddress } from '../identifier-forms.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import type { Dialect } from './dialect.ts';
import { relationOf } from './relations.ts';

/**
 * `relatedResources`: parents and children as IGSN, its collection, the works, then records and images that lie elsewhere.
 * What has an identifier that no listed type fits is left out.
 */
export function relatedElements(description: SampleDescription, dialect: Dialect, context: WriteContext): Xml {
  const { parent, furtherParents = [], children, collection, relatedWorks } = description;
  const parents = [...(parent === undefined ? [] : [parent]), ...furtherParents];
  const member = (one: FamilyMember, relation: string) =>
    element({ type: 'IGSN', value: codeOf(memberOf(one, description), dialect, context) }, relation, one.name, dialect);
  return wrap(
    'relatedResources',
    xml(
      each(parents, (one) => member(one, 'IsDerivedFrom')),
      each(children, (one) => member(one, 'IsSourceOf')),
      collection ? member({ igsn: collection, name: '' }, 'IsMemberOf') : NO_XML,
      each(relatedWorks, (work) => workElement(work, dialect, context)),
      each(elsewhere(description), ({ url, title, relation }) =>
        element({ type: 'URL', value: webAddress(url, 2000) ?? '' }, relation, title, dialect),
      ),
    ),
  );
}

/** The address of an identifier type; `local` of ARDC or nothing for a type that is not listed, `URL` for web addresses. */
export function typeUri({ type, value }: TypedIdentifier, dialect: Dialect): string | undefined {
  const wanted = type.toLowerCase();
  const found = dialect.identifierTypes.find((one) => one.toLowerCase() === wanted);
  if (found !== undefined) return `${dialect.codes}${found}`;
  if (webAddress(value, 2000) !== undefined) return `${dialect.codes}URL`;
  return dialect.isArdc ? 'local' : undefined;
}

function codeOf(one: Pick<SampleDescription, 'igsn' | 'prefix'>, { isArdc }: Dialect, context: WriteContext): string {
  return isArdc ? asHandle(one, context) : one.igsn.toUpperCase();
}

function elsewhere({ supplementalRecords = [], images = [] }: SampleDescription) {
  return [
    ...supplementalRecords.map(({ url, title }) => ({ url, title, relation: 'IsDocumentedBy' })),
    ...images.map(({ url, caption }) => ({ url, title: caption, relation: 'HasDigitalRepresentation' })),
  ];
}

function workElement(work: RelatedWork, dialect: Dialect, context: WriteContext): Xml {
  const relation = relationOf(work.relationType, work.relationNote, dialect);
  return element(bareIdentifier(work, context), relation, work.title ?? work.citation, dialect);
}

function element(identifier: TypedIdentifier, relation: string, title: string | undefined, dialect: Dialect): Xml {
  const type = typeUri(identifier, dialect);
  if (type === undefined || identifier.value.trim() === '') return NO_XML;
  const relationType = `${dialect.codes}${relation}`;
  const attributes = { relatedResourceIdentifierType: type };
  if (!dialect.isArdc) return textElement('relatedResource', identifier.value, { ...attributes, relationType });
  return wrap(
    'relatedResource',
    xml(
      textElement('relatedResourceTitle', title),
      textElement('relatedResourceIdentifier', identifier.value, attributes),
    ),
    { relationType },
  );
}
