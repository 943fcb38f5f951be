import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { askLandingCheck } from '../../../operations/registry/ask-landing-check.ts';
import { link, type Onward, pathWith, type Visit } from '../visit.ts';

/** A button that puts landing pages in line to be looked at: that of a record, or those of a client that fail. */
export function askForm(
  visit: Visit,
  wanted: { readonly igsn: string; readonly back: string } | { readonly client: string },
  words: string,
  label = words,
): Html {
  const fields = Object.entries(wanted).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${link(visit, '/admin/checks/ask')}">${fields}<button class="btn s"${label !== words && html` aria-label="${label}"`}>${icon('retry', 16)}${words}</button></form>`;
}

/** Does what {@link askForm} asks for, and goes back to where the button was. */
export async function askFromForm({ house, form, caller }: Visit): Promise<Onward> {
  const client = form.get('client') ?? '';
  const igsn = form.get('igsn') ?? '';
  const wanted = client === '' ? { igsn } : { client };
  const n = await askLandingCheck(house.unitOfWork, wanted, caller);
  const back = form.get('back') ?? '';
  const isRecord = /^\/admin\/registrations\/[A-Za-z0-9_.~%!*'()-]+$/.test(back);
  return {
    to: pathWith(isRecord ? back : '/admin/checks', {
      client,
      done: n === 0 ? 'unchanged' : 'look-asked',
      n: String(n),
    }),
  };
}
