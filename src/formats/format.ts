import type { Mapping } from '../domain/description/description-fields.ts';
import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';
import type { Finding } from '../domain/finding.ts';
import type { RecordRead } from './reading/record-read.ts';
import type { SourceDocument } from './reading/source-document.ts';
import type { CompiledSchema } from './xml/compiled-schema.ts';

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

/** What is known of a format before a document of it is seen. */
export interface FormatManifest {
  readonly name: string;
  readonly label: string;
  readonly version: string;
  readonly mediaTypes: readonly string[];
  readonly fileEnding: string;
  readonly syntax: 'xml' | 'json' | 'text';
  /** Prefix in OAI-PMH; absent where the format is not XML or not offered there. */
  readonly oaiPrefix?: string;
  readonly namespace?: string;
  readonly schemaLocation?: string;
  /** False where pages do not offer it for download: older versions and those of single agents. */
  readonly isOffered?: boolean;
  /** True for HTML that a stylesheet of others makes: a browser is given it without any rights. */
  readonly isPage?: boolean;
  /** What becomes of every member of a description. */
  readonly mapping: Mapping;
  /** Our own schema documents of an XML format, compiled when first asked for. */
  readonly schema?: () => CompiledSchema;
  /**
   * The same for what we write alone, where that is a narrow profile of a wide standard: a document that is read may say
   * anything else of the standard and is not held against it. Absent where `schema` is for both.
   */
  readonly writtenSchema?: () => CompiledSchema;
}

/**
 * One metadata format that we write: the manifest and the writer. Adding a format is a folder with such an object and one
 * line in `formats.ts`; content negotiation, downloads and OAI-PMH pick it up. `write` gives the root element alone, without
 * XML declaration, so that it can stand inside an OAI-PMH record; text formats give the whole text. Same input, same bytes.
 */
export interface Format extends FormatManifest {
  /**
   * What the format demands and a record does not have, so that it cannot be written in it; empty for a record that can. It sees the
   * identifier alone, which no record changes: else a record could leave a format, and OAI-PMH, which promises that deletions persist,
   * would owe its harvesters a deleted header in this format and no other.
   */
  readonly demands?: (identified: Pick<SampleDescription, 'igsn'>) => readonly Finding[];
  /**
   * What is to be known of this very record in the format that the mapping does not say of every record: findings of severity
   * info, `narrowed` or `left-out` with the value for each that is changed or left out.
   */
  readonly narrows?: (
    description: SampleDescription,
    facts: RegistrationFacts,
    context: WriteContext,
  ) => readonly Finding[];
  /** For tables: the heading line with its end. A table of many records is this and the rows that `writeRow` gives. */
  readonly heading?: string;
  readonly writeRow?: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => string;
  readonly write: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => string;
  /** The same for a server, where writing may take seconds: others go on meanwhile. */
  readonly writeAside?: (
    description: SampleDescription,
    facts: RegistrationFacts,
    context: WriteContext,
  ) => Promise<string>;
  /** Writes a record from the document that it was read from; undefined where that is none for this. */
  readonly writeAgain?: (record: RecordRead) => string | undefined;
}

/**
 * One metadata format that we read. `recognises` decides by root, namespace and telling child, never by namespace alone.
 * `read` gives every record of the document; it never throws for what a document says, since that becomes findings. A
 * document that names no identifier gives a record whose `igsn` is empty, with a finding `no-identifier`.
 */
export interface ReadableFormat extends FormatManifest {
  readonly recognises: (source: SourceDocument) => boolean;
  readonly read: (source: SourceDocument) => readonly RecordRead[];
}
