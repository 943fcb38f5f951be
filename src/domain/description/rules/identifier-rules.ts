import type { Checked } from '../../finding.ts';
import { parseDoi } from '../../identifier/doi.ts';
import { parseIgsn } from '../../identifier/igsn.ts';
import { parseOrcid } from '../../identifier/orcid.ts';
import { parseRor } from '../../identifier/ror.ts';
import type { Agent } from '../agent.ts';
import type { SampleDescription } from '../sample-description.ts';
import type { Breach, Rule } from './rule.ts';

const RESOLVER = /^https?:\/\/(?:(?:dx\.)?doi\.org|hdl\.handle\.net|(?:www\.)?igsn\.org)\//i;
const PREFIX = /(?:^|[/:])(10\.\d{4,9}|10273|20\.500\.\d+)\/([^/?#]+)/;
const DOI_LEAD = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i;

/** Rules about identifiers: of the object, its family, its people and what it refers to. */
export const IDENTIFIER_RULES: readonly Rule[] = [
  {
    code: 'igsn-not-registrable',
    text: 'An IGSN is printable ASCII without blanks and fits into a handle.',
    source: 'GFZ registry validation; RFC 3651',
    severity: 'error',
    breaches: ({ igsn }) => (igsn === '' || parseIgsn(igsn, 'registry').ok ? [] : [{ field: 'igsn', value: igsn }]),
  },
  {
    code: 'igsn-outside-guideline',
    text: 'An IGSN consists of letters A to Z, digits, hyphen and full stop.',
    source: 'IGSN syntax guideline',
    severity: 'info',
    breaches: ({ igsn }) =>
      parseIgsn(igsn, 'registry').ok && !parseIgsn(igsn).ok ? [{ field: 'igsn', value: igsn }] : [],
  },
  {
    code: 'own-parent',
    text: 'Nothing is its own parent or child.',
    source: 'IGSN description, parentIdentifier',
    severity: 'error',
    breaches: ({ igsn, parent, furtherParents = [], children }) => [
      ...[...(parent ? [parent] : []), ...furtherParents]
        .filter((one) => isSame(one.igsn, igsn))
        .map((one) => ({ field: 'parent', value: one.igsn }) as const),
      ...children
        .filter((one) => isSame(one.igsn, igsn))
        .map((one) => ({ field: 'children', value: one.igsn }) as const),
    ],
  },
  {
    code: 'landing-page-at-resolver',
    text: 'A landing page is the page itself, not an address of the resolver that leads there.',
    source: 'IGSN registration guideline; DataCite',
    severity: 'warning',
    breaches: ({ landingPage }) =>
      landingPage !== undefined && RESOLVER.test(landingPage) ? [{ field: 'landingPage', value: landingPage }] : [],
  },
  {
    code: 'landing-page-elsewhere',
    text: 'A landing page whose address holds a prefix and an IGSN holds those of the record.',
    source: 'GFZ registry: one landing page for each IGSN',
    severity: 'warning',
    breaches: landingPageElsewhere,
  },
  people(
    'orcid',
    'An ORCID iD has 16 characters, the last of them the right check character.',
    'ISO 7064 MOD 11-2',
    parseOrcid,
  ),
  people(
    'ror',
    'A ROR id has nine characters, the last two of them the right check digits.',
    'ISO 7064 MOD 97-10',
    parseRor,
  ),
  {
    code: 'related-doi',
    text: 'What is called a DOI has the form of a DOI.',
    source: 'ISO 26324',
    severity: 'warning',
    breaches: ({ relatedWorks }) =>
      relatedWorks.flatMap(({ identifier, identifierType }, n) =>
        identifierType.toUpperCase() !== 'DOI' || parseDoi(identifier.trim().replace(DOI_LEAD, '')).ok
          ? []
          : [{ field: 'relatedWorks', member: `[${n + 1}]`, value: identifier }],
      ),
  },
];

function landingPageElsewhere({ landingPage, prefix, igsn }: SampleDescription): readonly Breach[] {
  const [, stated, code] = PREFIX.exec(landingPage ?? '') ?? [];
  if (stated === undefined || code === undefined || igsn === '') return [];
  const isOwn = isSame(decoded(code), igsn) && (prefix === undefined || prefix === stated);
  return isOwn ? [] : [{ field: 'landingPage', value: landingPage }];
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

function people(
  member: 'orcid' | 'ror',
  text: string,
  source: string,
  parse: (text: string) => Checked<unknown>,
): Rule {
  const breaches = ({ agents }: SampleDescription): readonly Breach[] =>
    agents.flatMap((agent: Agent, n) => {
      const stated = agent[member];
      if (stated === undefined) return [];
      const checked = parse(stated);
      const message = checked.findings[0]?.message;
      return checked.ok
        ? []
        : [{ field: 'agents', member: `[${n + 1}].${member}`, value: stated, ...(message && { message }) }];
    });
  return { code: `${member}-wrong`, text, source, severity: 'error', breaches };
}

function isSame(one: string, other: string): boolean {
  return one !== '' && one.toUpperCase() === other.toUpperCase();
}
