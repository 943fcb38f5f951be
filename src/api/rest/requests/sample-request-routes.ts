import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { EMPTY_REQUEST } from '../../../domain/curation/sample-request.ts';
import { handleRequest, stepRequest } from '../../../operations/curation/requests/answer-request.ts';
import { beginLetter } from '../../../operations/curation/requests/begin-request.ts';
import { changeRequest } from '../../../operations/curation/requests/change-request.ts';
import { openDossier } from '../../../operations/curation/requests/open-dossier.ts';
import { submitLetter } from '../../../operations/curation/requests/submit-request.ts';
import { writeMessage } from '../../../operations/curation/requests/write-message.ts';
import { issuingOf } from '../../../operations/issuing.ts';
import { requestStore } from '../../../store/ports/request-store.ts';
import { findGrantedSamples } from '../../../store/read/request-surroundings.ts';
import { readableRequest } from '../../requests/readable-requests.ts';
import { readWishOverlaps } from '../../requests/request-overlaps.ts';
import { callerOf } from '../caller-of.ts';
import { checkedValue } from '../parties/checked-input.ts';
import { PROBLEMS } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';
import {
  DossierShape,
  HandlingShape,
  NewRequestShape,
  RequestChangesShape,
  SampleRequestShape,
  StepShape,
  shownRequest,
} from './request-shapes.ts';

const Which = Type.Object({ id: KeyShape });
const Message = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 5000 }),
    isInternal: Type.Optional(Type.Boolean({ description: 'A note that only curators see.' })),
  },
  { additionalProperties: false },
);
const Submission = Type.Object({ revision: Type.Integer() }, { additionalProperties: false });
const Opening = Type.Object({ objectId: KeyShape }, { additionalProperties: false });

type ById = { Params: Static<typeof Which> };

const tags = ['sample requests'];
const found = { 200: SampleRequestShape, ...PROBLEMS };
const described = (summary: string) => ({ tags, summary, params: Which, response: found });

/** `/api/v1/sample-requests/{id}`: one request, for who answers for the core of its expedition, or reads there. */
export function registerSampleRequestRoutes(api: FastifyInstance, house: House): void {
  registerBeginnings(api, house);
  registerReading(api, house);
  registerAnswers(api, house);
}

function registerBeginnings(api: FastifyInstance, house: House): void {
  const { unitOfWork } = house;
  const made = { 201: SampleRequestShape, ...PROBLEMS };
  api.post<{ Body: Static<typeof NewRequestShape> }>(
    '/sample-requests',
    {
      schema: {
        tags,
        summary: 'Enter a request that came by letter, as a draft',
        body: NewRequestShape,
        response: made,
      },
    },
    async (request, reply) => {
      const { expeditionId, ...facts } = request.body;
      const wanted = { expeditionId, facts: { ...EMPTY_REQUEST, ...facts } };
      return reply.code(201).send(shownRequest(checkedValue(await beginLetter(unitOfWork, wanted, callerOf(request)))));
    },
  );
  api.post<{ Body: Static<typeof Opening> }>(
    '/sample-requests/dossiers',
    {
      schema: { tags, summary: 'Open a dossier for a sample request of the core tree', body: Opening, response: made },
    },
    async (request, reply) =>
      reply.code(201).send(shownRequest(await openDossier(unitOfWork, request.body.objectId, callerOf(request)))),
  );
  api.post<ById & { Body: Static<typeof Submission> }>(
    '/sample-requests/:id/submit',
    { schema: { ...described('Submit a request that came by letter: it gets its number'), body: Submission } },
    async (request) => {
      const submission = { revision: request.body.revision, issuing: issuingOf(house.settings) };
      return shownRequest(
        checkedValue(await submitLetter(unitOfWork, request.params.id, submission, callerOf(request))),
      );
    },
  );
}

function registerReading(api: FastifyInstance, house: House): void {
  const { read, engine } = house.store;
  api.get<ById>(
    '/sample-requests/:id',
    {
      schema: {
        tags,
        summary: 'A request with its wishes, what they meet, what happened and what was taken',
        params: Which,
        response: { 200: DossierShape, ...PROBLEMS },
      },
    },
    async (call) => {
      const { request } = await readableRequest(house, call.params.id, callerOf(call));
      const { wishes, holes } = await readWishOverlaps(house, request);
      const overlaps = holes
        .flatMap((one) => one.overlaps)
        .map(({ own, other, topM, bottomM, isTight }) => ({ wish: own.id, with: other.who, topM, bottomM, isTight }));
      const events = await requestStore(read, engine).eventsOf(request.id);
      const samples = await findGrantedSamples(read, request);
      return { request: shownRequest(request), wishes, overlaps, events, samples };
    },
  );
}

function registerAnswers(api: FastifyInstance, { unitOfWork }: House): void {
  api.patch<ById & { Body: Static<typeof RequestChangesShape> }>(
    '/sample-requests/:id',
    { schema: { ...described('Change what a request says'), body: RequestChangesShape } },
    async (request) =>
      shownRequest(checkedValue(await changeRequest(unitOfWork, request.params.id, request.body, callerOf(request)))),
  );
  api.post<ById & { Body: Static<typeof StepShape> }>(
    '/sample-requests/:id/steps',
    { schema: { ...described('Move a request on'), body: StepShape } },
    async (request) => {
      const step = { text: '', ...request.body };
      return shownRequest(await stepRequest(unitOfWork, request.params.id, step, callerOf(request)));
    },
  );
  api.post<ById & { Body: Static<typeof HandlingShape> }>(
    '/sample-requests/:id/handling',
    {
      schema: { ...described('Say who answers, how many samples are granted, and for which day'), body: HandlingShape },
    },
    async (request) =>
      shownRequest(await handleRequest(unitOfWork, request.params.id, request.body, callerOf(request))),
  );
  api.post<ById & { Body: Static<typeof Message> }>(
    '/sample-requests/:id/messages',
    {
      schema: {
        tags,
        summary: 'Write to who asks, or note something for curators',
        params: Which,
        body: Message,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { text, isInternal = false } = request.body;
      await writeMessage(unitOfWork, request.params.id, { text, isInternal }, callerOf(request));
      return reply.code(204).send();
    },
  );
}
