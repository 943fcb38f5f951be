/**
 * What lists, single things and the files of both decide: who may ask, what comes back and in which order, by method and path below
 * `/api/v1`. What is said of changes stands in `openapi-said.ts`.
 */
export const SAID_OF_READING: Readonly<Record<string, string>> = {
  'GET /agents':
    'Those that a role of yours reaches: all for a role over the whole installation, the own for its manager. A client’s role reaches no agent. Contact and whether there is a password are told, the password never.',
  'GET /clients':
    'Those that your roles reach, each with its contact, quota and what is used of it, and its namespaces, in one answer. What you may not see is left out, not refused.',
  'GET /clients/{symbol}':
    'With contact, quota and what is used of it, and namespaces. 404 also for one that you may not see.',
  'GET /namespaces':
    'Of the clients that your roles reach, each with its agent and client; `isTest` says that it counts for no quota.',
  'GET /namespace-requests':
    'Of the clients that your roles reach, those that wait (`decision` of null) and those that were decided, with who decided and why.',
  'GET /users':
    'For administrators: name, e-mail address, whether the account is active, and its roles. Roles on parts of the core tree stand in `GET /tree-grants`.',
  'GET /tree-grants':
    'For who manages the client of the expedition. `object` names where to begin; 404 where there is none. Roles by lists of expeditions stand in `GET /list-grants`.',
  'GET /expedition-lists': 'For administrators: all of them in one answer, with what is on each.',
  'GET /user-groups': 'For administrators: all of them in one answer, with the members of each.',
  'GET /list-grants':
    'For administrators: who has which role for everything on a list, a user or a group, and who gave it.',
  'GET /tokens':
    'Of your own account, or of `account` where you manage it: of users an administrator does. With scope, end and last use; the secret is told once, when it is made.',
  'GET /records/{igsn}/documents':
    'For who may see the record whole. What came for it with its type and time; `GET /records/{igsn}/documents/{part}/{number}` gives the bytes. 403 where you see its public part only.',
  'GET /duplicates':
    'Members of others are shown where they are registered. A page may have fewer groups than `limit`, and even none: go on until `next` is null.',
  'GET /records/{igsn}/aliases':
    'Handles, DOIs and other names that lead to it, each with its kind and the day on which it was given. A record that you may not see is 404.',
  'GET /clients/{symbol}/landing-checks':
    'For who may read the client. Each page tells the counts over all of its pages too; `outcome` narrows the list, in the order of IGSNs.',
  'GET /own-fields':
    'For every account: just the template that `PUT` of this address takes, to be kept as a file or given to another installation. Without fields of its own its list is empty.',
  'GET /vocabularies':
    'For every account: those of the program, and in their place or beside them what this installation took up (`isOwn`), each with its version and how many terms it has.',
  'GET /vocabularies/{publisher}/{list}':
    'For every account, as the list is in force here: `q` finds terms by name or address, `from` and `limit` take a part. 404 for a list there is none of.',
  'GET /expeditions/{code}/set-up':
    'For administrators: just the template that `PUT` of this address takes for another expedition. No object and no value is in it.',
  'GET /communities':
    'For every account: name, version, namespace and OAI prefix of each, and whether it is written and has a page of its own.',
  'GET /jobs': 'Your own; for administrators those of everybody. How far each is, and its last error.',
  'GET /import-mappings':
    'For every account: name, mapping, and who keeps it. `?mapping=` of an import names one of them.',
  'GET /dumps':
    'Each with the addresses of its files, its number of records and `next`, from where the change feed goes on behind it. Read from any page (CORS).',
  'GET /webhooks':
    'Of the parties that you manage, the oldest first, with state and failures. The secret is told when it is made, and never again.',
  'GET /webhooks/{id}': 'Where it stands and why it failed last. 404 also for one of a party that you do not manage.',
  'GET /harvest/sources':
    'For everybody name, address and how fresh each is; for administrators also settings, errors and when it is harvested next.',
  'GET /harvest/runs':
    'For administrators: when each began and ended, what it took, changed and deleted, and why it stopped; `source` narrows it to one.',
  'GET /harvest/findings':
    'For administrators: counts by kind over all of it, and the findings themselves, `after` the number of the last one of the page before.',
  'GET /harvest/findings.csv':
    'For administrators, to be sent to whoever runs the source: one line for each finding, as UTF-8.',
  'GET /harvest/sources/{name}/runs/{run}':
    'For administrators. A run that would delete more than a third of a source holds deletions back until `accept-deletions` decides.',
  'GET /push':
    'For who may read any client here: how many words wait, when it was tried last, and what the agent refused of the records that you may read.',
  'GET /reports': 'For every account: name, title and what each asks for, a day or an object.',
  'GET /print-jobs': 'Your own, and those of the parties that your roles reach, each with its state and printer.',
  'GET /print-jobs/{id}':
    'Its state, printer and number of labels, and why it failed. 404 also for one that you may not see.',
  'GET /printers':
    'For every account: name and dots per inch of those in the settings; `isFile` for one that writes into a folder.',
  'GET /label-fields': 'For every account: each name with what it stands for, the same for all layouts.',
  'GET /label-layouts':
    'For every account. `mayChange` says whether you may keep one in its place: with depositing rights for its `party`.',
  'GET /label-layouts/{name}':
    'For every account: whole, as `PUT` of this address takes it, of the program or of one’s own. 404 where there is none.',
  'GET /station/expeditions':
    'Those that a role of yours reaches, for their client or on a part of the tree; an empty list for who has none.',
  'GET /station/expeditions/{code}/objects':
    'Objects as they are now behind change number `after`, at most `limit`, with the ids of those deleted meanwhile, as far as your roles reach. Ask again behind the number that comes back, until nothing comes.',
  'GET /station/expeditions/{code}/objects/{id}/history':
    'For who may read the object: who changed what from which value to which, and when. 404 for one of another expedition or that you may not read.',
  'GET /station/fields':
    'For every account: fields of the program and of this installation by type, with units and rules, and the lists of terms that cells are checked by; what a form needs while it is offline.',
  'GET /station/expeditions/{code}/views':
    'For who may read the expedition, with the revision that a change must name.',
  'GET /storage/places':
    'Of the parties that your roles reach: those directly in `in`, or the outermost ones; `after` is the code of the last one of the page before.',
  'GET /storage/places/{code}/objects':
    'For who may read the place’s party. What stands in places below it is told there; `after` is the last one of the page before.',
  'GET /storage/places/{code}/moves':
    'For who may read the place’s party: what was moved, from where to where, by whom and why.',
  'GET /storage/things/{thing}/moves':
    'By IGSN, name or id of what you may see, also of what is away or used up by now. 404 for what nobody knows.',
  'GET /storage/labels':
    'Places named by `place`, with all below them where `below` says so; at most 10,000, else `too-many`. What does not fit a label is counted in the header `corestone-findings`.',
  'GET /storage/inventories/{id}':
    'For who may deposit for the place’s party: what is missing, what was found elsewhere and which codes nobody knows; of a closed one as it was closed.',
  'GET /storage/inventories/{id}/list':
    'For who may deposit for the place’s party: each difference in a row, with the words for it, as CSV unless `format` says otherwise.',
  'GET /packages/uploads/{id}':
    'For whoever began the upload: how many octets are on the disk, where the next piece begins, and until when they are kept. `HEAD` says the same in `Upload-Offset`, `Upload-Length` and `Upload-Expires`; an upload of somebody else is `not-found`.',
  'GET /packages/{id}':
    'For who asked for it, and administrators: its state, and once it is done its size and what was found. 404 also for a job of another kind.',
  'GET /packages/{id}/file':
    'Signed; `Range` goes on where a download broke off. 404 until it is made, and again a week after.',
  'GET /publications':
    'For every account. `find` keeps those in which each of its words stands, in title, people, year, container or identifier.',
  'GET /publications/{id}':
    'For every account: the work with its people and identifier, and the `revision` that a change must name.',
  'GET /publications/{id}/records':
    'Those that are public, and those that you may read, each with what it says of the work.',
  'GET /objects/{id}/files':
    'For who may see the object, by its id, IGSN or name. With size, checksum, licence and whether each is public; the bytes are at its `url`.',
  'GET /find/table': 'What you may see; beyond 50,000 rows it is refused as `too-many`: narrow the search.',
  'GET /parcels':
    'Of expeditions whose sample requests you may read or answer; `state`, `expedition` and `requestId` narrow it.',
  'GET /loans':
    'Of expeditions whose sample requests you may read or answer. Those that are out, with `overdue` those past their day, with `all` those that are back too; `skip` passes over the first ones.',
  'GET /parcels/{id}':
    'For who may read the sample requests of its expedition: its things with what became of each, papers and reports; else 404.',
  'GET /parcels/{id}/papers/{paper}':
    'For who may see the parcel, made anew at each call from what is stated now. The packing list also as a table.',
  'GET /sampling-parties': 'Of expeditions that you curate or look on at, narrowed by `expedition`.',
  'GET /sampling-parties/{id}':
    'For who curates or looks on, and for scientists by the link of a request that takes part; for all others it is 404. What you may do stands in it.',
  'GET /sampling-parties/{id}/window':
    'Who sees the party sees it. Of `hole`, or around the section `at`; 404 where its holes have no such section.',
  'GET /sampling-parties/{id}/marks':
    'Who sees the party sees them. Behind change number `after`; `next` is null once all are told, and `seq` is where to ask again.',
  'GET /sampling-parties/{id}/conflicts':
    'Who sees the party sees them. Each names its marks and proposals that `settlements` takes as they are; nothing is changed by asking.',
  'GET /sample-requests':
    'Of expeditions whose requests you may read or answer; `state`, `expedition` and `text` narrow it.',
  'GET /sample-requests/export.csv': 'The same rows as `GET /sample-requests`, those begun last first, as UTF-8.',
  'GET /sample-requests/policy':
    'For every account, of an `expedition` that you may read; without it, the one for all. 404 where it has none of its own.',
  'GET /sample-requests/{id}':
    'For who may read or answer the expedition’s requests, else 404. Overlaps name other wishes for the same core; samples are those that were taken for it.',
};
