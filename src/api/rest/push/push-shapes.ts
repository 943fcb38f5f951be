import { type Static, Type } from 'typebox';
import { Moment, Nullable } from '../shapes.ts';

const Agent = Type.Object(
  {
    agent: Type.String({ description: 'What the installation calls the agent.' }),
    waiting: Type.Integer({ description: 'What the agent has not confirmed.' }),
    sent: Type.Integer({ description: 'What it has confirmed.' }),
    refused: Type.Integer({ description: 'What it does not take, and a person must see to.' }),
    oldestWaitingS: Nullable(
      Type.Integer({ description: 'How long the oldest has waited or was refused, in seconds.' }),
    ),
    isAway: Type.Boolean({ description: 'Whether it is let alone for a while because it did not answer.' }),
    triedAgainAt: Nullable(Moment('When it is asked again.')),
    reason: Nullable(Type.String({ description: 'Why it did not take what waits.' })),
  },
  { title: 'PushStanding' },
);

const Refused = Type.Object(
  {
    igsn: Type.String(),
    name: Type.String({ description: 'Combined id, or the title where it is no object of an expedition.' }),
    client: Type.String(),
    reason: Type.String({ description: 'What the agent said.' }),
    since: Moment('When it was put in line.'),
  },
  { title: 'PushRefusal' },
);

/** How pushing to agents stands. */
export const PushShape = Type.Object(
  {
    agents: Type.Array(Agent, { description: 'None where this installation pushes to nobody.' }),
    refusals: Type.Array(Refused, { description: 'The first 200 that you may see.' }),
  },
  { title: 'Push' },
);

/** What is to be pushed now. */
export const PushBody = Type.Object(
  { refusedToo: Type.Optional(Type.Boolean({ description: 'Also sends again what the agent refused.' })) },
  { title: 'PushNow', additionalProperties: false, examples: [{ refusedToo: true }] },
);

/** What {@link PushShape} describes. */
export type Push = Static<typeof PushShape>;
