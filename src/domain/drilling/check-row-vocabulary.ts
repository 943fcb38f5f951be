/**
 * Core types, that is the tool that took the core, as mDIS lists them (drilling-information-system 1.4). Real listings use
 * further letters, so an unlisted one is worth a warning, never a refusal.
 */
export const CORE_TYPES: Readonly<Record<string, string>> = {
  B: 'bit sample',
  H: 'advanced piston corer',
  L: 'Rumohr lot',
  M: 'miscellaneous',
  N: 'non-rotating barrel',
  O: 'open hole, no coring',
  P: 'push',
  R: 'rotary core barrel',
  S: 'hammer',
  T: 'triple tube',
  W: 'wash',
  X: 'extended core barrel',
  Z: 'advanced diamond core barrel',
};

const IGSN_CONVENTIONS = ['icdp-classic', 'icdp-2021', 'fixed-prefix'];

/** Contributor types of DataCite 4.6, `contributorType`. */
const CONTRIBUTOR_TYPES = [
  'ContactPerson',
  'DataCollector',
  'DataCurator',
  'DataManager',
  'Distributor',
  'Editor',
  'HostingInstitution',
  'Other',
  'Producer',
  'ProjectLeader',
  'ProjectManager',
  'ProjectMember',
  'RegistrationAgency',
  'RegistrationAuthority',
  'RelatedPerson',
  'ResearchGroup',
  'RightsHolder',
  'Researcher',
  'Sponsor',
  'Supervisor',
  'Translator',
  'WorkPackageLeader',
];

/** How a vocabulary judges a value: `closed` ones refuse what they do not list, `open` ones warn. */
export interface KnownVocabulary {
  readonly openness: 'open' | 'closed';
  readonly has: (value: string) => boolean;
  /** What would have been right, for the finding. */
  readonly rule: string;
}

const listed = (openness: 'open' | 'closed', values: readonly string[]): KnownVocabulary => {
  const known = new Set(values.map((value) => value.toLowerCase()));
  return { openness, has: (value) => known.has(value.toLowerCase()), rule: `one of ${values.join(', ')}` };
};

/** The small vocabularies that a row check knows by heart, by the name field descriptors use; others are not checked here. */
export const KNOWN_VOCABULARIES: Readonly<Record<string, KnownVocabulary>> = {
  'core-type': listed('open', Object.keys(CORE_TYPES)),
  'igsn-convention': listed('closed', IGSN_CONVENTIONS),
  'contributor-type': listed('closed', CONTRIBUTOR_TYPES),
  'split-type': {
    openness: 'closed',
    has: (value) => /^(?:WR|[AW][1-9]?\d?)$/.test(value),
    rule: 'WR, A or W, the last two with a number where the split was cut again (A1, W2)',
  },
};
