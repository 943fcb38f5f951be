import { SETTINGS } from '../../../config/all-settings.ts';
import { html } from '../../../dissemination/frame/html.ts';
import { NO_LOGO } from '../../../domain/theme/site-logo.ts';
import { ensureMay } from '../../../operations/caller.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import type { Visit } from '../visit.ts';
import { dropLogo, keepLogo, LOGO_FIELDS, logoForm } from './logo-form.ts';
import { keepProfile, keptProfile, PROFILE_FIELDS, profileForm } from './profile-form.ts';
import { keepTheme, keptTheme, THEME_FIELDS, themeForm } from './theme-form.ts';

/** `/admin/settings`: how the server runs, to read, and how the agent shows itself, to change. For administrators. */
export function registerSettings(routes: AdminRoutes): void {
  routes.page('/admin/settings', async (visit) => settingsPage(visit));
  routes.form('/admin/settings/profile', (visit) =>
    tryForm(
      visit,
      PROFILE_FIELDS,
      () => keepProfile(visit),
      (state) => settingsPage(visit, { profile: state }),
    ),
  );
  routes.action('/admin/settings/logo/remove', (visit) => dropLogo(visit));
  routes.form('/admin/settings/theme', (visit) =>
    tryForm(
      visit,
      THEME_FIELDS,
      () => keepTheme(visit),
      (state) => settingsPage(visit, { theme: state }),
    ),
  );
}

/** The form with a file in it, which is read otherwise than all others. */
export function registerLogoUpload(routes: AdminRoutes): void {
  routes.action('/admin/settings/logo', (visit) => {
    const filled = { ...visit, form: new URLSearchParams() };
    return tryForm(
      filled,
      LOGO_FIELDS,
      () => keepLogo(visit, filled.form),
      (state) => settingsPage(filled, { logo: state }),
    );
  });
}

/** `tried` is the form that could not be kept, with what is wrong. */
async function settingsPage(
  visit: Visit,
  tried: { readonly profile?: FormState; readonly theme?: FormState; readonly logo?: FormState } = {},
): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const { settings } = visit.house;
  const rows = SETTINGS.map(
    (one) =>
      html`<tr><th scope="row" class="m">${one.variable}</th><td class="wide"><span class="say m">${shownSetting(one.key, settings[one.key])}</span></td><td class="wide"><span class="say">${one.definition}</span></td></tr>`,
  );
  const { values, former } = await keptProfile(visit);
  const form = profileForm(visit, tried.profile ?? { values }, former);
  const theme = themeForm(visit, tried.theme ?? { values: await keptTheme(visit) });
  const shown = (await visit.house.profile.refresh())?.logo ?? NO_LOGO;
  const logo = logoForm(visit, tried.logo ?? { values: { alt: shown.alt } }, shown);
  const main = html`<div class="stack"><section class="card"><header><h2>Agent</h2></header>${form}</section>
<section class="card"><header><h2>Look of the pages</h2></header>${theme}</section>
<section class="card"><header><h2>Logo</h2></header>${logo}</section>
<section class="card"><header class="pad"><h2>Settings in force</h2><span class="mut sm">given by flags, environment or file when the server starts</span></header><table class="qt"><thead><tr><th>Variable</th><th>Value</th><th>Meaning</th></tr></thead><tbody>${rows}</tbody></table></section></div>`;
  return { title: 'Settings', page: 'settings', main };
}

/** A setting as text; what is secret is only said to be set or not, and a database address loses its password. */
export function shownSetting(key: string, value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  if (text === '') return 'empty';
  if (/secret|password|token|key|smtpUrl/i.test(key)) return 'set, not shown';
  return withoutPassword(text);
}

function withoutPassword(text: string): string {
  const url = /^[a-z]+:\/\//i.test(text) ? URL.parse(text) : null;
  if (url === null) return text;
  const who = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : ':•••'}@`;
  const query = url.search.replace(/([?&]password=)[^&]*/gi, '$1•••');
  return `${url.protocol}//${who}${url.host}${url.pathname === '/' ? '' : url.pathname}${query}`;
}
