import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { readLogo } from '../../domain/theme/logo-image.ts';
import { type KeptLogo, LOGO_VARIANTS, type LogoVariant, logoKeys } from '../../domain/theme/site-logo.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import { readProfile } from '../init-installation.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** A file that is to be a logo; `mediaType` as it came with it, empty where nothing was said. */
export interface LogoFile {
  readonly variant: LogoVariant;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly alt: string;
}

const LONGEST_ALT = 200;

/**
 * Keeps a logo and what is said to those who do not see it. For administrators. `hash` is over octets. Throws `invalid-input` with
 * findings `logo-invalid`, `not-found` before `init`, `not-allowed`.
 */
export async function changeLogo(
  unitOfWork: UnitOfWork,
  { variant, bytes, mediaType, alt }: LogoFile,
  hash: (bytes: Uint8Array) => string,
  caller: Caller,
): Promise<void> {
  ensureMay(caller, 'administer', '');
  const read = readLogo(bytes, mediaType);
  const findings = [...(read.ok ? [] : read.findings), ...checkAlt(alt)];
  if (!read.ok || findings.length > 0)
    throw new CorestoneError('invalid-input', 'The logo cannot be used.', { findings });
  const kept: KeptLogo = { ...read.value, hash: hash(bytes) };
  const { facts, octets } = logoKeys(variant);
  const text = toBase64(bytes);
  await keep(unitOfWork, { [facts]: JSON.stringify(kept), [octets]: text, 'logo.alt': alt }, caller);
}

/** Takes the logos away again; pages show that of Corestone. For administrators. */
export async function removeLogo(unitOfWork: UnitOfWork, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  const empty = LOGO_VARIANTS.flatMap((variant) => Object.values(logoKeys(variant))).map((key) => [key, ''] as const);
  await keep(unitOfWork, { ...Object.fromEntries(empty), 'logo.alt': '' }, caller);
}

async function keep(unitOfWork: UnitOfWork, facts: Readonly<Record<string, string>>, caller: Caller): Promise<void> {
  await unitOfWork(async (work: Work) => {
    await holdParties(work, caller);
    const before = await readProfile(work.parties);
    if (before === undefined)
      throw new CorestoneError('not-found', 'The installation has no profile yet; `init` makes it.');
    await work.parties.remember(facts);
    const after = (await readProfile(work.parties))?.logo;
    const entry = { action: 'change-logo', subject: before.agentSymbol, before: before.logo, after } as const;
    await work.audit(caller, [entry], work.now());
  });
}

function checkAlt(alt: string) {
  if (alt.length <= LONGEST_ALT) return [];
  const rule = `at most ${LONGEST_ALT} characters`;
  return [finding('logo-invalid', 'The alternative text is too long.', { field: 'alt', rule })];
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
