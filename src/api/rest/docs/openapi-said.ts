/**
 * What an operation decides, by method and path below `/api/v1`, where its summary does not say all of it. Operations whose examples are
 * written say it beside them.
 */
export const SAID: Readonly<Record<string, string>> = {
  'DELETE /session': 'The cookie is worth nothing from now on, also where somebody has a copy of it.',
  'PATCH /agents/{symbol}':
    'What is not named stays. Name, contacts and password are its manager’s; `contacts` is the whole list; `isActive` is an administrator’s. A new password lifts a lock.',
  'PATCH /clients/{symbol}':
    'What is not named stays. Contacts, name and password are the client’s own to change; `contacts` is the whole list; `domains`, `quota`, `upstream` and `isActive` are its agent’s. A new password lifts a lock.',
  'POST /namespaces/{namespace}/transfer':
    'All that is registered in it moves along, in one step. Refused where it would then nest with a namespace of another agent.',
  'POST /namespace-requests':
    'The agent decides. A namespace that somebody holds, that would nest with one, or for which somebody asks already is refused at once.',
  'POST /namespace-requests/{id}/decision':
    'For who manages the agent. Granting gives the namespace to the client in the same step; a request is decided once.',
  'PATCH /users/{name}':
    'What is not named stays. Everybody may change the own e-mail address and password, the rest is an administrator’s. A new password or `isActive` of false ends all sessions; the last active administrator stays.',
  'DELETE /tree-grants/{id}': 'Holds from the next request on.',
  'PUT /expedition-lists/{name}':
    'The list holds just these programs and expeditions from now on: who has a role for it has it for these from the next request on.',
  'DELETE /expedition-lists/{name}': 'The expeditions stay; the roles for the list go with it.',
  'PUT /user-groups/{name}':
    'The group has just these members from now on, who have its roles from the next request on.',
  'DELETE /user-groups/{name}': 'The members stay users.',
  'POST /list-grants':
    'Also for what comes on the list later. Name an `account` or a `group`; the same role again has its `types` changed.',
  'DELETE /list-grants/{id}': 'Holds from the next request on.',
  'DELETE /tokens/{id}': 'Holds from the next request on; doing it twice changes nothing.',
  'DELETE /records/{igsn}/embargo':
    'What the description itself or the moratorium of its expedition keeps back stays back: of several ends the latest holds.',
  'DELETE /records/{igsn}/withheld':
    'What was rounded or left out is shown from now on, and harvesters are told of a change.',
  'GET /records/{igsn}/versions/{versions}':
    '`2` is that version, `1..2` what differs between the two, member by member.',
  'GET /records/{igsn}/history': 'From the audit trail, as it was written with each change.',
  'POST /records/{igsn}/links':
    'Both records say it from then on, and both change by it, so that harvesters and upstream learn it. Both must be yours; neither reserved nor withdrawn.',
  'DELETE /records/{igsn}/links/{other}': 'Both records change by it. Where it was not said nothing happens.',
  'DELETE /records/{igsn}/aliases':
    'The name leads nowhere from now on; the audit trail keeps it. The record keeps its version.',
  'GET /records/{igsn}/landing-check':
    'For a record whose page is elsewhere: when it was asked last, what it answered, and when it is asked again.',
  'POST /records/{igsn}/landing-check':
    'Puts the page in line and answers at once; the look is a worker’s, one a second to a host, and `GET` of the same address tells what it found.',
  'POST /clients/{symbol}/landing-checks':
    '`failing` takes those that did not answer last time, `all` every one; pages that are in line already are left out of the count.',
  'GET /outbox': 'Of the parties that you deposit for. `reason` narrows it to what failed for the same reason.',
  'POST /outbox/retry': 'Name `id` for one, or `reason` for all that failed for it. Each has all its tries again.',
  'POST /outbox/settle':
    'For what the other side knows already or never will: nothing more is sent, the audit trail keeps `why`. Name `id` for one, or `reason` for all that failed for it.',
  'GET /upstreams':
    'Each end by itself, and the routes that lead over them: what waits, how long, and whether it is paused. For who sees to all agents.',
  'POST /upstreams/{name}/pause':
    'Registering goes on here; records stay `pending` until it is resumed. Nothing is lost.',
  'POST /upstreams/{name}/resume': 'What waited is sent in its order, at the pace that the other end takes.',
  'PUT /own-fields':
    'All or nothing, by an administrator. In use from the next check on, without a restart; the type of a field that holds values may only become wider.',
  'PUT /expeditions/{code}/set-up':
    'Fields, layouts, views and roles that are there already stay as they are, so taking it twice does no harm. What differs or names an unknown account is told as a warning.',
  'DELETE /jobs/{id}': 'With its files. One that waits or runs is refused: cancel it first.',
  'POST /jobs/{id}/pause':
    'Its worker stops behind the batch in hand, which stays kept. Refused where its state does not allow it.',
  'POST /jobs/{id}/resume': 'Goes on behind the last batch that was kept; from then on it acts for who resumed it.',
  'POST /jobs/{id}/cancel': 'Its worker stops behind the batch in hand; what was kept until then stays.',
  'PUT /import-mappings/{name}': 'For the next file with the same columns: `?mapping=` of an import names it.',
  'GET /webhooks/{id}/deliveries': 'When each call ended, what it was answered with, and of which changes it told.',
  'PATCH /webhooks/{id}':
    'What is not named stays. `state` of `active` forgets its failures and tries at once, from where it stands; `newSecret` gives it another one, shown in this answer alone.',
  'DELETE /webhooks/{id}': 'With what is known of its calls. Nothing is called for it any more.',
  'POST /webhooks/{id}/test':
    'Signed as every other call. What became of it is answered, and stands among the deliveries as `ping`.',
  'POST /harvest/sources':
    'For administrators. The first run asks for everything, later ones for what changed. A source that was removed under the name is taken up again.',
  'PATCH /harvest/sources/{name}':
    'What is not named stays. With another address, prefix or set everything is asked for again; with another priority it is decided anew which records are shown.',
  'DELETE /harvest/sources/{name}':
    'What is kept of its records is thrown away, and catalogues that harvest this one are told of deletions. Refused while it is harvested.',
  'POST /harvest/sources/{name}/run': '`isFull` asks for all of its records instead of what changed. Answers at once.',
  'POST /harvest/sources/{name}/runs/{run}/accept-deletions':
    'A run is held when more than a third of a source would vanish. Only the latest run can be decided about.',
  'GET /jobs/{id}/file': 'Once the job is done; `GET /jobs/{id}` tells that.',
  'POST /print-jobs':
    'Half of a job may have come out when a printer fails, so nothing is tried again by itself: look, then `retry`. Every label is in the audit trail with the how manieth printing it is.',
  'POST /print-jobs/{id}/retry': 'Also one that was sent; the audit trail calls that a reprint.',
  'POST /print-jobs/{id}/cancel': 'One that waits or has failed; one that was sent or is under way is refused.',
  'PUT /label-layouts/{name}':
    'New, or in place of the one of that name. `party` says whose it is; presets of the program stay as they are.',
  'DELETE /label-layouts/{name}': 'One of your own; presets of the program stay.',
  'GET /station/expeditions/{code}/deleted': '`restore` among the operations of the station brings it back.',
  'POST /station/expeditions/{code}/register':
    'Records are made here at once; upstream is told as soon as there is a way. What was refused is told object by object.',
  'POST /storage/places': 'All or nothing. Findings name their place as `places[3].code`.',
  'PATCH /storage/places/{code}': 'What is not named stays. What lies in it stays in it, also under another `code`.',
  'DELETE /storage/places/{code}':
    'Only one in which nothing lies or ever lay: its name stands in what happened. Such a place is closed instead (`isClosed`).',
  'POST /storage/inventories':
    'Of the place and of all that lies in it. `GET` of it tells the differences as scans come in.',
  'POST /storage/inventories/{id}/scans':
    'The code of a shelf says where all that follows was found. Codes that nobody knows are warnings; every scan is kept.',
  'POST /storage/inventories/{id}/close':
    'What was found elsewhere is moved, and what was missing taken out, where that is wished, each as a move with the inventory as its reason.',
  'POST /packages': 'The whole expedition as one signed file; `GET /packages/{id}` tells how far it is.',
  'POST /packages/take-over':
    '`dryRun=true` looks first and tells conflicts by object and field. `trust` states the key of the package, compared with who made it.',
  'DELETE /packages/uploads/{id}':
    'For whoever began the upload: what came of it leaves the disk at once. One that was taken over already is `not-found`; its job goes on.',
  'POST /packages/{id}/decide':
    'Each decision names table, key and field, and whose value is kept; `keep` decides the others.',
  'POST /publications':
    'As `works`, or as `text` of BibTeX, RIS or DOIs. One whose identifier is known stays as it is kept; outcomes come in the order of the works.',
  'PUT /publications/{id}':
    'Whole, with the `revision` that was seen. Records that are linked to it are told again where what they say of it differs.',
  'DELETE /publications/{id}': 'Refused while records are linked to it.',
  'POST /publications/{id}/merge':
    'All that was linked to it is linked to the other, and it is removed. Interrupted it goes on when it is called again.',
  'POST /publications/{id}/unlink':
    'For the same records as `link` takes. Each makes one new version; those that were not linked are `unchanged`.',
  'POST /parcels':
    'All or nothing: what is in another parcel, of another expedition, or unknown is named and nothing is packed. `id` makes sending it again harmless.',
  'PATCH /parcels/{id}':
    'What is not named stays. Once it is shipped customs, weight and due date stay; who gets it can be corrected until it arrived, carrier and tracking always.',
  'DELETE /parcels/{id}':
    'Its things are where they were. One that was shipped is taken back by `POST /returns` instead.',
  'POST /parcels/{id}/contents': 'What cannot be packed is a finding, the rest is done. Only while it is packed.',
  'POST /parcels/{id}/ship':
    'Its sample request becomes `shipped`, and the recipient is mailed a link to report back by, where an address is known.',
  'POST /parcels/{id}/deliver':
    'One that arrived already stays as it is; one that was not shipped, or is back or lost, is refused.',
  'POST /parcels/{id}/lose': 'Needs a `reason`, which stands in the history of every thing that was in it.',
  'POST /loans/{id}/extend':
    'Makes a loan of a parcel that is packed or out. The same day again changes nothing; a day that has passed is refused.',
  'POST /returns':
    'Each thing goes to the place `to`, or is said to be lost or used up (`as`). What is not out is a finding, the rest is done; a request of which all is back becomes `returned`.',
  'POST /parcel-reports/{id}/accept':
    'All of it or nothing; works that it names go to the register. An accepted report is answered as it is.',
  'POST /parcel-reports/{id}/refuse': 'Needs a `reason`. Nothing of it becomes true.',
  'POST /sampling-parties':
    'Requests of the expedition that are accepted may take part; they become `scheduled` for the first day.',
  'PATCH /sampling-parties/{id}':
    '`state` closes it or opens it again. What is not named stays; `revision` is what was seen.',
  'PUT /sampling-parties/{id}/requests/{requestId}':
    'An accepted request becomes `scheduled`. One of another expedition, or that was not accepted, is refused.',
  'DELETE /sampling-parties/{id}/requests/{requestId}': 'Its marks must have been taken or given up before.',
  'PUT /sampling-parties/{id}/marks/{markId}':
    'Sent twice it is set once. What lies beyond the core, where core is gone, or for a request that does not take part is refused; what others want as well is a conflict, and kept.',
  'DELETE /sampling-parties/{id}/marks/{markId}': 'One that was given up stays so; what was taken cannot be given up.',
  'POST /sampling-parties/{id}/series':
    'Up to 500, under one key: sent twice they are set once. Where a mark cannot be it is left out and told.',
  'POST /sampling-parties/{id}/settlements': 'Marks get another interval or share, or are given up; all or nothing.',
  'POST /sampling-parties/{id}/questions': 'A message in the history of each of their requests, mailed to its contact.',
  'POST /sampling-parties/{id}/take':
    'What is in conflict, over its quota without a reason, or cannot be entered is left and told. Splits of which nothing is left exist no more.',
  'POST /sampling-parties/{id}/splits':
    'New splits with their share of the whole round and their IGSN; what was cut exists no more. Refused where marks wait on it.',
  'POST /sampling-parties/{id}/sub-samples':
    'Each with its IGSN and the request of the sample; `left` is how much of it remains. All or nothing, and once however often it is sent.',
  'PUT /sample-requests/policy':
    'The same text makes no version, an empty one says that there is none of its own. What people agreed to before stays kept.',
  'POST /sample-requests/dossiers':
    'For one that was imported. It is accepted where the tree states a day of approval, else in review; the one that is there is answered.',
  'POST /sample-requests/{id}/submit':
    'A draft that was given back keeps its number. Who answers for the expedition is mailed.',
  'PATCH /sample-requests/{id}':
    'What is not named stays; what was submitted stays whole. `revision` is what was seen.',
  'POST /sample-requests/{id}/steps':
    'To a state that the present one leads to; a refusal needs its reason. The contact is mailed.',
  'POST /sample-requests/{id}/handling':
    'Changes no state. `revision` is what was seen; 409 tells that somebody was faster.',
  'POST /sample-requests/{id}/messages':
    'A message goes to the contact by mail; with `isInternal` it is a note that curators alone see.',
  'POST /communities':
    'For administrators: a ZIP with manifest, schema and stylesheets. It is tried by the documents in it and then in force at once, in place of one of its name; 422 with all findings leaves everything as it was.',
  'DELETE /communities/{name}':
    'For administrators. Documents of it are no longer read, written or harvested; records stay. 404 where there is none.',
  'DELETE /import-mappings/{name}':
    'For who keeps it, and administrators; the audit trail keeps what it said. 404 where there is none.',
  'POST /push':
    'For who may deposit for a client here. `refusedToo` sends again what the agent refused of these clients. 400 (`wrong-call`) where the installation pushes to no agent.',
  'POST /expeditions/{code}/operational-data-set':
    'For who may read the whole expedition. What stands against it is told at once; else `GET /jobs/{id}` tells how far it is and `GET /jobs/{id}/file` gives the archive.',
  'POST /label-layouts/preview':
    'For every account. With `expedition` and `object` the values of an object that you may read, without them invented ones; `format=pdf` gives the label as it would be printed.',
  'POST /label-layouts/test':
    'For who may print in the `expedition`. Each call prints one more; the layout need not be kept. 422 names what is wrong with it.',
  'PUT /station/expeditions/{code}/presence':
    'For who may change something in the expedition. Kept nowhere: say it again in time. The answer names the others in what you read.',
  'PUT /station/expeditions/{code}/views/{id}':
    'For who may change something in the expedition. Sent again it is there once; a default takes the place of the one before. `revision` is what was seen, 409 that somebody was faster.',
  'DELETE /station/expeditions/{code}/views/{id}':
    'For who may change something in the expedition. One that is gone already is no fault; 409 where it was changed since `revision`.',
  'PATCH /files/{id}':
    'For who may change its object. What is not named stays; with `revision` 409 tells that somebody was faster.',
  'DELETE /files/{id}': 'For who may change its object. Pages and formats no longer show it; `restore` brings it back.',
  'POST /files/{id}/restore':
    'For who may change its object. 404 once its 30 days are over, 409 where the same file hangs there again.',
  'PUT /sampling-parties/{id}/presence':
    'Who sees the party may say it, scientists by the link of their request too. The answer names who is there now.',
  'POST /sample-requests':
    'For who answers requests of the expedition. It is numbered when it is submitted; nobody is mailed before.',
};
