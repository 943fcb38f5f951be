/** What is to be said of an operation that many use: in words, and in examples that are written and not put together. */
export interface UsedNote {
  readonly says?: string;
  /** An example of the JSON that is sent. */
  readonly asks?: unknown;
  /** What an example of the JSON answer has in place of what is put together; of a list, for each item. */
  readonly tells?: Json | readonly Json[];
}

type Json = Readonly<Record<string, unknown>>;

const IGSN = 'ICDP5054EX1';
const PAGE = `https://samples.example.org/igsn/${IGSN}`;
const CORE = {
  title: 'Core 12 of hole A',
  objectType: 'core_run',
  material: { text: 'Rock' },
  latitudeDeg: 63.4017,
  longitudeDeg: 13.2027,
};
const KEPT = {
  igsn: IGSN,
  outcome: 'updated',
  version: 2,
  state: 'registered',
  client: 'GFZ.ICDP',
  landingUrl: PAGE,
  findings: [],
  isDryRun: false,
};
const LISTED = {
  igsn: IGSN,
  state: 'registered',
  version: 2,
  client: 'GFZ.ICDP',
  namespace: 'ICDP',
  objectType: 'core_run',
  expedition: '5054',
  title: CORE.title,
  landingUrl: PAGE,
  changedAt: '2026-01-31T12:00:00.000Z',
  hasOwnPage: true,
  embargoUntil: null,
  withheld: null,
};
const QUEUED = { state: 'queued', done: 0, accepted: 0, rejected: 0, lastError: null, finishedAt: null };
const FINISHED = {
  kind: 'bulk',
  state: 'done',
  name: 'cores.ndjson',
  done: 3,
  accepted: 2,
  rejected: 1,
  total: 3,
  lastError: null,
};

