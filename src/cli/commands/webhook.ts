import { webhookHouse, webhookRules } from '../../api/webhook-house.ts';
import { CorestoneError } from '../../domain/error.ts';
import { WEBHOOK_EVENTS } from '../../domain/registration/webhook.ts';
import { findWebhook, listWebhooks, makeWebhook, removeWebhook } from '../../operations/webhooks/keep-webhooks.ts';
import { webhookStore } from '../../store/ports/webhook-store.ts';
import { pingWebhook } from '../../webhooks/ping-webhook.ts';
import { webhookSecret } from '../../webhooks/webhook-secret.ts';
import { type Call, type Command, type ExitStatus, listOption, textOption } from '../command.ts';
import { CLI_CALLER, SETTING_OPTIONS, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

const WEBHOOK_OPTIONS = [...STORE_OPTIONS, ...SETTING_OPTIONS.filter(({ name }) => name === 'webhook-http')];

/** Makes a webhook and shows its secret. */
export const webhookCreate: Command = {
  name: 'webhook create',
  words: 'URL',
  summary: 'Tells an address of changes from now on; its secret is shown once.',
  options: [
    { name: 'party', value: 'SYMBOL', definition: 'Whose it is; the installation’s without.' },
    { name: 'scope', value: 'SYMBOL', definition: 'Only records of this agent or client.' },
    {
      name: 'event',
      value: 'EVENT',
      multiple: true,
      definition: `Only such: ${WEBHOOK_EVENTS.join(', ')}.`,
    },
    { name: 'name', value: 'TEXT', definition: 'What people call it.' },
    { name: 'after', value: 'N', definition: 'Begins behind this number of change; 0 is everything.' },
    ...WEBHOOK_OPTIONS,
  ],
  run: create,
};

/** Lists webhooks. */
export const webhookList: Command = {
  name: 'webhook list',
  words: '',
  summary: 'Lists webhooks, with how each stands.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ store }) => {
      const rows = await listWebhooks(webhookStore(store.read), CLI_CALLER);
      for (const { id, state, position, failures, url, scope, pausedReason } of rows) {
        const trouble = failures === 0 ? '' : `, ${failures} failures`;
        call.output.say(`${id}  ${state.padEnd(6)}  up to change ${position}${trouble}  ${scope || 'all'}  ${url}`);
        if (pausedReason !== null) call.output.say(`  ${pausedReason}`);
      }
      if (rows.length === 0) call.output.say('There are no webhooks.');
      call.output.result(rows);
      return 0;
    }),
};

/** Removes a webhook. */
export const webhookRemove: Command = {
  name: 'webhook remove',
  words: 'ID',
  summary: 'Removes a webhook.',
  options: STORE_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async ({ unitOfWork }) => {
      const id = idOf(call);
      await removeWebhook(unitOfWork, id, CLI_CALLER);
      call.output.say('Removed.');
      call.output.result({ id });
      return 0;
    }),
};

/** Calls a webhook once. */
export const webhookTest: Command = {
  name: 'webhook test',
  words: 'ID',
  summary: 'Calls a webhook now, without changes; status 1 when the call was not taken.',
  options: WEBHOOK_OPTIONS,
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const row = await findWebhook(webhookStore(house.store.read), idOf(call), CLI_CALLER);
      const made = await pingWebhook(await webhookHouse(house), row);
      call.output.say(made.outcome === 'delivered' ? `Taken with HTTP ${made.status}.` : `Not taken: ${made.detail}`);
      call.output.result(made);
      return made.outcome === 'delivered' ? 0 : 1;
    }),
};

async function create(call: Call): Promise<ExitStatus> {
  const [url] = call.words;
  if (url === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one address.');
  const events = listOption(call, 'event');
  const name = textOption(call, 'name');
  const scope = textOption(call, 'scope');
  const after = textOption(call, 'after');
  if (after !== undefined && !/^\d{1,15}$/.test(after))
    throw new CorestoneError('wrong-call', `--after ${after}: a whole number, 0 or more.`);
  return withExistingHouse(call, async (house) => {
    const wanted = {
      url,
      party: (textOption(call, 'party') ?? '').toUpperCase(),
      ...(scope !== undefined && { scope: scope.toUpperCase() }),
      ...(events.length > 0 && { events }),
      ...(name !== undefined && { name }),
      ...(after !== undefined && { position: Number(after) }),
    };
    const made = await makeWebhook(house.unitOfWork, wanted, webhookRules(house), CLI_CALLER);
    if (!made.ok) {
      for (const one of made.findings) call.output.say(findingLine(one));
      call.output.result({ findings: made.findings });
      return 1;
    }
    const { tokenSecret } = await webhookHouse(house);
    const secret = webhookSecret(tokenSecret, made.value);
    call.output.say(`Webhook ${made.value.id} tells ${url} from behind change ${made.value.position}.`);
    call.output.say(`Its secret, shown this once: ${secret}`);
    call.output.result({ ...made.value, secret });
    return 0;
  });
}

function idOf({ words }: Call): string {
  const [id] = words;
  if (id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && words.length === 1) return id;
  throw new CorestoneError('wrong-call', 'Say the id of one webhook.');
}
