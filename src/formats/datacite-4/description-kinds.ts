import { present } from '../../domain/description/present.ts';
import type { Concept, Subject } from '../../domain/description/statements.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import type { DataciteRecord, DataciteSubject } from './datacite-record.ts';
import { GENERAL_TYPES, listed } from './kernel-lists.ts';
import { ODM2_KIND, ODM2_MEDIUM } from './record-subjects.ts';

/**
 * What kind of thing it is and what it is about. Subjects as we write them are material and resource type, and the words of
 * the resource type are then `type: material`; all other subjects and words stay as they are.
 */
export function kindsOf({ types, subjects = [] }: DataciteRecord) {
  const medium = subjects.find(isMedium);
  const kind = subjects.find(isKind);
  const split = splitKind(types?.resourceType, medium, kind);
  const rest = subjects.filter((one) => !split.used.includes(one));
  const general = types && (listed(GENERAL_TYPES, types.resourceTypeGeneral) ?? types.resourceTypeGeneral);
  return {
    generalType: general === 'PhysicalObject' ? undefined : general,
    ...split.said,
    subjects: rest.filter((one) => !isPlain(one)).map(subjectOf),
    keywords: rest.filter(isPlain).map(({ subject }) => subject),
  };
}

interface SplitKind {
  readonly said: { readonly resourceType?: Concept; readonly sampleType?: string; readonly material?: Concept };
  readonly used: readonly DataciteSubject[];
}

function splitKind(
  text: string | undefined,
  medium: DataciteSubject | undefined,
  kind: DataciteSubject | undefined,
): SplitKind {
  const material = medium && { label: medium.subject, uri: medium.valueUri ?? '' };
  const resourceType = kind && { label: kind.subject, uri: kind.valueUri ?? '' };
  if (text === undefined) return { said: {}, used: [] };
  const [sampleType = '', ...words] = text.split(': ');
  const label = words.join(': ');
  const isFeatureText = label === 'feature-of-interest';
  if (isFeatureText && resourceType && isFeature(resourceType))
    return { said: present({ sampleType, resourceType, material }), used: used(medium, kind) };
  if (material && label !== '' && !isFeatureText)
    return {
      said: present({ sampleType, resourceType, material: { ...material, label } }),
      used: used(medium, isFeature(resourceType) ? undefined : kind),
    };
  return { said: { resourceType: { label: text } }, used: [] };
}

function used(...subjects: readonly (DataciteSubject | undefined)[]): readonly DataciteSubject[] {
  return subjects.filter((one) => one !== undefined);
}

/** A subject that says the material just as we would. */
function isMedium({ subject, subjectScheme, schemeUri, valueUri, classificationCode, lang }: DataciteSubject): boolean {
  const medium = materialByUri(valueUri);
  const isOurSpelling = medium.uri === valueUri && medium.label === subject;
  const isOurScheme = subjectScheme === ODM2_MEDIUM.subjectScheme && schemeUri === ODM2_MEDIUM.schemeUri;
  return isOurSpelling && isOurScheme && classificationCode === undefined && lang === undefined;
}

/** A subject that says the kind of object just as we would. */
function isKind({ subjectScheme, schemeUri, valueUri, classificationCode, lang }: DataciteSubject): boolean {
  const isOdm2 = /^https?:\/\/vocabulary\.odm2\.org\/(?:samplingfeaturetype|specimentype)\//.test(valueUri ?? '');
  return (
    subjectScheme === ODM2_KIND && isOdm2 && [schemeUri, classificationCode, lang].every((one) => one === undefined)
  );
}

function isPlain(subject: DataciteSubject): boolean {
  return Object.keys(subject).length === 1;
}

function subjectOf({
  subject,
  subjectScheme,
  schemeUri,
  valueUri,
  classificationCode,
  lang,
}: DataciteSubject): Subject {
  return present({
    label: subject,
    uri: valueUri,
    scheme: subjectScheme,
    schemeUri,
    classificationCode,
    language: lang,
  });
}
