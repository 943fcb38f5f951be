import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { asRead, objectName, pageOf } from '../identifier-forms.ts';
import type { DataciteRecord } from './datacite-record.ts';
import { GENERAL_TYPES, listed } from './kernel-lists.ts';
import { isOurs, languageOf } from './our-own.ts';
import { datesIn, publicationYearOf } from './record-dates.ts';
import { contributorsIn, creatorsIn } from './record-people.ts';
import { placesIn } from './record-places.ts';
import { itemsIn, relatedIn } from './record-related.ts';
import { fundingIn, publisherIn, rightsIn } from './record-rights.ts';
import { kindText, subjectsIn } from './record-subjects.ts';
import { alternatesIn, descriptionsIn, sizesIn, titlesIn } from './record-texts.ts';

/**
 * The DataCite record of an object, in the words of the newest kernel. Of our own objects it also says what the register and
 * the expedition know; of a foreign record only what that record states, beside what the kernel demands.
 */
export function recordOf(given: SampleDescription, facts: RegistrationFacts, context: WriteContext): DataciteRecord {
  const description = asRead(given, facts);
  const { language, versionLabel, mediaFormats } = description;
  const kind = kindText(description);
  const version = versionLabel ?? (isOurs(description) ? String(facts.version) : undefined);
  const [name, page] = [objectName(description, context), pageOf(description, context)];
  const spoken = languageOf(description, language);
  return {
    ...(name.type === 'DOI' ? { doi: name.value } : { otherIdentifier: name }),
    ...(page !== undefined && { url: page }),
    creators: creatorsIn(description, facts),
    titles: titlesIn(description),
    publisher: publisherIn(description, context),
    publicationYear: publicationYearOf(description, facts),
    types: { resourceTypeGeneral: generalTypeOf(description), ...(kind !== undefined && { resourceType: kind }) },
    subjects: subjectsIn(description),
    contributors: contributorsIn(description),
    dates: datesIn(description, facts),
    ...(spoken !== undefined && { language: spoken }),
    alternateIdentifiers: alternatesIn(description, context),
    relatedIdentifiers: relatedIn(description, context),
    sizes: sizesIn(description),
    formats: mediaFormats ?? [],
    ...(version !== undefined && { version }),
    rightsList: rightsIn(description),
    descriptions: descriptionsIn(description),
    geoLocations: placesIn(description),
    fundingReferences: fundingIn(description),
    relatedItems: itemsIn(description),
  };
}

function generalTypeOf({ generalType }: SampleDescription): string {
  return generalType === undefined ? 'PhysicalObject' : (listed(GENERAL_TYPES, generalType) ?? 'Other');
}
