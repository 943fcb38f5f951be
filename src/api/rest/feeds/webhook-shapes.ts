import { Type } from 'typebox';
import { WEBHOOK_EVENTS } from '../../../domain/registration/webhook.ts';
import type { WebhookRow } from '../../../operations/webhooks/webhook-ports.ts';
import { Moment, Nullable, Word } from '../shapes.ts';

const Events = Type.Array(Word(WEBHOOK_EVENTS, 'What is told of.'), { minItems: 1, uniqueItems: true });
const Party = (description: string) => Type.String({ pattern: '^([A-Za-z][A-Za-z0-9.-]{1,60})?$', description });
const Url = Type.String({ maxLength: 2048, description: 'Receiver: https, a public address, a usual port.' });
const Position = Type.Integer({ minimum: 0, description: 'Number of change behind which it tells; 0 is everything.' });
const Name = Type.String({ maxLength: 200, description: 'What people call it.' });

const members = {
  id: Type.String(),
  name: Name,
  party: Party('Whose it is; empty for the installation.'),
  scope: Party('Of whose records it tells; empty for all.'),
  url: Url,
  events: Events,
  state: Word(['active', 'paused'], 'Whether it tells.'),
  pausedReason: Nullable(Type.String({ description: 'Why it does not.' })),
  position: Type.Integer({ description: 'Everything up to this number of change was told.' }),
  failures: Type.Integer({ description: 'Calls in a row that nobody took.' }),
  failingSince: Nullable(Moment('Since when.')),
  dueAt: Nullable(Moment('When it is tried again.')),
  deliveredAt: Nullable(Moment('When a call was last taken.')),
  createdAt: Moment('When it was made.'),
  createdBy: Type.String(),
  changedAt: Moment('When it was last changed.'),
};

/** A webhook. */
export const WebhookShape = Type.Object(members, { title: 'Webhook' });

/** A webhook with the secret that its calls are signed with, shown once. */
export const WebhookWithSecret = Type.Object(
  { ...members, secret: Type.Optional(Type.String({ description: 'Signs its calls; shown this once.' })) },
  { title: 'WebhookWithSecret' },
);

/** A webhook as it is asked for. */
export const NewWebhookShape = Type.Object(
  {
    url: Url,
    party: Type.Optional(Party('Whose it is; the account’s own unless given, empty for the installation.')),
    scope: Type.Optional(Party('Of whose records it tells: an agent, a client, or empty for all that is public.')),
    events: Type.Optional(Events),
    name: Type.Optional(Name),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);

/** What may change of a webhook. */
export const WebhookChangesShape = Type.Object(
  {
    url: Type.Optional(Url),
    scope: Type.Optional(Party('Of whose records it tells.')),
    events: Type.Optional(Events),
    name: Type.Optional(Name),
    position: Type.Optional(Position),
    state: Type.Optional(Word(['active', 'paused'], '`active` also forgets failures and tries at once.')),
    newSecret: Type.Optional(
      Type.Boolean({ description: 'Makes another secret; the old one signs nothing from then on.' }),
    ),
  },
  { additionalProperties: false },
);

/** What became of one call. */
export const DeliveryShape = Type.Object(
  {
    id: Type.String(),
    kind: Word(['changes', 'ping'], 'Whether it told of changes.'),
    at: Moment('When it ended.'),
    outcome: Word(['delivered', 'failed'], 'Whether it was taken.'),
    status: Nullable(Type.Integer({ description: 'HTTP status; null where there was no answer.' })),
    detail: Type.String({ description: 'Why it failed.' }),
    durationMs: Type.Integer(),
    events: Type.Integer({ description: 'How many changes it told of.' }),
    firstNumber: Nullable(Type.Integer({ description: 'Number of the first change.' })),
    lastNumber: Nullable(Type.Integer({ description: 'Number of the last change.' })),
  },
  { title: 'WebhookDelivery' },
);

/** A webhook as its owner sees it. */
export function showWebhook(row: WebhookRow) {
  const { secretNumber: _secret, positionAt: _at, holder: _holder, heldUntil: _until, ...shown } = row;
  return shown;
}
