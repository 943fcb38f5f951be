import type { LogoImage } from './logo-image.ts';

/** Where a logo is shown; one for dark stands for light too, and the other way round, where there is no other. */
export const LOGO_VARIANTS = ['light', 'dark'] as const;

/** One of {@link LOGO_VARIANTS}. */
export type LogoVariant = (typeof LOGO_VARIANTS)[number];

/** A logo as pages name it: what it is, and the hash of its octets (hexadecimal), which is in its address. */
export interface KeptLogo extends LogoImage {
  readonly hash: string;
}

/** The logos of an agent, and what is said to those who do not see them; empty where the name of the site says enough. */
export interface SiteLogo {
  readonly light?: KeptLogo;
  readonly dark?: KeptLogo;
  readonly alt: string;
}

/** No logo of its own. */
export const NO_LOGO: SiteLogo = { alt: '' };

/** Under which key of the installation a logo is described, and under which its octets are. */
export const logoKeys = (variant: LogoVariant) => ({ facts: `logo.${variant}`, octets: `logo.${variant}.octets` });

/** Reads what is kept of the logos; what was removed is empty. */
export function readSiteLogo(facts: ReadonlyMap<string, string>): SiteLogo {
  const logos = LOGO_VARIANTS.flatMap((variant) => {
    const kept = facts.get(logoKeys(variant).facts) ?? '';
    return kept === '' ? [] : [[variant, JSON.parse(kept) as KeptLogo] as const];
  });
  return { ...Object.fromEntries(logos), alt: facts.get('logo.alt') ?? '' };
}
