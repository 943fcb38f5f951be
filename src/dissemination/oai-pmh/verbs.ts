/** The six verbs of OAI-PMH 2.0. */
export type Verb = 'GetRecord' | 'Identify' | 'ListIdentifiers' | 'ListMetadataFormats' | 'ListRecords' | 'ListSets';

/** The arguments beside the verb. */
export type ArgumentName = 'from' | 'identifier' | 'metadataPrefix' | 'resumptionToken' | 'set' | 'until';

/** What a verb takes. An exclusive argument stands alone and makes the required ones unnecessary. */
export interface VerbArguments {
  readonly required: readonly ArgumentName[];
  readonly optional: readonly ArgumentName[];
  readonly exclusive?: ArgumentName;
}

const LIST: VerbArguments = {
  required: ['metadataPrefix'],
  optional: ['from', 'until', 'set'],
  exclusive: 'resumptionToken',
};

/** Arguments by verb (OAI-PMH 2.0, section 4). */
export const VERB_ARGUMENTS: Readonly<Record<Verb, VerbArguments>> = {
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  Identify: { required: [], optional: [] },
  ListIdentifiers: LIST,
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListRecords: LIST,
  ListSets: { required: [], optional: [], exclusive: 'resumptionToken' },
};

/** True for a verb as the protocol spells it; case counts. */
export function isVerb(text: string): text is Verb {
  return Object.hasOwn(VERB_ARGUMENTS, text);
}
