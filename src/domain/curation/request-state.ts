import { type Finding, finding } from '../finding.ts';

/**
 * States of a sample request, in the order in which it passes through them. `partly_accepted` goes on as `accepted` does; `refused` and
 * `withdrawn` are ends; `published` is the last, once a publication was reported.
 */
export const REQUEST_STATES = [
  'draft',
  'submitted',
  'in_review',
  'accepted',
  'partly_accepted',
  'refused',
  'withdrawn',
  'scheduled',
  'taken',
  'shipped',
  'returned',
  'completed',
  'published',
] as const;

/** One of {@link REQUEST_STATES}. */
export type RequestState = (typeof REQUEST_STATES)[number];

/** States in which a request is sampled: those that were accepted; those that were sampled before may be sampled again. */
export const SAMPLED_STATES: readonly RequestState[] = [
  'accepted',
  'partly_accepted',
  'scheduled',
  'taken',
  'shipped',
  'returned',
];

/** Who moves a request on: the scientist who asks, or the curator who answers for the core. */
export type RequestSide = 'requester' | 'curator';

const ACCEPTED = ['scheduled', 'taken', 'withdrawn', 'in_review'] as const;

/** Where each state leads, and who leads it there. A curator may do all that a requester may, for who asks by letter or telephone. */
const STEPS: Readonly<Record<RequestState, Partial<Record<RequestState, RequestSide>>>> = {
  draft: { submitted: 'requester', withdrawn: 'requester' },
  submitted: { in_review: 'curator', draft: 'curator', withdrawn: 'requester' },
  in_review: {
    accepted: 'curator',
    partly_accepted: 'curator',
    refused: 'curator',
    draft: 'curator',
    withdrawn: 'requester',
  },
  accepted: steps('curator', ACCEPTED),
  partly_accepted: steps('curator', ACCEPTED),
  // A refusal that was a mistake.
  refused: { in_review: 'curator' },
  withdrawn: {},
  scheduled: { taken: 'curator', accepted: 'curator', withdrawn: 'requester' },
  taken: { shipped: 'curator', completed: 'curator' },
  shipped: { returned: 'curator', completed: 'curator' },
  returned: { completed: 'curator', shipped: 'curator' },
  completed: { published: 'requester', returned: 'curator' },
  published: {},
};

function steps(side: RequestSide, to: readonly RequestState[]): Partial<Record<RequestState, RequestSide>> {
  return Object.fromEntries(to.map((one) => [one, one === 'withdrawn' ? 'requester' : side]));
}

/** The states a request may go to from here, for one side. None from an end. */
export function nextRequestStates(from: RequestState, side: RequestSide): readonly RequestState[] {
  return REQUEST_STATES.filter((to) => {
    const by = STEPS[from][to];
    return by !== undefined && (side === 'curator' || by === 'requester');
  });
}

/** Findings of a step: `request-step` where the state does not lead there, `request-side` where it is the other side's to take. */
export function checkRequestStep(from: RequestState, to: RequestState, side: RequestSide): readonly Finding[] {
  const by = STEPS[from][to];
  const next = nextRequestStates(from, side).join(', ');
  const rule = next === '' ? 'no further state' : `one of ${next}`;
  if (by === undefined)
    return [
      finding('request-step', `A request that is ${from} does not become ${to}.`, { field: 'state', value: to, rule }),
    ];
  if (side === 'curator' || by === 'requester') return [];
  return [
    finding('request-side', `That a request becomes ${to} is the curator’s to say.`, {
      field: 'state',
      value: to,
      rule,
    }),
  ];
}
