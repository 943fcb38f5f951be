/** A body that no JSON schema describes. */
export interface OtherBody {
  readonly type: string;
  readonly example: string;
}

/** What is to be said of an operation beside its schemas. */
export interface OperationNote {
  readonly says?: string;
  readonly takes?: OtherBody;
  readonly gives?: OtherBody;
  /** An example of a JSON answer that has no schema. */
  readonly givesJson?: unknown;
}

const EVENTS = 'text/event-stream';
const NDJSON = 'application/x-ndjson';
const PDF = { type: 'application/pdf', example: '%PDF-1.7 …' };
const BYTES = 'application/octet-stream';
const SUMMARY = '{"summary":{"done":1,"accepted":1,"rejected":0}}\n';

/** How bodies of other types than JSON begin, where an operation has no example of its own. */
export const MEDIA_EXAMPLES: Readonly<Record<string, string>> = {
  'application/x-ndjson': '{"namespace":"ICDP","description":{"title":"Core 12 of hole A"}}\n',
  'text/csv': 'igsn,title,url,latitude,longitude\nICDP5054EX1,Core 12 of hole A,,63.4017,13.2027\n',
  'application/xml': '<samples xmlns="http://app.geosamples.org"><sample>…</sample></samples>',
  'application/zip': 'PK…',
  'application/octet-stream': 'PK…',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'PK…',
  'multipart/form-data': 'A form with one file.',
};

