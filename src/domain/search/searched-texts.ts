import type { SampleDescription } from '../description/sample-description.ts';
import type { Concept } from '../description/statements.ts';
import { chartAgesWithin } from './chart-ages.ts';

/** Every text of a description by which it can be found beside its title, in no order that matters. */
export function textsOf(description: SampleDescription): readonly string[] {
  return [
    ...namesOf(description),
    ...rockTexts(description),
    ...placeTexts(description),
    ...peopleTexts(description),
    ...takingTexts(description),
    ...worksTexts(description),
  ].filter((text) => text !== undefined && text !== '');
}

function namesOf({ igsn, name, otherNames, alternateIdentifiers = [], furtherTitles = [], parent }: SampleDescription) {
  return [
    igsn,
    name,
    ...otherNames,
    ...alternateIdentifiers.map((one) => one.value),
    ...furtherTitles.map((one) => one.text),
    parent?.name ?? '',
  ];
}

function rockTexts(description: SampleDescription): string[] {
  const { material, furtherMaterials = [], classifications = [], sampledFeatures = [], subjects = [] } = description;
  const concepts = [material, description.resourceType, ...furtherMaterials, ...classifications, ...sampledFeatures];
  return [
    ...labelsOf([...concepts, ...subjects]),
    description.rock ?? '',
    description.geologicalUnit ?? '',
    description.sampleType ?? '',
    ...description.geologicalAges,
    ...chartAgesWithin(description.geologicalAges).map((age) => age.label),
    ...description.keywords,
    description.abstract ?? '',
    description.comment ?? '',
    ...(description.furtherDescriptions ?? []).map((one) => one.text),
  ];
}

function placeTexts(description: SampleDescription): string[] {
  const { country, province, county, city, locality, primaryLocationName, places = [] } = description;
  return [
    ...[country, province, county, city, locality, primaryLocationName, description.localityDescription],
    description.locationDescription,
    ...places.map((place) => place.name),
  ].filter((text) => text !== undefined);
}

function peopleTexts({ agents, fundingAgencies, publisher, currentArchive, sampledBy, operator }: SampleDescription) {
  const people = agents.flatMap((agent) => [agent.name, agent.affiliation ?? '']);
  return [...people, ...fundingAgencies, publisher?.name ?? '', currentArchive ?? '', sampledBy ?? '', operator ?? ''];
}

function takingTexts(description: SampleDescription): string[] {
  const { expedition, collectionMethod, furtherMethods = [], platformName, purpose, sampleRequest } = description;
  const names = [expedition?.code, expedition?.name, expedition?.acronym, expedition?.program];
  return [
    ...names,
    ...labelsOf([collectionMethod, ...furtherMethods]),
    ...[description.collectionMethodDescription, platformName, purpose, sampleRequest, cutOf(description)],
  ].filter((text) => text !== undefined);
}

/** The word by which curators ask for it; the types of samples say `Cylinder` of a plug. */
function cutOf({ stated }: SampleDescription): string | undefined {
  const value = stated.find(({ field }) => field === 'cut')?.value;
  return typeof value === 'string' ? value : undefined;
}

function worksTexts({ relatedWorks }: SampleDescription): string[] {
  return relatedWorks.flatMap((work) => [work.title ?? '', work.identifier]);
}

function labelsOf(concepts: readonly (Concept | undefined)[]): string[] {
  return concepts.flatMap((one) => (one === undefined ? [] : [one.label]));
}
