import { type Finding, finding } from '../finding.ts';
import { contrastOf, isColour, mixed } from './contrast.ts';

/** How an agent shows itself on its pages beside its name; what is empty is as Corestone has it. */
export interface SiteTheme {
  /** Name of the site, beside the logo. */
  readonly siteName: string;
  /** The accent (token `act`) in light and in dark, `#rrggbb`; both or neither. */
  readonly actLight: string;
  readonly actDark: string;
  /** Plain text, paragraphs parted by blank lines. */
  readonly imprint: string;
  readonly privacy: string;
}

/** A theme that changes nothing. */
export const PLAIN_THEME: SiteTheme = { siteName: '', actLight: '', actDark: '', imprint: '', privacy: '' };

const LONGEST_NAME = 40;
const LONGEST_TEXT = 20_000;
const LEAST_CONTRAST = 4.5;

/** What the accent stands on and what stands on it, light and dark (UI.md 3). `tint` is the share of it in the ground `act-t`. */
export const ACCENT_GROUNDS = {
  actLight: { bg: '#f6f5f1', card: '#ffffff', ink: '#ffffff', tint: 0.1 },
  actDark: { bg: '#131416', card: '#1b1d20', ink: '#0d1730', tint: 0.2 },
} as const;

/** All that is wrong with a theme, each by its field; empty when it can be shown. */
export function checkTheme(theme: SiteTheme): Finding[] {
  const both = (theme.actLight === '') === (theme.actDark === '');
  return [
    ...(theme.siteName.length > LONGEST_NAME
      ? [wrong('siteName', theme.siteName, `at most ${LONGEST_NAME} characters`)]
      : []),
    ...(both ? [] : [wrong('actDark', theme.actDark, 'a colour for light and one for dark, or neither')]),
    ...(['actLight', 'actDark'] as const).flatMap((field) => checkAccent(field, theme[field])),
    ...(['imprint', 'privacy'] as const)
      .filter((field) => theme[field].length > LONGEST_TEXT)
      .map((field) => wrong(field, `${theme[field].length} characters`, `at most ${LONGEST_TEXT} characters`)),
  ];
}

function checkAccent(field: keyof typeof ACCENT_GROUNDS, colour: string): Finding[] {
  if (colour === '') return [];
  if (!isColour(colour)) return [wrong(field, colour, 'a colour as #rrggbb')];
  const { bg, card, ink, tint } = ACCENT_GROUNDS[field];
  const pairs = { page: bg, card, tint: mixed(colour, card, tint), 'text on it': ink };
  const [name, least] = Object.entries(pairs)
    .map(([ground, other]) => [ground, contrastOf(colour, other)] as const)
    .reduce((worst, one) => (one[1] < worst[1] ? one : worst));
  if (least >= LEAST_CONTRAST) return [];
  return [wrong(field, colour, `contrast of at least ${LEAST_CONTRAST} (${name}: ${least.toFixed(1)})`)];
}

function wrong(field: keyof SiteTheme, value: string, rule: string): Finding {
  return finding('profile-invalid', `${field} cannot be used.`, { field, value, rule });
}
