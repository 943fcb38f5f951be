import { custodySentence } from '../../domain/description/custody.ts';
import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { creatorsOf } from '../cited-agents.ts';
import { isOurs } from '../datacite-4/our-own.ts';
import type { WriteContext } from '../format.ts';
import { asRead, objectName, pageOf } from '../identifier-forms.ts';
import { legalDate } from '../legal-values.ts';
import { typeOf } from './general-types.ts';
import { filled, isStated, type Json, oneOrMany } from './json-node.ts';
import { agentOf, grantOf, organisation } from './write-agents.ts';
import { identityOf } from './write-identity.ts';
import { furtherPlace, placeOf } from './write-place.ts';
import { memberIn, worksOf } from './write-related.ts';

/**
 * schema.org as JSON-LD about the object itself, named by its DOI; `CreativeWork`, since DataCite says so of the same DOI, with
 * the kind of object as `additionalType`. Every `<` is written as an escape, so that the text can stand in a script element.
 */
export function toSchemaOrg(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return JSON.stringify(schemaOrgOf(asRead(description, facts), facts, context)).replaceAll('<', '\\u003c');
}

/** The same as an object. */
function schemaOrgOf(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Json {
  const { parent, furtherParents = [], publisher, fundingAgencies, versionLabel } = description;
  const parents = (parent === undefined ? furtherParents : [parent, ...furtherParents]).map(
    memberIn(description, context),
  );
  const own = isOurs(description);
  return present({
    '@context': 'https://schema.org',
    '@type': typeOf(description.generalType),
    '@id': objectName(description, context).address || undefined,
    url: pageOf(description, context),
    ...identityOf(description, context),
    ...datesOf(description, facts),
    creator: creatorsOf(description, facts).map(agentOf),
    contributor: filled(description.agents.filter((one) => !one.isCreator).map(agentOf)),
    publisher: publisher
      ? organisation(publisher.name, publisher.identifier)
      : organisation(context.agentName, context.agentRor),
    maintainer: description.currentArchive && organisation(description.currentArchive),
    funder: filled(fundingAgencies.map((name) => organisation(name))),
    funding: filled((description.funding ?? []).map(grantOf)),
    spatialCoverage: oneOrMany(
      [placeOf(description), ...(description.places ?? []).map(furtherPlace)].filter(isStated),
    ),
    isPartOf: oneOrMany(parents),
    hasPart: filled(description.children.map(memberIn(description, context))),
    ...worksOf(description, context),
    creativeWorkStatus: description.custody && custodySentence(description.custody),
    conditionsOfAccess: accessOf(description),
    license: oneOrMany(
      (description.licences ?? []).map(({ uri, name, identifier }) => uri ?? name ?? identifier).filter(isStated),
    ),
    inLanguage: description.language ?? (own ? 'en' : undefined),
    version: versionLabel ?? (own ? String(facts.version) : undefined),
  }) as Json;
}

function datesOf(description: SampleDescription, facts: RegistrationFacts) {
  const { collectedFrom, collectedTo, sampledOn, publishedOn, publicationYear } = description;
  const from = legalDate(collectedFrom)?.text;
  const to = legalDate(collectedTo)?.text;
  const published =
    legalDate(publishedOn)?.text ?? (publicationYear === undefined ? undefined : String(publicationYear));
  const own = isOurs(description);
  return {
    dateCreated: from ?? legalDate(sampledOn)?.text,
    temporalCoverage: from === undefined || to === undefined || from === to ? from : `${from}/${to}`,
    datePublished: published ?? (own ? facts.registeredAt : undefined),
    dateModified: own ? facts.changedAt : undefined,
    expires: own ? facts.withdrawnAt : undefined,
  };
}

function accessOf(description: SampleDescription): string | undefined {
  const { isPublic, moratoriumUntil } = description;
  if (isPublic) return isOurs(description) ? 'Open' : undefined;
  return moratoriumUntil === undefined ? 'Restricted' : `Under moratorium until ${moratoriumUntil}`;
}
