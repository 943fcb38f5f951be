import type { DemoRow } from './demo-tables.ts';
import { REQUEST_THEMES, type RequestTheme } from './request-themes.ts';
import type { CoreSample } from './samples.ts';

/** Rows of the table `sample_requests`. Each asked for some more than it got: a fifteenth on top, in round numbers. */
export function sampleRequestRows(
  expedition: { readonly program: string; readonly expedition: string },
  samples: readonly CoreSample[],
): readonly DemoRow[] {
  return REQUEST_THEMES.map((theme) => ({
    ...expedition,
    sample_request: theme.name,
    scientists: [theme.team],
    purpose: theme.purpose,
    destructive: theme.destructive,
    number_samples: askedFor(samples, theme),
    date_submission: theme.submitted,
    date_approval: theme.submitted < '2014-12-01' ? '2015-01-14' : '2015-01-21',
    approved_by: 'Sampling panel',
    curator: 'Core repository Berlin-Spandau',
    comment: 'The asking team is invented.',
  }));
}

function askedFor(samples: readonly CoreSample[], theme: RequestTheme): number {
  const taken = samples.filter((sample) => sample.theme === theme).length;
  return 5 * Math.ceil((taken * 16) / 15 / 5);
}
