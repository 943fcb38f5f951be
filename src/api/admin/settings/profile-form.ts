import { type Html, html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { InstallationProfile } from '../../../operations/init-installation.ts';
import { changeProfile } from '../../../operations/parties/change-profile.ts';
import { checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { refuse } from '../read-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';

const PROFILE = ['agentName', 'adminEmail', 'repositoryIdentifier', 'handlePrefix', 'doiPrefix'] as const;

/** Fields of the form that changes how the agent shows itself. */
export const PROFILE_FIELDS = [...PROFILE, 'newPrefix'] as const;

/** The form, with what each field does and where it shows. */
export function profileForm(visit: Visit, state: FormState, formerPrefixes: readonly string[]): Html {
  return html`<form class="frm" method="post" action="${link(visit, '/admin/settings/profile')}">${formProblem(state)}
${textField(state, 'agentName', 'Name of the agent', { isRequired: true, hint: 'At the foot of every page, as repositoryName in OAI-PMH, and as publisher of records that name none.' })}
${textField(state, 'adminEmail', 'E-mail of the administrator', { isRequired: true, type: 'email', hint: 'At the foot of every page and as adminEmail in OAI-PMH: harvesters write to it.' })}
${textField(state, 'repositoryIdentifier', 'Domain for OAI identifiers', { isRequired: true, isMono: true, hint: 'Harvesters know every record as oai:domain:IGSN. With another domain they take each for a new one, and lists under way begin again.' })}
<fieldset><legend>Prefixes</legend><p class="hint">Handles and DOIs are prefix/IGSN, on pages, in every format, and in what the other ends are told. What was told under an old prefix stays there; each record is told under the new one when it changes next.</p>
${textField(state, 'handlePrefix', 'Handle prefix', { isRequired: true, isMono: true })}${textField(state, 'doiPrefix', 'DOI prefix', { isRequired: true, isMono: true, hint: 'Only the prefix of your account at DataCite is taken there.' })}
${formerPrefixes.length > 0 && html`<p class="hint">Links under former prefixes go on to resolve: <span class="m">${formerPrefixes.join(', ')}</span></p>`}
${checkField(state, 'newPrefix', 'If a prefix changes: every identifier is to have another handle or DOI')}</fieldset>
<p class="hint">A change shows here at once and on every other server process within seconds.</p><div class="act"><button class="btn p">Keep</button></div></form>`;
}

/** The profile as the form shows it, and the prefixes that it had before. Throws `not-found` before `init`. */
export async function keptProfile({
  house,
}: Visit): Promise<{ values: Record<string, string>; former: readonly string[] }> {
  const kept = await house.profile.refresh();
  if (kept === undefined)
    throw new CorestoneError('not-found', 'The installation has no profile yet; `init` makes it.');
  return { values: Object.fromEntries(PROFILE.map((field) => [field, kept[field]])), former: kept.formerPrefixes };
}

/** Keeps what the form says. Another prefix must be meant, since every record then has another handle. */
export async function keepProfile(visit: Visit): Promise<Onward> {
  const { house, form, caller } = visit;
  const wanted = Object.fromEntries(PROFILE.map((field) => [field, (form.get(field) ?? '').trim()]));
  const { values } = await keptProfile(visit);
  if (form.get('newPrefix') !== 'yes') ensureSamePrefixes(values, wanted);
  await changeProfile(house.unitOfWork, wanted as Partial<InstallationProfile>, caller);
  await house.profile.refresh();
  return { to: '/admin/settings?done=profile-changed' };
}

function ensureSamePrefixes(kept: Record<string, string>, wanted: Record<string, string>): void {
  const changed = (['handlePrefix', 'doiPrefix'] as const).find((field) => wanted[field] !== kept[field]);
  if (changed === undefined) return;
  refuse(changed, `This replaces ${kept[changed]} for every identifier.`, 'the box below ticked, if it is meant');
}
