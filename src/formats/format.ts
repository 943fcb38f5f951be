import type { Mapping } from '../domain/description/description-fields.ts';
import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';

/** What a writer needs to know of the installation: prefixes without slash, and where a page or record lives. */
export interface WriteContext {
  readonly handlePrefix: string;
  readonly doiPrefix: string;
  readonly agentName: string;
  readonly agentRor?: string;
  /** Absolute landing page URL of an IGSN. */
  readonly landingUrl: (igsn: string) => string;
  /** Absolute base URL of the installation without trailing slash; our own schema documents lie below it. */
  readonly baseUrl: string;
}

/**
 * One metadata format: the manifest and the writer. Adding a format is a folder with such an object and one line in
 * `formats.ts`; content negotiation, downloads and OAI-PMH pick it up. `write` gives the root element alone, without XML
 * declaration, so that it can stand inside an OAI-PMH record; text formats give the whole text. Same input, same bytes.
 */
export interface Format {
  readonly name: string;
  readonly label: string;
  readonly version: string;
  readonly mediaTypes: readonly string[];
  readonly fileEnding: string;
  readonly syntax: 'xml' | 'json' | 'text';
  /** Prefix in OAI-PMH; absent where the format is not XML. */
  readonly oaiPrefix?: string;
  readonly namespace?: string;
  readonly schemaLocation?: string;
  /** What becomes of every member of a description. */
  readonly mapping: Mapping;
  /** For tables: the heading line with its end. A table of many records is this and the rows that `writeRow` gives. */
  readonly heading?: string;
  readonly writeRow?: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => string;
  readonly write: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => string;
}