/** By method and path below `/api/v1`: the operations with which most of the work is done. */
export const MOST_USED: Readonly<Record<string, UsedNote>> = {
  'GET /me': { tells: { account: 'GFZ.ICDP', name: 'ICDP', grants: [{ role: 'depositor', party: 'GFZ.ICDP' }] } },
  'POST /records': {
    asks: { namespace: 'ICDP', visibility: 'findable', description: CORE },
    tells: { ...KEPT, outcome: 'created', version: 1 },
  },
  'GET /records': { tells: { records: [LISTED].map((one) => ({ ...one, contentHash: null })), next: null } },
  'GET /records/{igsn}': {
    says: 'Whole for who may read it (`isWhole`), else what is public of it today: what is under embargo or withheld is left out. Of a withdrawn one `withdrawal` says when and why. The ETag is the version, for `If-Match`.',
    tells: {
      igsn: IGSN,
      state: 'registered',
      version: 2,
      landingUrl: PAGE,
      withdrawal: null,
      embargoUntil: null,
      withheld: null,
      sameAs: [],
      isWhole: true,
      description: { igsn: IGSN, ...CORE },
    },
  },
  'PUT /records/{igsn}': { asks: { visibility: 'findable', description: CORE }, tells: KEPT },
  'PATCH /records/{igsn}': {
    asks: { description: { title: 'Core 12 of hole A, upper part', comment: null } },
    tells: { ...KEPT, version: 3 },
  },
  'POST /records/{igsn}/publish': {
    says: 'What was reserved or hidden becomes findable: it gets a page, and the upstream is told where there is one. Of what is findable already the answer says `unchanged`.',
    tells: KEPT,
  },
  'POST /records/{igsn}/hide': {
    says: 'The identifier stays and goes on leading to its page, which says that the description is kept back; harvesters are told of a deletion. `publish` takes it back.',
    tells: { ...KEPT, state: 'hidden' },
  },
  'POST /records/{igsn}/withdraw': {
    asks: { reason: 'Used up in an analysis', kind: 'destroyed' },
    tells: { igsn: IGSN, state: 'withdrawn', kind: 'destroyed', reason: 'Used up in an analysis' },
  },
  'POST /records/transfer': {
    asks: { to: 'GFZ.OTHER', igsns: [IGSN, 'ICDP5054EX2'] },
    tells: { to: 'GFZ.OTHER', moved: 2 },
  },
  'PUT /records/{igsn}/embargo': {
    says: 'Until that day readers are told that there is a record and from when it can be read; then everything is shown by itself, without another call. `null` keeps it until somebody opens it.',
    asks: { until: '2028-01-01' },
    tells: KEPT,
  },
  'PUT /records/{igsn}/withheld': {
    says: 'For single members instead of the whole record: endangered sites, names under agreement. `positionStepDeg` rounds a position instead of hiding it.',
    asks: { members: ['position'], positionStepDeg: 0.1, until: '2028-01-01' },
    tells: KEPT,
  },
  'GET /records/{igsn}/versions': {
    says: 'A version is made by every change of description, address or state, and is kept for good.',
    tells: [
      { version: 2, createdAt: '2026-02-03T08:15:00.000Z' },
      { version: 1, createdAt: '2026-01-31T12:00:00.000Z' },
    ],
  },
  'POST /records/{igsn}/aliases': {
    says: 'The old handle, DOI or OAI id of a sample then leads to its record, too. A name belongs to one record alone.',
    asks: { name: '10273/OLD4711' },
    tells: { igsn: IGSN, name: '10273/OLD4711', isNew: true },
  },
  'GET /jobs/{id}': {
    says: 'Ask every few seconds, or follow `GET /jobs/{id}/events`. `done` counts the items, `rejected` those that were refused; each is told by `GET /jobs/{id}/results`.',
    tells: FINISHED,
  },
  'POST /dumps': {
    asks: { formats: ['json', 'igsngfz'] },
    tells: { kind: 'dump', ...QUEUED },
  },
  'GET /search': {
    says: 'Every parameter narrows what is found; one that may come several times takes any of its words. `total` is estimated where `isExact` is false, and `facets` count what the next choice would find.',
    tells: {
      total: { count: 1, isExact: true },
      hits: [{ igsn: IGSN, url: PAGE, title: CORE.title, objectType: 'core_run', source: 'own' }],
      next: null,
      corrections: [],
      isCorrected: false,
      isEstimated: false,
    },
  },
  'GET /suggest': {
    says: 'For a field of a form while somebody types; a few at most.',
    tells: { words: ['gneiss'], records: [{ igsn: IGSN, title: CORE.title, url: PAGE }] },
  },
  'POST /webhooks': {
    asks: {
      url: 'https://lab.example.org/hooks/igsn',
      name: 'Laboratory',
      events: ['record.registered', 'record.withdrawn'],
    },
    tells: {
      name: 'Laboratory',
      url: 'https://lab.example.org/hooks/igsn',
      events: ['record.registered', 'record.withdrawn'],
    },
  },
  'POST /clients': {
    says: 'A client registers for one institution. `namespaces` must be free; `domains` are the hosts on which its pages may lie, `*` for any; `quota` of -1 is no limit. Without `password` it works by tokens.',
    asks: {
      symbol: 'GFZ.CORE',
      name: 'Core repository',
      namespaces: ['CORE'],
      domains: ['example.org'],
      quota: 10_000,
    },
    tells: {
      symbol: 'GFZ.CORE',
      agent: 'GFZ',
      name: 'Core repository',
      namespaces: ['CORE'],
      domains: ['example.org'],
      quotaUsed: 0,
    },
  },
  'POST /namespaces': {
    says: 'The letters with which IGSNs of the client begin. Records of a namespace for tests go to no upstream and may be deleted.',
    asks: { namespace: 'CORE', client: 'GFZ.CORE' },
    tells: { namespace: 'CORE', agent: 'GFZ', client: 'GFZ.CORE', isTest: false },
  },
  'POST /users': {
    says: 'A person. A role holds for a party and all below it: an agent (`GFZ`), a client (`GFZ.ICDP`), or everything where `party` is empty.',
    asks: {
      name: 'ines',
      email: 'ines@example.org',
      password: 'wet gloves at three',
      grants: [{ role: 'depositor', party: 'GFZ.ICDP' }],
    },
    tells: {
      name: 'ines',
      email: 'ines@example.org',
      isActive: true,
      grants: [{ role: 'depositor', party: 'GFZ.ICDP' }],
    },
  },
  'POST /tokens': {
    says: 'For programs, in place of a password: narrower than its account, with an end, revoked by itself. `secret` is shown in this answer and never again.',
    asks: { name: 'laboratory', scope: 'deposit', expiresAt: '2027-01-31T12:00:00.000Z' },
    tells: {
      account: 'GFZ.ICDP',
      name: 'laboratory',
      scope: 'deposit',
      revokedAt: null,
      usedAt: null,
      secret: 'cst_shown-this-once',
    },
  },
  'POST /tree-grants': {
    says: 'What somebody, or everybody of a `group`, may do at an expedition, a site or a hole and all below it, such as entering core at one hole.',
    asks: { account: 'ines', object: '5054_1_A', role: 'technician' },
    tells: { account: 'ines', group: '', members: [], object: '5054_1_A', role: 'technician', types: [], station: '' },
  },
  'POST /packages/uploads': {
    says: 'For packages of any size over lines that break: begin here, send pieces by `PATCH`, and end by `take-over`. What came is kept for a week after the last piece.',
    asks: { name: '5054.corestone', bytes: 3_400_000_000 },
    tells: {
      id: '0199c0de-5054-7000-8000-000000000001',
      name: '5054.corestone',
      bytes: 3_400_000_000,
      offset: 0,
      expiresAt: '2026-11-30T12:00:00.000Z',
    },
  },
  'GET /find': {
    says: 'Every parameter narrows what is found. Core runs, boxes and samples of all expeditions whose tree you may read, in the order of the tree.',
    tells: {
      objects: [
        {
          path: '5054/1/A/12',
          type: 'core_run',
          name: '5054_1_A_12',
          igsn: IGSN,
          topM: 32.1,
          bottomM: 35.1,
          place: null,
        },
      ],
    },
  },
  'POST /storage/moves': {
    says: 'Takes IGSNs, names and codes of boxes as they are scanned; what is in a box goes with it. `to` of `null` takes things out of the storage.',
    asks: { things: [IGSN], to: 'BCR-1-2', reason: 'Sorted anew' },
  },
  'GET /storage/things/{thing}': {
    says: 'By IGSN, name or code. `through` says in what it lies, `away` whether it is in a parcel.',
    tells: {
      name: '5054_1_A_12',
      igsn: IGSN,
      through: [],
      place: { code: 'BCR-1-2', words: 'Rack 1, shelf 2' },
      away: null,
    },
  },
  'POST /labels': {
    says: 'The format decides the type of the answer. A selection is a hole, cores of it, a type, or single objects by `ids`.',
    asks: { expedition: '5054', hole: 'A', type: 'core_run', format: 'pdf' },
  },
  'POST /storage/labels': {
    says: 'As those of objects: recorded, queued, sent at once, and sent again by `POST /print-jobs/{id}/retry`.',
    asks: { places: ['SPANDAU-HALL2-RACK3'], below: true, printer: 'hall' },
  },
  'POST /parcels': {
    asks: {
      things: [IGSN],
      recipient: { name: 'Ines Kern', institution: 'Laboratory', country: 'DE' },
      dueOn: '2027-01-31',
    },
  },
  'POST /station/expeditions/{code}/operations': {
    asks: {
      station: 'rig-1',
      operations: [
        {
          id: '01980c1e-7a11-7b42-8c5e-3b7f0c2a1e45',
          at: '2026-01-31T12:00:00.000Z',
          kind: 'change',
          objectId: '01980c1e-6f2a-7c31-9d5e-3b7f0c2a1e44',
          changes: { comment: { from: null, to: 'Wrapped in foil.' } },
        },
      ],
    },
  },
};
