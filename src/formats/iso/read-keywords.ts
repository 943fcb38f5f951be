import type { Concept, Subject } from '../../domain/description/statements.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { attributeOf, codeOf, type LinkedText, linkedText, textOf, valueIn, valuesOf } from './iso-elements.ts';

/**
 * Keywords by what they are of: the first of the stratum is the geological unit, times are ages, places are places; words of a named
 * thesaurus, and those with an address, are subjects; processes are methods; everything else is a plain keyword. A word comes once; that of the `kind` of object is none.
 */
export function readKeywords(identification: ElementReader | undefined, kind: string | undefined) {
  const groups = identification === undefined ? [] : valuesOf(identification, 'descriptiveKeywords', 'MD_Keywords');
  const units: string[] = [];
  const ages: string[] = [];
  const places: string[] = [];
  const words: string[] = [];
  const subjects: Subject[] = [];
  const methods: Concept[] = [];
  for (const group of groups) {
    const type = (codeOf(group, 'type') ?? '').trim();
    const scheme = thesaurusOf(group);
    const said = group.children('keyword').flatMap((one) => linkedText(one) ?? []);
    const texts = said.map((one) => one.text);
    if (type === 'stratum') units.push(...texts);
    else if (type === 'temporal') ages.push(...texts);
    else if (type === 'process') methods.push(...said.map((one) => subjectOf(one, scheme)));
    else if (type === 'place' && scheme === undefined) places.push(...texts);
    else {
      subjects.push(...said.filter((one) => isSubject(one, scheme)).map((one) => subjectOf(one, scheme)));
      words.push(...said.filter((one) => !isSubject(one, scheme)).map((one) => one.text));
    }
  }
  const [geologicalUnit, ...others] = units;
  const [collectionMethod, ...furtherMethods] = methods;
  return {
    geologicalUnit,
    geologicalAges: [...new Set(ages)],
    placeNames: [...new Set(places)],
    collectionMethod,
    furtherMethods,
    keywords: [...new Set([...words, ...others])].filter((one) => one !== kind),
    subjects,
  };
}

function thesaurusOf(group: ElementReader): string | undefined {
  const found = group.child('thesaurusName');
  const citation = found && valueIn(found, 'CI_Citation');
  attributeOf(citation?.child('date'), 'nilReason');
  return textOf(citation, 'title');
}

function isSubject({ href }: LinkedText, scheme: string | undefined): boolean {
  return scheme !== undefined || href !== undefined;
}

function subjectOf({ text, href }: LinkedText, scheme: string | undefined): Subject {
  return { label: text, ...(href !== undefined && { uri: href }), ...(scheme !== undefined && { scheme }) };
}
