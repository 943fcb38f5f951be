import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, memberOf, type ObjectName, objectName } from '../identifier-forms.ts';

/** Another object or work, with ISO's word for the relation. */
export interface AssociatedObject {
  readonly title: string;
  readonly code: string;
  readonly codeSpace: string;
  readonly association: string;
}

/** Kinds of association of ISO 19115-1 by DataCite's relation; all others are cross references. */
const ASSOCIATIONS: Readonly<Record<string, string>> = {
  IsPartOf: 'largerWorkCitation',
  IsPublishedIn: 'largerWorkCitation',
  HasPart: 'isComposedOf',
  IsDerivedFrom: 'source',
  IsNewVersionOf: 'revisionOf',
  IsCollectedBy: 'collectiveTitle',
};

/** The address of an object with the space its identifier belongs to. */
export function isoIdentifier({ address }: ObjectName): { readonly code: string; readonly codeSpace: string } {
  return { code: address, codeSpace: new URL(address).host };
}

/** Children named at most; every child names its parent. */
const MOST_CHILDREN = 400;

/** Parents, children, collection and works of an object; a work without identifier is left out. */
export function associationsOf(description: SampleDescription, context: WriteContext): readonly AssociatedObject[] {
  const { parent, furtherParents = [], children, collection, relatedWorks, supplementalRecords = [] } = description;
  const kin = (association: string) => (one: FamilyMember) => ({
    title: one.name.trim() === '' ? one.igsn : one.name,
    ...isoIdentifier(objectName(memberOf(one, description), context)),
    association,
  });
  return [
    ...[...(parent === undefined ? [] : [parent]), ...furtherParents].map(kin('source')),
    ...children.slice(0, MOST_CHILDREN).map(kin('isComposedOf')),
    ...(collection === undefined ? [] : [kin('largerWorkCitation')({ igsn: collection, name: collection })]),
    ...relatedWorks.map((work) => {
      const { type, value } = bareIdentifier(work, context);
      const title = [work.title, work.citation, value].find((one) => one !== undefined && one.trim() !== '');
      const association = ASSOCIATIONS[work.relationType] ?? 'crossReference';
      return { title: title ?? '', code: value, codeSpace: type, association };
    }),
    ...supplementalRecords.map(({ url, title }) => ({
      title: title ?? url,
      code: url,
      codeSpace: 'URL',
      association: 'crossReference',
    })),
  ].filter((one) => one.code.trim() !== '');
}
