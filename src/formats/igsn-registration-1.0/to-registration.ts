import type { RelatedWork } from '../../domain/description/related-work.ts';
import type {
  FamilyMember,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, handleOf, ownHandle, type TypedIdentifier, webAddress } from '../identifier-forms.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** Namespace of IGSN registration 1.0. */
export const REGISTRATION_NAMESPACE = 'http://igsn.org/schema/kernel-v.1.0';

/** Where the GFZ registry insists that the schema lies; other locations it refuses (metadata-schemas 1). */
export const REGISTRATION_LOCATION = 'http://doidb.wdc-terra.org/igsn/schemas/igsn.org/schema/1.0/igsn.xsd';

/**
 * Children named at most. The registry refuses documents over 63 KiB, which a hole with all its core runs would exceed;
 * nothing is lost, since every child names its parent.
 */
export const MOST_CHILDREN = 400;

const ROOT = {
  xmlns: REGISTRATION_NAMESPACE,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `${REGISTRATION_NAMESPACE} ${REGISTRATION_LOCATION}`,
};

/**
 * The registration record: number, registrant, family and works, log. Works whose identifier the five types cannot carry are
 * left out; relations outside the eleven become the nearest one (`kernel` in the relation types).
 */
export function toRegistration(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return wrap(
    'sample',
    xml(
      textElement('sampleNumber', ownHandle(description, context), { identifierType: 'igsn' }),
      wrap('registrant', textElement('registrantName', facts.registrant)),
      wrap('relatedResourceIdentifiers', relatedIdentifiers(description, context)),
      wrap('log', logElements(facts)),
    ),
    ROOT,
  );
}

function relatedIdentifiers(description: SampleDescription, context: WriteContext): Xml {
  const { parent, children, relatedWorks } = description;
  return xml(
    parent ? familyElement(parent, 'IsPartOf', context) : NO_XML,
    each(children.slice(0, MOST_CHILDREN), (child) => familyElement(child, 'HasPart', context)),
    each(relatedWorks, (work) => workElement(work, context)),
  );
}

function familyElement({ igsn }: FamilyMember, relationType: string, context: WriteContext): Xml {
  return textElement('relatedIdentifier', handleOf(igsn, context), { relatedIdentifierType: 'handle', relationType });
}

function workElement(work: RelatedWork, context: WriteContext): Xml {
  const identifier = kernelIdentifier(bareIdentifier(work, context));
  if (identifier === undefined) return NO_XML;
  const relationType = relationTypeOf(work.relationType).kernel;
  return textElement('relatedIdentifier', identifier.value, { relatedIdentifierType: identifier.type, relationType });
}

const KERNEL_TYPES = new Set(['doi', 'handle', 'lsid', 'url', 'urn']);
const AS_URN: Readonly<Record<string, string>> = { isbn: 'urn:isbn:', issn: 'urn:issn:' };

/** The identifier in one of the five types: as it is, an address as `url`, book and serial numbers as `urn`, else nothing. */
function kernelIdentifier({ type, value }: TypedIdentifier): TypedIdentifier | undefined {
  const lower = type.toLowerCase();
  if (KERNEL_TYPES.has(lower)) return { type: lower, value };
  const address = webAddress(value, 2000);
  if (address !== undefined) return { type: 'url', value: address };
  if (lower === 'arxiv') return { type: 'url', value: `https://arxiv.org/abs/${value.replace(/^arxiv:/i, '')}` };
  return AS_URN[lower] === undefined ? undefined : { type: 'urn', value: `${AS_URN[lower]}${value}` };
}

function logElements({ submittedAt, registeredAt, changedAt, withdrawnAt, version }: RegistrationFacts): Xml {
  const changed = version > 1 && changedAt !== withdrawnAt ? changedAt : undefined;
  return xml(
    logElement('submitted', submittedAt),
    logElement('registered', registeredAt),
    logElement('updated', changed),
    logElement('deprecated', withdrawnAt),
  );
}

function logElement(event: string, timeStamp: string | undefined): Xml {
  return timeStamp === undefined ? NO_XML : emptyElement('logElement', { event, timeStamp });
}
