import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { type House, publicFace } from '../../../context.ts';
import { rockStyle } from '../../../dissemination/drawing/rock-palette.ts';
import { openedFilePath } from '../../../dissemination/files/file-address.ts';
import { linkTo } from '../../../dissemination/frame/page-shell.ts';
import { todayOf } from '../../../dissemination/public-face.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { markSeries } from '../../../operations/curation/party/mark-series.ts';
import { seatAtParty } from '../../../operations/curation/party/party-access.ts';
import type { PlacedMark } from '../../../operations/curation/party/sampling-ports.ts';
import { type MarkOutcome, removeMark, setMark } from '../../../operations/curation/party/set-mark.ts';
import { askAboutMarks, settleConflict } from '../../../operations/curation/party/settle-conflict.ts';
import { readConflicts } from '../../../operations/curation/party/view-party.ts';
import { findPartySection } from '../../../store/read/find-party-section.ts';
import { listChangedMarks } from '../../../store/read/list-sampling-parties.ts';
import { readPartyWindow } from '../../../store/read/sampling-window.ts';
import { problemOf } from '../../problem.ts';
import { PROBLEMS } from '../shapes.ts';
import { guestOf } from './party-guest.ts';
import { readingOf } from './party-routes.ts';
import type { PartyWatch } from './party-watch.ts';
import {
  ConflictsShape,
  KeptMarkShape,
  MarksQuery,
  MarksShape,
  QuestionShape,
  RevisionQuery,
  SeriesAnswerShape,
  SeriesShape,
  SettledShape,
  SettlementShape,
  WantedMarkShape,
  WhichMark,
  WhichParty,
  WindowQuery,
  WindowShape,
} from './sampling-shapes.ts';

type ById = { Params: Static<typeof WhichParty> };
type ByMark = { Params: Static<typeof WhichMark> };

const tags = ['sampling'];

/** `…/window`, `…/marks`, `…/series`, `…/conflicts`, `…/settlements` and `…/questions` of a sampling party. */
export function registerMarkRoutes(api: FastifyInstance, house: House, watch: PartyWatch): void {
  registerLooking(api, house);
  registerMarking(api, house, watch);
  registerSettling(api, house, watch);
}

