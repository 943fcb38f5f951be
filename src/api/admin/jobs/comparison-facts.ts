import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { comparisonParameters } from '../../../operations/comparing/comparison-job.ts';
import type { JobRow } from '../../../operations/jobs/job-ports.ts';
import { link, pathWith, type Visit } from '../visit.ts';

/** What there is to say of a comparison beside its state: what it is to do, and what was found at each upstream it is through with. */
export function comparisonFacts(visit: Visit, job: JobRow): readonly (readonly [string, Html | string | false])[] {
  const { isRepair, upstreams, compared } = comparisonParameters(job);
  const found = compared.map(({ name, agrees, repaired, differs, fault }) => {
    const list = link(visit, pathWith('/admin/comparison', { upstream: name }));
    const told = isRepair ? `, ${count(repaired)} told again` : '';
    const words = `${count(agrees)} in agreement${told}, ${count(differs)} differ`;
    return [
      name,
      html`<a href="${list}">${words}</a>${fault !== undefined && html` <span class="bad-c">${fault}</span>`}`,
    ] as const;
  });
  return [
    ['Upstreams', upstreams.length === 0 ? 'all' : upstreams.join(', ')],
    ['What differs', isRepair ? 'is put in line again' : 'is only told'],
    ...found,
  ];
}
