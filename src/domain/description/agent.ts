/** An identifier of a person or organisation in a named scheme, spelled as stated (`ISNI`, `GRID`, `ROR`, `researcherID`). */
export interface NameIdentifier {
  readonly identifier: string;
  readonly scheme: string;
  readonly schemeUri?: string;
}

/** An institution a person belongs to; `identifier` mostly a ROR address. */
export interface Affiliation {
  readonly name: string;
  readonly identifier?: string;
  readonly scheme?: string;
  readonly schemeUri?: string;
}

/**
 * A person or organisation. People are named `Family, Given` where the parts are known. `role` is a DataCite contributor
 * type; absent where the agent is a creator only. `isOrganisation` is absent where a foreign record does not say. `orcid`
 * and `affiliation` are the person's own; `ror` is the organisation's, for a person that of the affiliation. Identifiers of
 * other schemes and further affiliations stand in the lists; absent lists are empty.
 */
export interface Agent {
  readonly name: string;
  readonly isOrganisation?: boolean;
  readonly role?: string;
  readonly isCreator: boolean;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly language?: string;
  readonly orcid?: string;
  readonly affiliation?: string;
  readonly ror?: string;
  readonly identifiers?: readonly NameIdentifier[];
  readonly furtherAffiliations?: readonly Affiliation[];
  readonly email?: string;
}

/** Who gives money for what; only the name must be known. Types: ISNI, GRID, ROR, Crossref Funder ID, Other. */
export interface FundingReference {
  readonly funderName: string;
  readonly funderIdentifier?: string;
  readonly funderIdentifierType?: string;
  readonly schemeUri?: string;
  readonly awardNumber?: string;
  readonly awardUri?: string;
  readonly awardTitle?: string;
}

/** Who publishes the record: the allocating agent, with its identifier (ROR or re3data). */
export interface Publisher {
  readonly name: string;
  readonly identifier?: string;
  readonly scheme?: string;
  readonly schemeUri?: string;
  readonly language?: string;
}
