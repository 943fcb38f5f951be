import { namedExpeditions, readableExpeditions } from '../../api/requests/readable-requests.ts';
import type { House } from '../../context.ts';
import { REQUEST_STATES, type RequestState } from '../../domain/curation/request-state.ts';
import { CorestoneError } from '../../domain/error.ts';
import { stepRequest } from '../../operations/curation/requests/answer-request.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { requestStore } from '../../store/ports/request-store.ts';
import { listRequests } from '../../store/read/list-requests.ts';
import { findGrantedSamples } from '../../store/read/request-surroundings.ts';
import { type Call, type Command, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

const EXPEDITION = { name: 'expedition', value: 'CODE', definition: 'Requests of this expedition only.' };

/** Lists sample requests. */
export const requestList: Command = {
  name: 'request list',
  words: '',
  summary: 'Lists sample requests, those begun last first.',
  options: [
    EXPEDITION,
    { name: 'state', value: 'STATE', definition: `Only those that are ${REQUEST_STATES.join(', ')}.` },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const state = textOption(call, 'state');
      const found = await requestsOf(house, call, state === undefined ? undefined : stateOf(state));
      for (const { request, code } of found)
        call.output.say(`${code}  ${request.number ?? 'draft'}  ${request.state}  ${request.title}  (${request.id})`);
      if (found.length === 0) call.output.say('There is no such sample request.');
      call.output.result({ requests: found.map(({ request }) => shown(request)) });
      return 0;
    }),
};

/** Shows one sample request. */
export const requestShow: Command = {
  name: 'request show',
  words: 'REQUEST',
  summary: 'Shows a sample request by its id, or by its number with --expedition.',
  options: [EXPEDITION, ...STORE_OPTIONS],
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const request = await theOne(house, call);
      const { read, engine } = house.store;
      const events = await requestStore(read, engine).eventsOf(request.id);
      const samples = await findGrantedSamples(read, request);
      const { say } = call.output;
      say(`Request ${request.number ?? '(draft)'}: ${request.title}`);
      say(
        `${request.state}, ${request.samplesGranted ?? 'none'} of ${request.samplesAsked ?? '?'} samples granted, ${samples.length} taken`,
      );
      for (const one of request.scientists) say(`  ${one.name}  ${one.orcid}  ${one.email}`);
      for (const line of request.wishLines.split('\n')) say(`  ${line}`);
      for (const one of events) say(`${one.at}  ${one.actor}  ${one.toState ?? one.kind}  ${one.text}`);
      call.output.result({ request: shown(request), events, samples });
      return 0;
    }),
};

/** Moves a sample request on. */
export const requestStep: Command = {
  name: 'request step',
  words: 'REQUEST STATE',
  summary: 'Moves a sample request on, by its id, or by its number with --expedition.',
  options: [
    EXPEDITION,
    { name: 'text', value: 'TEXT', definition: 'Reason or remark for who asks.' },
    { name: 'granted', value: 'N', definition: 'How many samples are granted.' },
    { name: 'day', value: 'DAY', definition: 'Day of sampling, such as 2027-03-15.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async (house) => {
      const to = stateOf(call.words[1] ?? '');
      const request = await theOne(house, call);
      const [granted, day] = [textOption(call, 'granted'), textOption(call, 'day')];
      const numbers = {
        ...(granted !== undefined && { samplesGranted: Number(granted) }),
        ...(day !== undefined && { scheduledOn: day }),
      };
      const step = { to, text: textOption(call, 'text') ?? '', revision: request.revision, ...numbers };
      const moved = await stepRequest(house.unitOfWork, request.id, step, CLI_CALLER);
      call.output.say(`Request ${moved.number ?? moved.id} is now ${moved.state}.`);
      call.output.result({ request: shown(moved) });
      return 0;
    }),
};

const shown = ({ secretHash: _, ...request }: CurationRequest) => request;

function stateOf(text: string): RequestState {
  const state = REQUEST_STATES.find((one) => one === text);
  if (state !== undefined) return state;
  throw new CorestoneError('wrong-call', `Say a state: ${REQUEST_STATES.join(', ')}.`);
}

async function requestsOf(house: House, call: Call, state?: RequestState, text?: string) {
  const all = namedExpeditions(await readableExpeditions(house, CLI_CALLER), textOption(call, 'expedition'));
  const { read, engine } = house.store;
  const found = await listRequests(read, engine, {
    expeditionIds: all.map((one) => one.id),
    states: state === undefined ? undefined : [state],
    text,
    limit: 10_000,
  });
  return found.map((request) => ({ request, code: all.find((one) => one.id === request.expeditionId)!.code }));
}

async function theOne(house: House, call: Call): Promise<CurationRequest> {
  const [named = ''] = call.words;
  const found = await requestsOf(house, call);
  const fit = found.filter(({ request }) => request.id === named || request.number === named);
  if (fit.length === 1) return fit[0]!.request;
  if (fit.length === 0) throw new CorestoneError('not-found', `There is no request ${named}.`);
  throw new CorestoneError('conflict', `Several expeditions have a request ${named}; say --expedition.`);
}
