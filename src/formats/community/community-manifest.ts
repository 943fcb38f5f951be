import type { ProfileProperty } from '../../domain/description/completeness/profile.ts';
import { DESCRIPTION_FIELDS, type DescriptionField } from '../../domain/description/description-fields.ts';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { profileMistakes } from './community-profile.ts';

/** What a community says of its format, in `manifest.json` of its folder. Files are names within that folder. */
export interface CommunityManifest {
  readonly name: string;
  readonly label: string;
  readonly version: string;
  readonly namespace: string;
  readonly root: string;
  readonly mediaType: string;
  readonly fileEnding: string;
  readonly oaiPrefix?: string;
  readonly files: CommunityFiles;
  /** Members that the format leaves out beside what IGSN description leaves out, with the reason. */
  readonly omits: Readonly<Partial<Record<DescriptionField, string>>>;
  /** What the community wants to know of a sample, for scores of completeness. */
  readonly completeness?: CommunityCompleteness;
}

/** The properties of a community's profile; `source` is the address of where it demands them. */
export interface CommunityCompleteness {
  readonly source?: string;
  readonly properties: readonly Omit<ProfileProperty, 'holds'>[];
}

/** The schema must be there, and the stylesheet to IGSN description 1.0 or 1.1; the others may. */
export interface CommunityFiles {
  readonly schema: string;
  readonly toDescription: string;
  readonly toHtml?: string;
  readonly fromDescription?: string;
}

const TEXTS: Readonly<Record<string, readonly [pattern: RegExp, rule: string]>> = {
  name: [/^[a-z][a-z0-9.-]{1,62}$/, 'lower case letters, digits, hyphen and full stop'],
  label: [/^\S.{0,98}\S$/, '2 to 100 characters'],
  version: [/^[\w.-]{1,20}$/, 'letters, digits, hyphen and full stop'],
  namespace: [/^(?:https?:\/\/|urn:)\S{3,200}$/, 'an address or URN'],
  root: [/^[A-Za-z_][\w.-]{0,99}$/, 'the local name of the root element'],
  mediaType: [/^application\/[a-z0-9][a-z0-9.+-]{2,100}$/, 'a media type below application/'],
  fileEnding: [/^[a-z0-9][a-z0-9.-]{0,40}$/, 'a file ending without leading full stop'],
};
const OAI_PREFIX = /^[A-Za-z0-9_.!~*'()-]{2,40}$/;
const FILE = /^[A-Za-z0-9][\w.-]{0,99}\.(?:xsd|xsl|xslt)$/;

/** Reads the text of a manifest. Findings: `not-json`, `manifest-member` for each member that is missing or not as it should be. */
export function readManifest(text: string, file: string): Checked<CommunityManifest> {
  const read = parsed(text);
  if (read === undefined) return bad(finding('not-json', 'The manifest is no JSON object.', { at: { file } }));
  const files = objectIn(read.files) ?? {};
  const omits = objectIn(read.omits) ?? {};
  const wrong: readonly (readonly [string, string])[] = [
    ...Object.entries(TEXTS).flatMap(([name, [pattern, rule]]) =>
      fits(read[name], pattern) ? [] : [[name, rule] as const],
    ),
    ...(read.oaiPrefix === undefined || fits(read.oaiPrefix, OAI_PREFIX)
      ? []
      : [['oaiPrefix', 'a metadataPrefix'] as const]),
    ...['schema', 'toDescription'].flatMap((name) =>
      fits(files[name], FILE) ? [] : [[`files.${name}`, FILE_RULE] as const],
    ),
    ...['toHtml', 'fromDescription'].flatMap((name) =>
      files[name] === undefined || fits(files[name], FILE) ? [] : [[`files.${name}`, FILE_RULE] as const],
    ),
    ...Object.entries(omits).flatMap(([name, reason]) =>
      Object.hasOwn(DESCRIPTION_FIELDS, name) && fits(reason, /\S/)
        ? []
        : [[`omits.${name}`, 'a member and a reason'] as const],
    ),
    ...profileMistakes(read.completeness),
  ];
  if (wrong.length === 0) return good({ ...read, files, omits } as unknown as CommunityManifest);
  return bad(
    ...wrong.map(([field, rule]) =>
      finding('manifest-member', `${field} is missing or not as it should be.`, { field, rule, at: { file } }),
    ),
  );
}

const FILE_RULE = 'the name of an .xsd or .xsl file in the folder';

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function fits(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
