import { type Html, html } from '../../../dissemination/frame/html.ts';
import { PLAIN_THEME, type SiteTheme } from '../../../domain/theme/site-theme.ts';
import { changeTheme } from '../../../operations/parties/change-theme.ts';
import { areaField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Onward, type Visit } from '../visit.ts';

/** Fields of the form that changes how pages look. */
export const THEME_FIELDS = ['siteName', 'actLight', 'actDark', 'imprint', 'privacy'] as const;

/** The form, with what each field does and where it shows. */
export function themeForm(visit: Visit, state: FormState): Html {
  return html`<form class="frm" method="post" action="${link(visit, '/admin/settings/theme')}">${formProblem(state)}
${textField(state, 'siteName', 'Name of the site', { longest: 40, hint: 'Beside the logo at the top of every page; empty is Corestone.' })}
<fieldset><legend>Accent</legend><p class="hint">The colour of links, buttons and of the object shown. Each is tested: it must have a contrast of 4.5 on the page, on cards, on its own tint, and under the text of buttons.</p>
${textField(state, 'actLight', 'In light', { longest: 7, isMono: true, hint: '#rrggbb; empty is #1d4fbf' })}${textField(state, 'actDark', 'In dark', { longest: 7, isMono: true, hint: '#rrggbb; empty is #9dbcff' })}</fieldset>
${areaField(state, 'imprint', 'Imprint', { longest: 20_000, hint: 'Who answers for these pages: plain text, paragraphs parted by an empty line. With it, /imprint stands at the foot of every page.' })}
${areaField(state, 'privacy', 'Privacy', { longest: 20_000, hint: 'What is kept of those who read: the same, at /privacy.' })}
<div class="act"><button class="btn p">Keep</button></div></form>`;
}

/** The theme as the form shows it. */
export async function keptTheme({ house }: Visit): Promise<Record<string, string>> {
  const kept = (await house.profile.refresh())?.theme ?? PLAIN_THEME;
  return Object.fromEntries(THEME_FIELDS.map((field) => [field, kept[field]]));
}

/** Keeps what the form says. */
export async function keepTheme({ house, form, caller }: Visit): Promise<Onward> {
  const said = (field: keyof SiteTheme) => (form.get(field) ?? '').trim();
  const theme: SiteTheme = {
    siteName: said('siteName'),
    actLight: said('actLight').toLowerCase(),
    actDark: said('actDark').toLowerCase(),
    imprint: said('imprint'),
    privacy: said('privacy'),
  };
  await changeTheme(house.unitOfWork, theme, caller);
  await house.profile.refresh();
  return { to: '/admin/settings?done=theme-changed' };
}
