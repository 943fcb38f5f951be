import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { asRead, memberOf, objectName, ownDoi, ownHandle, pageOf, webAddress } from '../identifier-forms.ts';
import { type LegalDate, legalDate } from '../legal-values.ts';
import { type AssociatedObject, associationsOf, isoIdentifier } from './associations.ts';
import { type ConstraintTexts, constraintsOf } from './constraints.ts';
import { type KeywordGroup, keywordsOf } from './keywords.ts';
import { iso6392Of } from './language-codes.ts';
import { lineageOf } from './lineage.ts';
import { type Party, partiesOf } from './parties.ts';

/** A date of the object or its record, with ISO's word for what happened. */
export interface IsoDate {
  readonly at: LegalDate;
  readonly type: 'creation' | 'publication' | 'revision';
}

/** An identifier with the space its code belongs to. */
export interface IsoIdentifier {
  readonly code: string;
  readonly codeSpace: string;
}

/** What both ISO formats say of an object, before either spells it. */
export interface IsoRecord {
  readonly code: string;
  readonly scope: 'sample' | 'feature' | 'collection';
  readonly kind: string;
  readonly language: string;
  readonly page: string;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly identifiers: readonly IsoIdentifier[];
  readonly dates: readonly IsoDate[];
  readonly stampedAt: string;
  readonly edition: string | undefined;
  readonly abstract: string;
  readonly purpose: string | undefined;
  readonly parties: readonly Party[];
  readonly contacts: readonly Party[];
  readonly keywords: readonly KeywordGroup[];
  readonly constraints: ConstraintTexts;
  readonly parent: IsoIdentifier | undefined;
  readonly associations: readonly AssociatedObject[];
  readonly lineage: string | undefined;
  readonly images: readonly { readonly url: string; readonly caption?: string }[];
  readonly remarks: string | undefined;
  readonly isGone: boolean;
}

/** Puts together what ISO metadata say of an object; places and times are spelled by {@link extentsOf}. */
export function isoRecordOf(given: SampleDescription, facts: RegistrationFacts, context: WriteContext): IsoRecord {
  const description = asRead(given, facts);
  const { igsn, title, name, otherNames, furtherTitles = [], abstract, parent } = description;
  const parties = partiesOf(description, facts, context);
  return {
    code: igsn.toUpperCase(),
    scope: scopeOf(description),
    kind: description.resourceType?.label ?? 'Physical object',
    language: iso6392Of(description.language ?? 'en'),
    page: documentOf(description, context),
    title,
    otherTitles: [...new Set([name, ...otherNames, ...furtherTitles.map((one) => one.text)])].filter(
      (one) => one !== title,
    ),
    identifiers: identifiersOf(description, context),
    dates: datesOf(description, facts),
    stampedAt: facts.changedAt,
    edition: description.versionLabel,
    abstract: abstract?.trim() ? abstract : title,
    purpose: description.purpose,
    parties,
    contacts: contactsOf(parties),
    keywords: keywordsOf(description),
    constraints: constraintsOf(description),
    parent: parent && isoIdentifier(objectName(memberOf(parent, description), context)),
    associations: associationsOf(description, context),
    lineage: lineageOf(description),
    images: (description.images ?? []).filter(({ url }) => webAddress(url, 2000) !== undefined),
    remarks: remarksOf(description),
    isGone: facts.state === 'withdrawn',
  };
}

function scopeOf({ resourceType, generalType }: SampleDescription): IsoRecord['scope'] {
  if (generalType === 'Collection') return 'collection';
  return resourceType?.uri?.includes('/samplingfeaturetype/') ? 'feature' : 'sample';
}

/** The page, or what resolves the identifier of an object that has none with us. */
function documentOf(description: SampleDescription, context: WriteContext): string {
  const page = pageOf(description, context) ?? objectName(description, context).address;
  return webAddress(page, 2000) ?? page;
}

function identifiersOf(description: SampleDescription, context: WriteContext): readonly IsoIdentifier[] {
  const [doi, handle] = [ownDoi(description, context), ownHandle(description, context)];
  const own = [
    ...(doi === undefined ? [] : [{ code: doi, codeSpace: 'doi.org' }]),
    ...(handle === undefined ? [] : [{ code: handle, codeSpace: 'hdl.handle.net' }]),
  ];
  const code = { code: objectName(description, context).value, codeSpace: 'igsn.org' };
  return [
    ...(own.length === 0 ? [code] : own),
    ...(description.alternateIdentifiers ?? []).map(({ type, value }) => ({ code: value, codeSpace: type })),
  ];
}

function datesOf(description: SampleDescription, facts: RegistrationFacts): readonly IsoDate[] {
  const { collectedFrom, sampledOn, publishedOn } = description;
  const date = (type: IsoDate['type'], ...texts: readonly (string | undefined)[]): readonly IsoDate[] => {
    const at = texts.map((one) => legalDate(one)).find((one) => one !== undefined);
    return at === undefined ? [] : [{ type, at }];
  };
  return [
    ...date('creation', sampledOn, collectedFrom),
    ...date('publication', publishedOn, facts.registeredAt, facts.submittedAt),
    ...(facts.version > 1 ? date('revision', facts.changedAt) : []),
  ];
}

/** Whom to ask: contact persons and custodians, else the publisher or the first party. */
function contactsOf(parties: readonly Party[]): readonly Party[] {
  const asked = parties.filter(({ role }) => role === 'pointOfContact' || role === 'custodian');
  if (asked.length > 0) return asked;
  return parties.filter(({ role }) => role === 'publisher').slice(0, 1);
}

function remarksOf({ comment, locationDescription, localityDescription, furtherDescriptions = [] }: SampleDescription) {
  const texts = [comment, locationDescription, localityDescription, ...furtherDescriptions.map((one) => one.text)];
  const stated = texts.filter((one) => one !== undefined);
  return stated.length === 0 ? undefined : stated.join('\n\n');
}