function registerLooking(api: FastifyInstance, house: House): void {
  const { store } = house;
  const reading = readingOf(store);
  api.get<ById & { Querystring: Static<typeof WindowQuery> }>(
    '/sampling-parties/:id/window',
    {
      schema: {
        tags,
        summary: 'Sections of a hole, with what is marked and taken',
        params: WhichParty,
        querystring: WindowQuery,
        response: { 200: WindowShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { party, expedition } = await seatAtParty(reading, request.params.id, await guestOf(house, request));
      const { hole: named, at, ...wanted } = request.query;
      const holes = (await reading.sampling.holesOf(expedition.id)).filter((one) => party.holeIds.includes(one.id));
      const first = at === undefined ? undefined : await findPartySection(store.read, holes, at);
      if (at !== undefined && first === undefined)
        throw new CorestoneError('not-found', `The holes of this sampling party have no section ${at}.`);
      const hole = holes.find((one) =>
        first === undefined
          ? named === undefined || [one.id, one.combinedId, one.name].includes(named)
          : first.path.startsWith(`${one.path}/`),
      );
      if (hole === undefined) throw new CorestoneError('not-found', `The sampling party has no hole ${named ?? ''}.`);
      const face = await publicFace(house);
      const fileAddress = (id: string) => linkTo(face, openedFilePath(face.tokenSecret, id, 'screen', todayOf(face)));
      const asked = { ...wanted, ...(first !== undefined && { from: first.id }), hole, partyId: party.id, fileAddress };
      // A guest who came by a link of a request has no account to see files with.
      const window = await readPartyWindow(store.read, store.engine, asked);
      const shown = new Set(window.sections.flatMap((one) => one.splits.map(({ id }) => id)));
      const conflicts = (await readConflicts(reading, party.id)).filter((one) => shown.has(one.splitId));
      return { ...withCodes(window), conflicts, seq: party.seq };
    },
  );
  api.get<ById & { Querystring: Static<typeof MarksQuery> }>(
    '/sampling-parties/:id/marks',
    {
      schema: {
        tags,
        summary: 'Marks in the order of their changes, those given up too',
        params: WhichParty,
        querystring: MarksQuery,
        response: { 200: MarksShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { party } = await seatAtParty(reading, request.params.id, await guestOf(house, request));
      const marks = await listChangedMarks(store.read, party.id, request.query.after, request.query.limit);
      const last = marks.at(-1)?.seq ?? party.seq;
      return { marks, next: marks.length >= request.query.limit ? last : null, seq: Math.max(party.seq, last) };
    },
  );
  api.get<ById>(
    '/sampling-parties/:id/conflicts',
    {
      schema: {
        tags,
        summary: 'Where more is wanted than there is, with ways to settle it',
        params: WhichParty,
        response: { 200: ConflictsShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { party } = await seatAtParty(reading, request.params.id, await guestOf(house, request));
      return { conflicts: [...(await readConflicts(reading, party.id))] };
    },
  );
}

/** Two letters for each rock that the palette has. */
function withCodes(window: Awaited<ReturnType<typeof readPartyWindow>>) {
  const sections = window.sections.map((section) => ({
    ...section,
    units: section.units.map((one) => ({ ...one, code: rockStyle(one.rock).code })),
  }));
  return { ...window, sections };
}

function registerMarking(api: FastifyInstance, house: House, watch: PartyWatch): void {
  const path = '/sampling-parties/:id/marks/:markId';
  const kept = { 200: KeptMarkShape, ...PROBLEMS };
  api.put<ByMark & { Body: Static<typeof WantedMarkShape> }>(
    path,
    {
      schema: {
        tags,
        summary: 'Set a mark under an id of one’s own, or move it; 409 tells how it is now',
        params: WhichMark,
        body: WantedMarkShape,
        response: kept,
      },
    },
    async (request, reply) => {
      const { id, markId } = request.params;
      const outcome = await setMark(house.unitOfWork, id, markId, request.body, await guestOf(house, request));
      return answered(house, reply, outcome, request.body, watch);
    },
  );
  api.delete<ByMark & { Querystring: Static<typeof RevisionQuery> }>(
    path,
    { schema: { tags, summary: 'Give a mark up', params: WhichMark, querystring: RevisionQuery, response: kept } },
    async (request, reply) => {
      const { id, markId } = request.params;
      const outcome = await removeMark(
        house.unitOfWork,
        id,
        markId,
        request.query.revision,
        await guestOf(house, request),
      );
      return answered(house, reply, outcome, {}, watch);
    },
  );
  api.post<ById & { Body: Static<typeof SeriesShape> }>(
    '/sampling-parties/:id/series',
    {
      schema: {
        tags,
        summary: 'Marks at an interval',
        params: WhichParty,
        body: SeriesShape,
        response: { 200: SeriesAnswerShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { marks, findings, seq } = await markSeries(
        house.unitOfWork,
        request.params.id,
        request.body,
        await guestOf(house, request),
      );
      void watch.look();
      return { marks: [...marks], findings: [...findings], seq };
    },
  );
}

function answered(house: House, reply: FastifyReply, outcome: MarkOutcome, wanted: unknown, watch: PartyWatch) {
  if (!outcome.isKept) return collided(house, reply, outcome.now, wanted, outcome.fields);
  void watch.look();
  return reply.send(outcome.kept);
}

/** 409: somebody changed the mark meanwhile. */
function collided(
  { settings: { baseUrl } }: House,
  reply: FastifyReply,
  now: PlacedMark,
  wanted: unknown,
  fields: readonly string[],
) {
  const detail = `${now.changedBy} changed the mark meanwhile: now ${now.topCm}–${now.bottomCm} cm, ${now.state}.`;
  const problem = problemOf(new CorestoneError('conflict', detail), baseUrl);
  return reply
    .code(409)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, now, wanted, fields }));
}

function registerSettling(api: FastifyInstance, house: House, watch: PartyWatch): void {
  api.post<ById & { Body: Static<typeof SettlementShape> }>(
    '/sampling-parties/:id/settlements',
    {
      schema: {
        tags,
        summary: 'Settle a conflict',
        params: WhichParty,
        body: SettlementShape,
        response: { 200: SettledShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const outcome = await settleConflict(
        house.unitOfWork,
        request.params.id,
        request.body,
        await guestOf(house, request),
      );
      if (!outcome.isKept) return collided(house, reply, outcome.now, request.body, ['revision']);
      void watch.look();
      return reply.send({ marks: [...outcome.marks], seq: outcome.seq });
    },
  );
  api.post<ById & { Body: Static<typeof QuestionShape> }>(
    '/sampling-parties/:id/questions',
    {
      schema: {
        tags,
        summary: 'Ask those whose marks collide',
        params: WhichParty,
        body: QuestionShape,
        response: { 200: Type.Object({ asked: Type.Integer() }), ...PROBLEMS },
      },
    },
    async (request) => {
      const asked = await askAboutMarks(
        house.unitOfWork,
        request.params.id,
        request.body,
        await guestOf(house, request),
      );
      void watch.look();
      return { asked };
    },
  );
}
