import type { RelatedWork, TypedIdentifier } from '../../domain/description/related-work.ts';
import type {
  FamilyMember,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { WriteContext } from '../format.ts';
import { asHandle, asRead, bareIdentifier, memberOf, webAddress } from '../identifier-forms.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import type { RegistrationShape } from './registration-shape.ts';
import { logElements } from './write-log.ts';

/**
 * Children named at most. The registry refuses documents over 63 KiB, which a hole with all its core runs would exceed;
 * nothing is lost, since every child names its parent.
 */
export const MOST_CHILDREN = 400;

/**
 * The registration record: number, registrant, family and works, log. A number is a handle of the record's own prefix (every
 * DOI is one), ours where it has none. Works whose identifier no listed type can carry are left out; relations outside the
 * eleven become the nearest one (`kernel` in the relation types).
 */
export function writeRegistration(
  shape: RegistrationShape,
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  const known = asRead(description, facts);
  return wrap(
    'sample',
    xml(
      textElement('sampleNumber', asHandle(known, context), { identifierType: 'igsn' }),
      registrantElement(facts),
      wrap('relatedResourceIdentifiers', relatedIdentifiers(shape, known, context)),
      wrap('log', logElements(facts, shape)),
    ),
    {
      xmlns: shape.namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${shape.namespace} ${shape.location}`,
    },
  );
}

/** What the registry's 63 KiB leave for related identifiers beside number, registrant and log. */
const MOST_RELATED_BYTES = 58 * 1024;

const NAME_SCHEMES = new Map(['orcid', 'isni', 'viaf', 'researcherID'].map((one) => [one.toLowerCase(), one]));

/** The name is required and may be empty. */
function registrantElement({ registrant, read }: RegistrationFacts): Xml {
  const { type = '', value } = read?.registrantIdentifier ?? {};
  const nameIdentifierScheme = NAME_SCHEMES.get(type.toLowerCase());
  const name = textElement('registrantName', registrant);
  return wrap(
    'registrant',
    xml(
      name === NO_XML ? emptyElement('registrantName', {}) : name,
      textElement('nameIdentifier', nameIdentifierScheme === undefined ? undefined : value, { nameIdentifierScheme }),
    ),
  );
}

function relatedIdentifiers(shape: RegistrationShape, description: SampleDescription, context: WriteContext): Xml {
  const { parent, furtherParents = [], children, relatedWorks } = description;
  const family = (relationType: string) => (one: FamilyMember) =>
    related(shape, { type: 'handle', value: asHandle(memberOf(one, description), context) }, relationType);
  const relatives = xml(
    each(parent === undefined ? [] : [parent, ...furtherParents], family('IsPartOf')),
    each(children.slice(0, MOST_CHILDREN), family('HasPart')),
  );
  const works = relatedWorks.map((work) =>
    related(shape, kernelIdentifier(work, shape, context), relationTypeOf(work.relationType).kernel),
  );
  return xml(relatives, ...fitting(works, MOST_RELATED_BYTES - Buffer.byteLength(relatives)));
}

/** The first elements that together take no more than the bytes there are. */
function fitting(elements: readonly Xml[], bytes: number): readonly Xml[] {
  let left = bytes;
  return elements.filter((one) => {
    left -= Buffer.byteLength(one);
    return left >= 0;
  });
}

function related(shape: RegistrationShape, identifier: TypedIdentifier | undefined, relationType: string): Xml {
  return textElement(shape.relatedElement, identifier?.value, {
    relatedIdentifierType: identifier?.type,
    relationType,
  });
}

const AS_URN: ReadonlyMap<string, string> = new Map(Object.entries({ isbn: 'urn:isbn:', issn: 'urn:issn:' }));

/** The identifier in one of the listed types: as it is, an address as `url`, book and serial numbers as `urn`, else nothing. */
function kernelIdentifier(
  work: RelatedWork,
  { relatedTypes }: RegistrationShape,
  context: WriteContext,
): TypedIdentifier | undefined {
  const isListedIgsn = work.identifierType.toLowerCase() === 'igsn' && relatedTypes.has('igsn');
  const { type, value } = isListedIgsn ? { type: 'igsn', value: work.identifier } : bareIdentifier(work, context);
  const lower = type.toLowerCase();
  const listed = relatedTypes.get(lower);
  if (listed !== undefined) return { type: listed, value };
  const address = webAddress(value, 2000);
  if (address !== undefined) return { type: 'url', value: address };
  if (lower === 'arxiv') return { type: 'url', value: `https://arxiv.org/abs/${value.replace(/^arxiv:/i, '')}` };
  return AS_URN.get(lower) === undefined ? undefined : { type: 'urn', value: `${AS_URN.get(lower)}${value}` };
}
