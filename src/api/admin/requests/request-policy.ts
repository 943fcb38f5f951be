import { html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { may } from '../../../operations/caller.ts';
import { keepPolicy } from '../../../operations/curation/requests/keep-policy.ts';
import { requestStore } from '../../../store/ports/request-store.ts';
import { namedExpeditions, readableExpeditions } from '../../requests/readable-requests.ts';
import type { AdminView } from '../admin-page.ts';
import { areaField, choiceField, type FormState, formProblem } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';

/** `/admin/requests/policy`: what people agree to who ask for samples of an expedition, or of all that have no text of their own. */
export async function policyPage(visit: Visit, state: FormState | undefined): Promise<AdminView> {
  const { store } = visit.house;
  const expeditions = (await readableExpeditions(visit.house, visit.caller)).filter((one) => one.mayAnswer);
  const everywhere = may(visit.caller, 'administer', '')
    ? [['', 'all expeditions that have none of their own'] as const]
    : [];
  const options = [...everywhere, ...expeditions.map((one) => [one.id, `${one.code} ${one.name}`] as const)];
  if (options.length === 0) throw new CorestoneError('not-allowed', 'You answer for the requests of no expedition.');
  const asked = visit.form.get('scope') ?? visit.query.get('scope') ?? '';
  const scope = namedExpeditions(expeditions, asked === '' ? 'none' : asked)[0]?.id ?? options[0]![0];
  const kept = await requestStore(store.read, store.engine).policyOf(scope);
  const shown = state ?? { values: { text: kept?.text ?? '' } };
  const hint = `${kept === undefined ? 'There is none yet.' : `Version ${kept.version}, ${kept.madeAt.slice(0, 10)} by ${kept.madeBy}.`} A change makes a new version; what people agreed to before stays kept. An empty text: none of its own.`;
  const choose = html`<form class="fil" action="${link(visit, '/admin/requests/policy')}">${choiceField({ values: { scope } }, 'scope', 'For', options)}<button class="btn">Show</button></form>`;
  return {
    title: 'Sample policy',
    page: 'requests',
    about: 'what people agree to who ask for samples',
    main: html`<div class="stack"><section class="card">${choose}</section><section class="card"><form class="frm" method="post" action="${link(visit, '/admin/requests/policy')}">${formProblem(shown)}<input type="hidden" name="scope" value="${scope}">${areaField(shown, 'text', 'Text', { longest: 50_000, hint })}<div class="act"><button class="btn p">Keep</button><a class="btn" href="${link(visit, '/admin/requests')}">Back</a></div></form></section></div>`,
  };
}

/** Keeps the text as a new version. */
export async function keepPolicyText(visit: Visit): Promise<Onward> {
  const scope = keyIn(visit.form.get('scope'));
  await keepPolicy(visit.house.unitOfWork, scope, visit.form.get('text') ?? '', visit.caller);
  return { to: `/admin/requests/policy?scope=${scope}&done=policy-kept` };
}
