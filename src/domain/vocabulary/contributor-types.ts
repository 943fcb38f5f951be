import { foldLabel } from './fold-words.ts';

/** A role of a contributor: DataCite's word, and the word for it in the IGSN description, which knows 16. */
export interface ContributorType {
  readonly label: string;
  readonly igsn: string;
}

const same = (label: string): ContributorType => ({ label, igsn: label });
const other = (label: string): ContributorType => ({ label, igsn: 'Other' });

/** The 22 contributor types of DataCite 4.7 (metadata-schemas 6.4) with their word in IGSN description (2.1). */
export const CONTRIBUTOR_TYPES: readonly ContributorType[] = [
  same('ContactPerson'),
  { label: 'DataCollector', igsn: 'Researcher' },
  other('DataCurator'),
  other('DataManager'),
  same('Distributor'),
  same('Editor'),
  same('HostingInstitution'),
  same('Other'),
  other('Producer'),
  same('ProjectLeader'),
  same('ProjectManager'),
  same('ProjectMember'),
  other('RegistrationAgency'),
  other('RegistrationAuthority'),
  same('RelatedPerson'),
  same('ResearchGroup'),
  same('RightsHolder'),
  same('Researcher'),
  same('Sponsor'),
  same('Supervisor'),
  other('Translator'),
  same('WorkPackageLeader'),
];

const BY_LABEL = new Map(CONTRIBUTOR_TYPES.map((one) => [foldLabel(one.label), one]));

/** The contributor type with a label, in any case and with or without blanks; `Other` for a word that is not listed. */
export function contributorTypeOf(label: string): ContributorType {
  return BY_LABEL.get(foldLabel(label)) ?? same('Other');
}
