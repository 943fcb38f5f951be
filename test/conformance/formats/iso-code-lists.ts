const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Code lists of ISO 19115:2003 (as ISO 19139 has them), those that we write from. */
const CODES_2003: Readonly<Record<string, readonly string[]>> = {
  CI_RoleCode: words(
    'resourceProvider custodian owner user distributor originator pointOfContact principalInvestigator processor publisher author',
  ),
  CI_DateTypeCode: words('creation publication revision'),
  MD_ScopeCode: words(
    'attribute attributeType collectionHardware collectionSession dataset series nonGeographicDataset dimensionGroup feature featureType propertyType fieldSession software service model tile',
  ),
  MD_ProgressCode: words('completed historicalArchive obsolete onGoing planned required underDevelopment'),
  MD_CharacterSetCode: words(
    'ucs2 ucs4 utf7 utf8 utf16 8859part1 8859part15 jis shiftJIS eucJP usAscii ebcdic eucKR big5 GB2312',
  ),
  CI_PresentationFormCode: words(
    'documentDigital documentHardcopy imageDigital imageHardcopy mapDigital mapHardcopy modelDigital modelHardcopy profileDigital profileHardcopy tableDigital tableHardcopy videoDigital videoHardcopy',
  ),
  MD_KeywordTypeCode: words('discipline place stratum temporal theme'),
  MD_RestrictionCode: words(
    'copyright patent patentPending trademark license intellectualPropertyRights restricted otherRestrictions',
  ),
  DS_AssociationTypeCode: words('crossReference largerWorkCitation partOfSeamlessDatabase source stereoMate'),
  CI_OnLineFunctionCode: words('download information offlineAccess order search'),
};

/** What ISO 19115-1:2014 has beside them; its licence is spelled otherwise. */
const ADDED_2014: Readonly<Record<string, readonly string[]>> = {
  CI_RoleCode: words('sponsor coAuthor collaborator editor mediator rightsHolder contributor funder stakeholder'),
  CI_DateTypeCode: words(
    'expiry lastUpdate lastRevision nextUpdate unavailable inForce adopted deprecated superseded validityBegins validityExpires released distribution',
  ),
  MD_ScopeCode: words(
    'metadata initiative sample document repository aggregate product collection coverage application',
  ),
  MD_ProgressCode: words(
    'final pending retired superseded tentative valid accepted notAccepted withdrawn proposed deprecated',
  ),
  CI_PresentationFormCode: words(
    'audioDigital audioHardcopy multimediaDigital multimediaHardcopy physicalObject diagramDigital diagramHardcopy',
  ),
  MD_KeywordTypeCode: words(
    'dataCentre featureType instrument platform process project service product subTopicCategory taxon',
  ),
  MD_RestrictionCode: words(
    'licence unrestricted licenceUnrestricted licenceEndUser licenceDistributor private statutory confidential',
  ),
  DS_AssociationTypeCode: words('isComposedOf collectiveTitle series dependency revisionOf'),
  CI_OnLineFunctionCode: words('completeMetadata browseGraphic upload emailService browsing fileAccess'),
};

/** Why a code is none of its list in that edition; undefined for one that is. A list that nobody wrote down here counts as wrong. */
export function codeMistake(list: string, code: string, edition: 2003 | 2014): string | undefined {
  if (list === 'LanguageCode') return /^[a-z]{3}$/.test(code) ? undefined : `${code} is no ISO 639-2 code`;
  const known = [...(CODES_2003[list] ?? []), ...(edition === 2014 ? (ADDED_2014[list] ?? []) : [])];
  const isOfOther = edition === 2014 && code === 'license';
  return known.includes(code) && !isOfOther ? undefined : `${code} is not in ${list} of ${edition}`;
}
