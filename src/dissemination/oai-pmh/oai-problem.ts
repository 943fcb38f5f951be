/** Error codes of OAI-PMH 2.0, section 3.6. */
export type OaiProblemCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noMetadataFormats'
  | 'noRecordsMatch'
  | 'noSetHierarchy';

/** One error of an answer. The message never repeats what the caller sent, except names that are known to be harmless. */
export interface OaiProblem {
  readonly code: OaiProblemCode;
  readonly message: string;
}

/** Makes one problem. */
export function oaiProblem(code: OaiProblemCode, message: string): OaiProblem {
  return { code, message };
}

/** Whoever asks for a format that is not offered hears this, of a list and of a record. */
export const NO_SUCH_FORMAT = oaiProblem(
  'cannotDisseminateFormat',
  'There is no format with this prefix here; ListMetadataFormats names them.',
);

/** True for the two codes after which the request element carries no attributes (OAI-PMH 2.0, section 3.2). */
export function hidesRequest({ code }: OaiProblem): boolean {
  return code === 'badVerb' || code === 'badArgument';
}