/** By method and path below `/api/v1`. */
export const OPERATION_NOTES: Readonly<Record<string, OperationNote>> = {
  'GET /me': { says: 'Account, roles and, for a token, what it allows: the call with which to try credentials.' },
  'POST /session': { says: 'For browsers: the answer sets a cookie that ends after a time without requests.' },
  'POST /records': {
    says: 'Name `igsn`, or `namespace` where one is made up. What is taken at once has state `registered`; where an upstream registers, it is `pending` until that is done. Beside JSON any document of a format that is read is taken; its type is then not `application/json`, and the query states the rest.',
  },
  'GET /records': {
    says: '`next` is the `cursor` of the page that follows, null behind the last. A record that changes meanwhile comes again later: nothing is missed.',
  },
  'PUT /records/{igsn}': {
    says: 'The description is replaced as a whole; members of the body that are left out stay as they are.',
  },
  'PATCH /records/{igsn}': {
    says: 'A merge patch (RFC 7396): members that are named change, null takes one away, lists are replaced.',
  },
  'POST /records/{igsn}/withdraw': {
    says: 'Cannot be undone. The identifier is never given again; its page answers 410 with the reason.',
  },
  'DELETE /records/{igsn}': {
    says: 'Anything that was ever registered is withdrawn instead. The identifier is not given to anybody else.',
  },
  'GET /records/{igsn}/documents/{part}/{number}': {
    says: 'The document in the type and bytes in which it was received.',
    gives: { type: '*/*', example: '<resource>…</resource>' },
  },
  'GET /fields': {
    says: 'The field dictionary: each member with its type, definition and what formats make of it.',
    givesJson: { fields: [{ name: 'title', type: 'text' }] },
  },
  'GET /fields/schema': {
    says: 'For checking a description before it is sent; `$defs` has the parts of which a record is made.',
    givesJson: { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Sample description' },
  },
  'GET /igsn/{igsn}/completeness': {
    says: 'Judged is what is public today. Without `profile` all profiles are answered.',
    givesJson: { igsn: 'ICDP5054EX1', completeness: [{ profile: 'igsn-datacite', score: 86, gaps: [] }] },
  },
  'GET /jobs/{id}/results': {
    says: 'Grows while the job runs. `Range: bytes=N-` or `offset=N` goes on where an answer ended; the next N is in the header `corestone-next-offset`.',
    gives: {
      type: NDJSON,
      example: '{"line":1,"igsn":"ICDP5054EX1","outcome":"created","version":1,"state":"registered","findings":[]}\n',
    },
  },
  'GET /jobs/{id}/events': {
    says: 'Events `progress` with the job as it stands, then `end`.',
    gives: { type: EVENTS, example: 'event: end\ndata: {"state":"done","done":3}\n\n' },
  },
  'POST /bulk': {
    says: 'Every item is judged by itself. Answers 202 with a job; with `stream=true` it answers 200 with one line for each item while it reads. See docs/api/bulk.md.',
    takes: { type: NDJSON, example: '{"namespace":"ICDP","description":{"title":"Core 12 of hole A"}}\n' },
    gives: {
      type: NDJSON,
      example: `{"line":1,"igsn":"ICDP5054EX1","outcome":"created","version":1,"state":"registered","findings":[]}\n${SUMMARY}`,
    },
  },
  'POST /verify': {
    says: 'One identifier a line, in any spelling; answered line by line. Up to 10,000 lines without sign-in.',
    takes: { type: NDJSON, example: 'ICDP5054EX1\n' },
    gives: {
      type: NDJSON,
      example: '{"line":1,"igsn":"ICDP5054EX1","exists":true,"state":"registered","version":1}\n',
    },
  },
  'POST /imports/preview': {
    says: 'Nothing is kept.',
    takes: { type: 'text/csv', example: 'SITE,HOLE,CORE\n1,A,12\n' },
  },
  'POST /imports': {
    says: 'All or nothing. The same file twice changes nothing.',
    takes: { type: 'text/csv', example: 'SITE,HOLE,CORE\n1,A,12\n' },
  },
  'GET /expeditions/{code}/export': {
    says: 'The format decides the type of the answer.',
    gives: { type: 'text/csv', example: 'SITE,HOLE,CORE\n1,A,12\n' },
  },
  'GET /jobs/{id}/file': { gives: { type: 'application/zip', example: 'PK…' } },
  'GET /reports/{name}': {
    says: 'For who may read the expedition, made anew at each call. `format` decides the type of the answer; a report that asks for a day or an object is 422 without it.',
    gives: { type: 'text/html', example: '<!doctype html><title>Report</title>…' },
  },
  'POST /labels': { gives: PDF },
  'GET /parcels/{id}/papers/{paper}': { gives: PDF },
  'POST /objects/{id}/files': {
    says: 'The body is the file itself, or a form with one. 200 with the file that is there where the same bytes hang on the object already, so that a call may be repeated.',
    takes: { type: BYTES, example: 'ÿØÿà …' },
  },
  'GET /packages/{id}/file': { gives: { type: 'application/zip', example: 'PK…' } },
  'PATCH /packages/uploads/{id}': {
    says: 'Begins at `Upload-Offset`, and is on the disk when it is answered. When the line breaks, what came stays: ask for the `offset` and go on there. Another offset is refused with `conflict`.',
    takes: { type: 'application/offset+octet-stream', example: 'PK…' },
  },
  'POST /packages/uploads/{id}/take-over': {
    says: 'Compares `sha256` where it is given, and makes the job, whose `id` is that of the upload. Asked again it tells of the same job.',
  },
  'POST /packages/take-over': { takes: { type: BYTES, example: 'PK…' } },
  'GET /station/expeditions/{code}/live': {
    says: 'Stays open; a comment line every few seconds keeps it so. Go on with `after` when it breaks off.',
    gives: { type: EVENTS, example: 'event: changed\ndata: {"throughSeq":4711}\n\n' },
  },
  'GET /sampling-parties/{id}/live': {
    says: 'Who sees the party sees it: the number of its last change and who is there; what changed, `GET` of its `marks` tells. Stays open; a comment line every few seconds keeps it so.',
    gives: { type: EVENTS, example: 'event: changed\ndata: {"seq":4711}\n\n' },
  },
  'GET /sampling-parties/{id}/list': {
    says: 'Who sees the party sees it: marks that stand with their intervals and what was taken, as they are now, in the type that `format` names.',
    gives: { type: 'text/csv', example: 'igsn,top_cm,bottom_cm\nICDP5054EX1,12,18\n' },
  },
  'GET /harvest/findings.csv': {
    gives: {
      type: 'text/csv',
      example:
        'number,severity,code,record,field,value,rule,message\n1,error,unknown-format,oai:a:b,,,,No format that Corestone reads looks like this document.\n',
    },
  },
  'POST /harvest/sources/{name}/stop': {
    says: 'Answers 409 where nobody harvests it. What was received is kept; `isStopAsked` says that it is still to end.',
  },
  'POST /harvest/sources/{name}/reread': {
    says: 'Records of which the same is read are no changes. After an update the server does this by itself.',
  },
  'GET /sample-requests/export.csv': {
    gives: { type: 'text/csv', example: 'number,state,title\n5054-1,granted,Gneiss\n' },
  },
  'GET /sample-requests/calendar.ics': {
    says: 'Also with `?token=` of a token that may only read, as calendar programs cannot sign in otherwise.',
    gives: { type: 'text/calendar', example: 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n' },
  },
  'GET /comparisons': {
    says: 'What was found when both sides were compared last. Records that wait for their upstream are not compared; those that only an upstream knows are told to who sees to all agents.',
  },
  'POST /comparisons': {
    says: 'For who sees to all agents. How far it is tells `GET /jobs/{id}`, which can be paused, resumed and cancelled; what it finds stands at `GET /comparisons` while it runs. `409` where another is under way that does less.',
  },
  'POST /dumps': { says: 'For administrators. How far it is tells `GET /jobs/{id}`.' },
  'POST /webhooks': { says: 'How calls are signed, and what one can rely on: docs/feeds.md.' },
  'POST /station/expeditions/{code}/operations': {
    says: 'Each operation has an id of its own; one that was done before is answered as it was then, so sending again is harmless.',
  },
  'POST /station/expeditions/{code}/leases': {
    says: 'The numbers of a block are the station’s alone, also without network; they are never given twice.',
  },
};
