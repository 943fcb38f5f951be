import { LOGO_VARIANTS, logoKeys, readSiteLogo } from '../../domain/theme/site-logo.ts';
import type { Queries } from '../store.ts';

/** A logo with its octets. */
export interface StoredLogo {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The logo of a hash; undefined where none, or no longer any, has it. */
export async function findLogo(db: Queries, hash: string): Promise<StoredLogo | undefined> {
  const keys = LOGO_VARIANTS.map((variant) => logoKeys(variant).facts);
  const rows = await db.selectFrom('installation').selectAll().where('key', 'in', keys).execute();
  const logos = readSiteLogo(new Map(rows.map((row) => [row.key, row.value])));
  const variant = LOGO_VARIANTS.find((one) => logos[one]?.hash === hash);
  if (variant === undefined) return undefined;
  const found = await db
    .selectFrom('installation')
    .select('value')
    .where('key', '=', logoKeys(variant).octets)
    .executeTakeFirst();
  if (found === undefined || found.value === '') return undefined;
  return { mediaType: logos[variant]!.mediaType, bytes: Buffer.from(found.value, 'base64') };
}
