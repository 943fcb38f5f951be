import type { FundingReference } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { Licence } from '../../domain/description/statements.ts';
import type { DataciteFunding, DataciteRecord, DataciteRights } from './datacite-record.ts';
import { FUNDER_TYPES, listed } from './kernel-lists.ts';
import { dateText } from './record-dates.ts';
import { COAR_ACCESS, embargoOf, LOCAL_CONTEXTS } from './record-rights.ts';

/** Access, licences, labels and money. A state of access as we write it is read as such; any other is a licence. */
export function rightsOf({ rightsList = [], fundingReferences = [], dates = [] }: DataciteRecord) {
  const isOpening = (day: string | undefined) =>
    dates.some(
      ({ dateType, date, dateInformation }) => dateType === 'Available' && date === dateText(day) && !dateInformation,
    );
  const closed = rightsList.find((one) => isRestricted(one) || isOpening(embargoOf(one)));
  const others = rightsList.filter((one) => one !== closed);
  const isLabel = (one: DataciteRights) => one.rightsIdentifierScheme === LOCAL_CONTEXTS && one.rights !== undefined;
  return {
    isPublic: closed === undefined && !others.some(({ rightsUri }) => CLOSED.has(rightsUri ?? '')),
    licences: others.filter((one) => !isLabel(one)).map(licenceOf),
    localContexts: others
      .filter(isLabel)
      .map(({ rights, rightsUri }) => present({ name: rights ?? '', uri: rightsUri })),
    fundingAgencies: fundingReferences.filter(isName).map(({ funderName }) => funderName),
    funding: fundingReferences.filter((one) => !isName(one)).map(fundingOf),
  };
}

/** COAR: restricted, embargoed, metadata only. */
const CLOSED = new Set(['c_16ec', 'c_f1cf', 'c_14cb'].map((one) => COAR_ACCESS + one));

function isRestricted(one: DataciteRights): boolean {
  return (
    one.rights === 'restricted access' && one.rightsUri === `${COAR_ACCESS}c_16ec` && Object.keys(one).length === 2
  );
}

function licenceOf(one: DataciteRights): Licence {
  return present({
    name: one.rights,
    uri: one.rightsUri,
    identifier: one.rightsIdentifier,
    scheme: one.rightsIdentifierScheme,
    schemeUri: one.schemeUri,
    language: one.lang,
  });
}

function isName(one: DataciteFunding): boolean {
  return Object.keys(one).length === 1;
}

function fundingOf({ funderIdentifierType, ...one }: DataciteFunding): FundingReference {
  return present({ ...one, funderIdentifierType: listed(FUNDER_TYPES, funderIdentifierType) ?? funderIdentifierType });
}
