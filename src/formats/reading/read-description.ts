import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ElementReader } from './element-reader.ts';
import { namespaceOf, type ReadIdentifier } from './read-identifier.ts';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * A description from what a foreign record states. What every description has and no record need say: the namespace from the
 * code, name and title from each other, open unless told otherwise, object type `sample`. Members that are undefined or empty
 * lists vanish, so that absent means not stated.
 */
export function readDescription(
  identifier: ReadIdentifier | undefined,
  said: Optional<SampleDescription>,
): SampleDescription {
  const igsn = identifier?.code ?? '';
  const name = said.name ?? said.title ?? igsn;
  return present({
    ...withoutEmptyLists(said),
    igsn,
    prefix: identifier?.prefix,
    namespace: said.namespace ?? namespaceOf(igsn),
    objectType: said.objectType ?? 'sample',
    name,
    title: said.title ?? name,
    otherNames: said.otherNames ?? [],
    geologicalAges: said.geologicalAges ?? [],
    children: said.children ?? [],
    depths: said.depths ?? [],
    agents: said.agents ?? [],
    fundingAgencies: said.fundingAgencies ?? [],
    relatedWorks: said.relatedWorks ?? [],
    keywords: said.keywords ?? [],
    stated: said.stated ?? [],
    isPublic: said.isPublic ?? true,
    isDemonstration: said.isDemonstration ?? false,
  }) as SampleDescription;
}

/** A finding for a record without identifier; nothing for one that has it. */
export function checkIdentified(identifier: ReadIdentifier | undefined, element: ElementReader): void {
  if (identifier !== undefined) return;
  element.find('no-identifier', 'The record names no identifier.', { severity: 'error', rule: 'an IGSN' });
}

function withoutEmptyLists(said: Optional<SampleDescription>): Optional<SampleDescription> {
  const kept = Object.entries(said).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return Object.fromEntries(kept);
}
