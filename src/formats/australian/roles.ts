/** Roles of ISO 19115 that both schemas list, by DataCite's contributor type. */
const ROLE_OF: Readonly<Record<string, string>> = {
  ContactPerson: 'pointOfContact',
  DataCollector: 'originator',
  DataCurator: 'custodian',
  DataManager: 'processor',
  Editor: 'processor',
  HostingInstitution: 'custodian',
  Producer: 'originator',
  ProjectLeader: 'principalInvestigator',
  ProjectManager: 'collaborator',
  ProjectMember: 'collaborator',
  RelatedPerson: 'stakeholder',
  ResearchGroup: 'collaborator',
  RightsHolder: 'rightsHolder',
  Sponsor: 'sponsor',
  Supervisor: 'stakeholder',
  WorkPackageLeader: 'collaborator',
};

/** DataCite's contributor type by role of ISO 19115; `funder` is not among them, since funders are no agents. */
const TYPE_OF: Readonly<Record<string, string>> = {
  pointofcontact: 'ContactPerson',
  custodian: 'DataCurator',
  processor: 'DataManager',
  principalinvestigator: 'ProjectLeader',
  contributor: 'Other',
  collaborator: 'ProjectMember',
  rightsholder: 'RightsHolder',
  owner: 'RightsHolder',
  sponsor: 'Sponsor',
  stakeholder: 'RelatedPerson',
  user: 'Other',
  originator: 'DataCollector',
};

/** The role of ISO 19115 for a contributor type; `originator` for a creator without one, else `contributor`. */
export function roleOf(type: string | undefined, isCreator: boolean): string {
  if (type === undefined && isCreator) return 'originator';
  return ROLE_OF[type ?? ''] ?? 'contributor';
}

/** The contributor type for a role of ISO 19115, in any case; `Other` for a word that is not listed. */
export function contributorTypeOfRole(role: string): string {
  return TYPE_OF[role.toLowerCase()] ?? 'Other';
}
