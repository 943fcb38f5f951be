import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import type { Taking, WantedTaking } from '../../../domain/curation/party-taking.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import type { Caller } from '../../../operations/caller.ts';
import { seatAtParty } from '../../../operations/curation/party/party-access.ts';
import { splitAtParty } from '../../../operations/curation/party/split-at-party.ts';
import { subSample } from '../../../operations/curation/party/sub-sample.ts';
import { type TakenMarks, takeMarks } from '../../../operations/curation/party/take-marks.ts';
import { viewParty } from '../../../operations/curation/party/view-party.ts';
import { issuingOf } from '../../../operations/issuing.ts';
import { samplingList } from '../../../reports/sampling-list.ts';
import { selectLabels } from '../../paper/make-labels.ts';
import { REPORT_TYPES, writeReport } from '../../paper/make-report.ts';
import { printLabels } from '../../paper/print-labels.ts';
import { callerOf } from '../caller-of.ts';
import { fileOf } from '../paper/paper-shapes.ts';
import { PROBLEMS } from '../shapes.ts';
import { guestOf } from './party-guest.ts';
import { readingOf } from './party-routes.ts';
import type { PartyWatch } from './party-watch.ts';
import {
  ListQuery,
  MadePiecesShape,
  MadeSplitsShape,
  TakingShape,
  WantedSplitsShape,
  WantedSubSamplesShape,
  WantedTakingShape,
  WhichParty,
} from './sampling-shapes.ts';

type ById = { Params: Static<typeof WhichParty> };

const tags = ['sampling'];

/** `…/take`, `…/splits` and `…/list` of a sampling party. */
export function registerTakeRoutes(api: FastifyInstance, house: House, watch: PartyWatch): void {
  api.post<ById & { Body: Static<typeof WantedTakingShape> }>(
    '/sampling-parties/:id/take',
    {
      schema: {
        tags,
        summary: 'Turn marks into samples with IGSN; a mark is taken once',
        params: WhichParty,
        body: WantedTakingShape,
        response: { 200: TakingShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const guest = await guestOf(house, request);
      const taking = await takeAndPrint(house, request.params.id, request.body, { guest, caller: callerOf(request) });
      void watch.look();
      return taking;
    },
  );
  api.post<ById & { Body: Static<typeof WantedSplitsShape> }>(
    '/sampling-parties/:id/splits',
    {
      schema: {
        tags,
        summary: 'Cut a split along its whole length',
        params: WhichParty,
        body: WantedSplitsShape,
        response: { 201: MadeSplitsShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const guest = await guestOf(house, request);
      const splits = await splitAtParty(
        house.unitOfWork,
        request.params.id,
        request.body,
        guest,
        issuingOf(house.settings),
      );
      void watch.look();
      return reply.code(201).send({ splits: [...splits] });
    },
  );
  api.post<ById & { Body: Static<typeof WantedSubSamplesShape> }>(
    '/sampling-parties/:id/sub-samples',
    {
      schema: {
        tags,
        summary: 'Make thin sections, smear slides or bottles of a sample',
        params: WhichParty,
        body: WantedSubSamplesShape,
        response: { 201: MadePiecesShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const guest = await guestOf(house, request);
      const pieces = await subSample(
        house.unitOfWork,
        request.params.id,
        request.body,
        guest,
        issuingOf(house.settings),
      );
      return reply.code(201).send({ pieces: [...pieces] });
    },
  );
  registerList(api, house);
}

/** Takes marks, and prints labels of what is new where a printer is named: what was taken stays so though no label came out, and the findings say so. */
export async function takeAndPrint(
  house: House,
  partyId: string,
  wanted: WantedTaking,
  { guest, caller }: { readonly guest: Parameters<typeof seatAtParty>[2]; readonly caller: Caller },
): Promise<Taking> {
  const done = await takeMarks(house.unitOfWork, partyId, wanted, guest, issuingOf(house.settings));
  const { printJob, findings } = await printTaken(house, partyId, done, wanted.printer, { guest, caller });
  return { ...done, printJob, findings };
}

async function printTaken(
  house: House,
  partyId: string,
  { taken }: TakenMarks,
  printer: string | undefined,
  { guest, caller }: { readonly guest: Parameters<typeof seatAtParty>[2]; readonly caller: Caller },
): Promise<Pick<Taking, 'printJob' | 'findings'>> {
  const ids = taken.filter((one) => one.isNew).map((one) => one.objectId);
  if (printer === undefined || ids.length === 0) return { printJob: null, findings: [] };
  try {
    const { expedition } = await seatAtParty(readingOf(house.store), partyId, guest);
    const labels = await selectLabels(house, caller, { expedition: `${expedition.program}/${expedition.code}`, ids });
    const { job, findings } = await printLabels(house, caller, labels, { printer });
    return { printJob: { id: job.id, state: job.state, lastError: job.lastError }, findings };
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    return { printJob: null, findings: [notPrinted(error, printer)] };
  }
}

function notPrinted({ message }: CorestoneError, printer: string): Finding {
  const words = `The samples were taken, but their labels were not printed: ${message}`;
  return finding('labels-not-printed', words, { severity: 'warning', field: 'printer', value: printer });
}

function registerList(api: FastifyInstance, house: House): void {
  const { csv, xlsx, pdf } = REPORT_TYPES;
  const types = ['application/json', csv, xlsx, pdf];
  api.get<ById & { Querystring: Static<typeof ListQuery> }>(
    '/sampling-parties/:id/list',
    {
      schema: {
        tags,
        summary: 'What was marked and taken, for one request or all',
        params: WhichParty,
        querystring: ListQuery,
        response: { 200: fileOf(types), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { format = 'csv', request: requestId } = request.query;
      const data = await listData(house, request, request.params.id, requestId);
      if (format === 'json')
        return reply.type('application/json; charset=utf-8').send(JSON.stringify({ marks: data.marks }));
      const name = `sampling-list-${data.view.expedition.code}${requestId === undefined ? '' : `-${data.view.requests.find(({ id }) => id === requestId)?.number ?? ''}`}`;
      return reply
        .type(REPORT_TYPES[format])
        .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}.${format}"`)
        .send(await writeReport(samplingList(data), format, house.settings.paperFont));
    },
  );
}

async function listData(house: House, request: FastifyRequest, id: string, requestId: string | undefined) {
  const reading = readingOf(house.store);
  const seated = await seatAtParty(reading, id, await guestOf(house, request));
  const view = await viewParty(reading, seated, house.now());
  if (requestId !== undefined && !view.requests.some((one) => one.id === requestId))
    throw new CorestoneError('not-found', 'This request does not take part.');
  const all = await reading.sampling.marks(id, {});
  const marks = all.filter((one) => requestId === undefined || one.requestId === requestId);
  return { view, marks, requestId, madeAt: house.now().toISOString() };
}
