import { type Html, html, type Part } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import { MOST_SCIENTISTS, type RequestFacts, type RequestScientist } from '../../domain/curation/sample-request.ts';
import type { SamplePolicy } from '../../operations/curation/requests/request-ports.ts';
import { type TypedForm, typedArea, typedCheck, typedField } from './request-fields.ts';

/** What the form needs beside what was typed. */
export interface RequestFormView {
  readonly form: TypedForm;
  /** Where it is sent. */
  readonly action: string;
  readonly policy: SamplePolicy | undefined;
  readonly moratoriumEnd: string | null;
  /** What stands above the fields: the choice of an expedition, or which one it is. */
  readonly head: Part;
  /** The revision that is shown; absent for a new request. */
  readonly revision?: number;
}

const LEAST_PEOPLE = 2;
const PERSON = ['name', 'orcid', 'email', 'affiliation'] as const;

/** The form of a request, for a new one and for a draft. Works without script: another person is a button of the form. */
export function requestForm({ form, action, policy, moratoriumEnd, head, revision }: RequestFormView): Html {
  const { words, errors } = form;
  const hasErrors = Object.keys(errors).length > 0;
  return html`<form class="rq" method="post" action="${action}" novalidate>
${hasErrors && html`<div class="note e" role="alert">${icon('error', 20)}<div>${revision === undefined ? words.summary : words.keptOnly}</div></div>`}
${head}${revision !== undefined && html`<input type="hidden" name="revision" value="${revision}">`}
<div class="hp" aria-hidden="true"><label>${words.trap}<input name="website" tabindex="-1" autocomplete="off"></label></div>
<fieldset><legend>${words.project}</legend>${typedField(form, 'title', words.requestTitle)}${typedArea(form, 'purpose', words.purpose, { hint: words.purposeHint })}</fieldset>
<fieldset><legend>${words.people}</legend><p class="hint">${words.peopleHint}</p>${people(form)}</fieldset>
<fieldset><legend>${words.wanted}</legend>${typedField(form, 'material', words.material, { hint: words.materialHint, longest: 255 })}<div class="pair">${typedField(form, 'samplesAsked', words.samplesAsked, { type: 'number', longest: 6 })}${typedField(form, 'amounts', words.amounts, { isOptional: true, longest: 255 })}</div>
${typedArea(form, 'wishLines', words.wishes, { hint: words.wishesHint, longest: 20_000, rows: 6 })}<pre class="eg m" aria-hidden="true">Hole A 143.0-148.0 m
ICDP5054EX… 10-15 cm
any 3 samples between Hole A 300-350 m</pre>
<div class="pair">${typedField(form, 'sharePc', `${words.share}, %`, { type: 'number', isOptional: true, longest: 6 })}</div>${typedCheck(form, 'isDestructive', words.destructive)}</fieldset>
<fieldset><legend>${words.agreement}</legend>${agreement(form, policy, moratoriumEnd)}</fieldset>
<div class="act"><button class="btn p" name="do" value="submit">${words.submit}</button><button class="btn" name="do" value="keep">${words.keepDraft}</button></div></form>`;
}

function agreement(form: TypedForm, policy: SamplePolicy | undefined, moratoriumEnd: string | null): Html {
  const { words } = form;
  const text = policy?.text.split(/\r?\n\s*\r?\n/).map((one) => html`<p>${one.trim()}</p>`);
  return html`${policy === undefined ? html`<p class="hint">${words.noPolicy}</p>` : html`<details class="pol"><summary>${words.policy}, ${words.policyVersion(String(policy.version))}</summary>${text}</details>`}${moratoriumEnd !== null && html`<p>${words.moratoriumUntil(moratoriumEnd)}</p>`}<input type="hidden" name="policy" value="${policy?.id ?? ''}">${typedCheck(form, 'agreed', words.agree)}`;
}

function people(form: TypedForm): readonly Html[] {
  const { words, values } = form;
  const count = peopleIn(values);
  const rows = Array.from({ length: count }, (_, at) => {
    const isFirst = at === 0;
    return html`<div class="pers" role="group" aria-label="${words.person(String(at + 1))}"><div class="pair">${typedField(form, `p${at}_name`, words.name, { longest: 200, isOptional: !isFirst })}${typedField(form, `p${at}_orcid`, words.orcid, { longest: 60, isOptional: true })}${typedField(form, `p${at}_email`, words.email, { type: 'email', longest: 254, isOptional: !isFirst })}${typedField(form, `p${at}_affiliation`, words.affiliation, { isOptional: true })}</div></div>`;
  });
  const more =
    count < MOST_SCIENTISTS &&
    html`<input type="hidden" name="people" value="${count}"><button class="btn s" name="do" value="more">${words.anotherPerson}</button>`;
  return [...rows, html`<div class="act">${more}</div>`];
}

/** How many people the form has room for. */
function peopleIn(values: Readonly<Record<string, string>>): number {
  const stated = Number(values.people ?? LEAST_PEOPLE);
  return Math.min(MOST_SCIENTISTS, Math.max(LEAST_PEOPLE, Number.isInteger(stated) ? stated : LEAST_PEOPLE));
}

/** What was typed as facts. A number that is none becomes NaN, which the rules refuse; the first person is the contact. */
export function factsIn(form: URLSearchParams): RequestFacts {
  const text = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const number = (name: string) => (text(name) === '' ? null : Number(text(name).replace(',', '.')));
  const scientists: RequestScientist[] = [];
  for (let at = 0; at < MOST_SCIENTISTS; at++) {
    const [name = '', orcid = '', email = '', affiliation = ''] = PERSON.map((part) => text(`p${at}_${part}`));
    if ([name, orcid, email, affiliation].some((one) => one !== ''))
      scientists.push({ name, orcid, email, affiliation, isContact: scientists.length === 0 });
  }
  return {
    title: text('title'),
    purpose: text('purpose'),
    material: text('material'),
    amounts: text('amounts'),
    scientists,
    wishLines: text('wishLines'),
    samplesAsked: number('samplesAsked'),
    isDestructive: form.get('isDestructive') === 'yes',
    sharePc: number('sharePc'),
  };
}

/** Facts as the form has them typed. */
export function typedFacts(facts: RequestFacts): Readonly<Record<string, string>> {
  const people = facts.scientists.flatMap((one, at) => PERSON.map((part) => [`p${at}_${part}`, one[part]] as const));
  return {
    title: facts.title,
    purpose: facts.purpose,
    material: facts.material,
    amounts: facts.amounts,
    wishLines: facts.wishLines,
    samplesAsked: facts.samplesAsked === null ? '' : String(facts.samplesAsked),
    sharePc: facts.sharePc === null ? '' : String(facts.sharePc),
    isDestructive: facts.isDestructive ? 'yes' : '',
    people: String(Math.max(LEAST_PEOPLE, facts.scientists.length)),
    ...Object.fromEntries(people),
  };
}

/** What was typed, as it came, with room for one person more where that was asked for. */
export function typedAgain(form: URLSearchParams): Readonly<Record<string, string>> {
  const values = Object.fromEntries(form);
  if (form.get('do') !== 'more') return values;
  return { ...values, people: String(peopleIn(values) + 1) };
}
