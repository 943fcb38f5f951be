import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { type ReadIdentifier, readMember } from '../reading/read-identifier.ts';
import { along, attributeOf, codeOf, textOf, valueIn, valuesOf } from './iso-elements.ts';

/** DataCite's relation by ISO's kind of association; all others are references. */
const RELATIONS: Readonly<Record<string, string>> = {
  largerWorkCitation: 'IsPartOf',
  isComposedOf: 'HasPart',
  source: 'IsDerivedFrom',
  revisionOf: 'IsNewVersionOf',
  collectiveTitle: 'IsCollectedBy',
};

interface Association {
  readonly title: string | undefined;
  readonly code: string;
  readonly space: string | undefined;
  readonly kind: string;
}

/**
 * Other objects and works: the parent of the metadata is the parent of the object, and does not come again among the works; the others
 * are works with DataCite's relation. Instruments, and the operation as expedition.
 */
export function readRelated(
  root: ElementReader,
  identification: ElementReader | undefined,
  own: ReadIdentifier | undefined,
) {
  const associations = identification === undefined ? [] : associationsOf(identification);
  const parent = parentOf(root, own, associations);
  const isParent = ({ code, kind }: Association) =>
    kind === 'source' && parent !== undefined && readMember(code, own)?.igsn === parent.igsn;
  const platform = along(root, 'acquisitionInformation', 'MI_AcquisitionInformation');
  return {
    parent,
    relatedWorks: associations.filter((one) => !isParent(one)).map(workOf),
    instruments: platform === undefined ? [] : instrumentsOf(platform),
    expedition: platform && expeditionOf(platform),
  };
}

function parentOf(
  root: ElementReader,
  own: ReadIdentifier | undefined,
  associations: readonly Association[],
): FamilyMember | undefined {
  const older = textOf(root, 'parentIdentifier');
  const citation = along(root, 'parentMetadata', 'CI_Citation');
  const newer = textOf(along(citation, 'identifier', 'MD_Identifier'), 'code') ?? textOf(citation, 'title');
  textOf(citation, 'title');
  textOf(along(citation, 'identifier', 'MD_Identifier'), 'codeSpace');
  const code = older ?? newer;
  const named = associations.find((one) => one.kind === 'source' && one.code === code)?.title;
  return readMember(code, own, named === 'untitled' ? undefined : named);
}

function associationsOf(identification: ElementReader): readonly Association[] {
  const older = valuesOf(identification, 'aggregationInfo', 'MD_AggregateInformation').flatMap((one) => {
    const citation = along(one, 'aggregateDataSetName', 'CI_Citation');
    const identifier = along(one, 'aggregateDataSetIdentifier', 'MD_Identifier');
    return associationOf(one, citation, identifier);
  });
  const newer = valuesOf(identification, 'associatedResource', 'MD_AssociatedResource').flatMap((one) => {
    const name = one.child('name');
    const citation = name && valueIn(name, 'CI_Citation');
    return associationOf(one, citation, along(citation, 'identifier', 'MD_Identifier'));
  });
  return [...older, ...newer];
}

function associationOf(
  element: ElementReader,
  citation: ElementReader | undefined,
  identifier: ElementReader | undefined,
): Association[] {
  attributeOf(citation?.child('date'), 'nilReason');
  const title = textOf(citation, 'title');
  const space = textOf(identifier, 'codeSpace');
  const code = textOf(identifier, 'code');
  const kind = (codeOf(element, 'associationType') ?? '').trim();
  return code === undefined ? [] : [{ title, code, space, kind }];
}

function workOf({ title, code, space, kind }: Association): RelatedWork {
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)(.+)$/i.exec(code)?.[1];
  const relationType = RELATIONS[kind] ?? 'References';
  const named = title === undefined || title === code || title === 'untitled' ? {} : { title };
  if (doi !== undefined) return { identifier: doi, identifierType: 'DOI', relationType, ...named };
  const isAddress = /^https?:\/\//i.test(code);
  const stated = space !== undefined && !space.includes('.') ? space : undefined;
  return { identifier: code, identifierType: stated ?? (isAddress ? 'URL' : 'Other'), relationType, ...named };
}

function instrumentsOf(platform: ElementReader) {
  return valuesOf(platform, 'instrument', 'MI_Instrument').flatMap((one) => {
    const identifier = along(one, 'identifier', 'MD_Identifier');
    const [code, space] = [textOf(identifier, 'code'), textOf(identifier, 'codeSpace')];
    const name = textOf(one, 'type') ?? code;
    if (name === undefined) return [];
    const isIdentified = code !== undefined && code !== name;
    const type = space === undefined || space === 'name' ? {} : { identifierType: space };
    return [{ name, ...(isIdentified && { identifier: code, ...type }) }];
  });
}

function expeditionOf(platform: ElementReader) {
  const [operation] = valuesOf(platform, 'operation', 'MI_Operation');
  if (operation === undefined) return undefined;
  codeOf(operation, 'status');
  const identifier = along(operation, 'identifier', 'MD_Identifier');
  textOf(identifier, 'codeSpace');
  const [name, code] = [textOf(operation, 'description'), textOf(identifier, 'code')];
  if (name === undefined && code === undefined) return undefined;
  return { code: code ?? name!, ...(name !== undefined && name !== code && { name }), program: '' };
}
