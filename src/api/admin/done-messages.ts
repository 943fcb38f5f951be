const MESSAGES: Readonly<Record<string, string>> = {
  'not-done': 'You are signed in again. The button was not acted on: press it once more.',
  retried: 'In line again: {n}.',
  'push-ordered': 'What waits is in line and is sent now.',
  settled: 'Settled: {n}. Nothing more will be sent for them.',
  published: 'The record is published.',
  corrected: 'The record is corrected. What it says now is in line for upstream.',
  restored: 'The record says again what the older version said.',
  'record-made': 'The record is made.',
  hidden: 'The record is hidden: its number resolves, its details are shown to nobody.',
  withdrawn: 'The record is withdrawn. Its page says why.',
  transferred: 'The record belongs to its new client.',
  deleted: 'The reserved record is deleted. Its number is never given again.',
  embargoed: 'The embargo is set. The details open by themselves on the day that it names.',
  'embargo-ended': 'The embargo that was set here has ended.',
  withheld: 'What was ticked is withheld.',
  shown: 'What was withheld is shown.',
  'name-added': 'The name leads to this record.',
  'name-removed': 'The name is removed.',
  linked: 'Both records say that they stand for the same object.',
  unlinked: 'The link is taken back.',
  'look-asked': 'In line to be looked at: {n}. What is found shows here.',
  'parcel-packed': 'It is packed.',
  'parcel-changed': 'The parcel is changed.',
  'parcel-unpacked': 'It is unpacked; everything stands where it stood.',
  'loan-extended': 'The due date is moved.',
  'report-accepted': 'The report is accepted.',
  'report-refused': 'The report is refused.',
  'taken-back': 'Settled: {n}.',
  'mail-queued': 'The mail is in line.',
  'mail-discarded': 'The mail is discarded; nobody is alarmed of it any more.',
  unchanged: 'Nothing had to be changed.',
  'mapping-kept': 'The columns are kept under that name, for the next file.',
  'expedition-made': 'The expedition is set up. Open it in the list to name its people and give them their roles.',
  'object-made': 'It is made.',
  'object-changed': 'It is changed.',
  'role-given': 'The role is given. It counts from the next request on.',
  'role-taken': 'The role is taken back.',
  'list-kept': 'The list is kept. Roles for it count for what is on it from the next request on.',
  'list-removed': 'The list is removed, and the roles for it.',
  'group-kept': 'The group is kept. Its members have its roles from the next request on.',
  'group-removed': 'The group is removed with its roles.',
  'field-made': 'The field is in use.',
  'field-changed': 'The field is changed.',
  'template-taken': 'The template is taken; its fields are in use.',
  'party-made': 'The sampling party is set up. Send its link to those who take part.',
  'party-changed': 'The sampling party is changed.',
  'party-closed': 'The sampling party is closed: nothing is marked or taken until it is opened again.',
  'party-open': 'The sampling party is open.',
  'party-registered': 'The expedition is registered. Records new or changed: {n}.',
  'request-added': 'The request takes part.',
  'request-removed': 'The request takes part no more.',
  'places-added': 'Places added: {n}.',
  'place-changed': 'The place is changed.',
  'place-removed': 'The place is removed.',
  'things-moved': 'Stand here now: {n}.',
  'publications-added': 'Publications added: {n}.',
  'publication-known': 'It is registered already, as it stands here.',
  'publication-changed': 'The publication is changed; records that name it are told anew.',
  'publication-removed': 'The publication is removed.',
  'publications-merged': 'Both are one publication now: this one.',
  'records-linked': 'Records linked: {n}. Their pages say it; harvesters and upstream are told.',
  'records-unlinked': 'Links taken back: {n}.',
  'inventory-closed': 'The inventory is closed. Moved: {n}.',
  'request-begun': 'The request is kept as a draft.',
  'request-changed': 'The request is changed.',
  'request-submitted': 'The request has its number.',
  'request-moved': 'The request is moved on.',
  'request-handled': 'It is noted.',
  'request-written': 'The message is with the request.',
  'request-noted': 'The note is kept. Only curators see it.',
  'request-opened': 'The dossier is open.',
  'policy-kept': 'The sample policy is kept.',
  'client-made': 'The client is made.',
  'client-changed': 'The client is changed.',
  'agent-changed': 'The agent is changed.',
  'namespace-given': 'The namespace is given.',
  'namespace-moved': 'The namespace has moved, with all that is registered in it.',
  requested: 'The request is kept. The agent decides.',
  granted: 'The namespace is granted.',
  refused: 'The request is refused.',
  'user-made': 'The user is made.',
  'user-changed': 'The user is changed.',
  unlocked: 'The lock is lifted: the password may be tried again.',
  'password-changed': 'The password is changed, and every session has ended.',
  revoked: 'The token is revoked. It is refused from now on.',
  acting: 'From now on you act for this client.',
  'acting-ended': 'You act for yourself again.',
  'source-added': 'The source is added. Have it harvested, or wait for its schedule.',
  'source-changed': 'The source is changed.',
  'source-on': 'The source is switched on: it is harvested and shown.',
  'source-off': 'The source is switched off. What is kept of it stays, and is not shown.',
  'source-removed': 'The source is removed. Records that became deletions: {n}.',
  'run-asked': 'In line: the server looks every half minute, and asks for what changed.',
  'full-asked': 'In line: the server looks every half minute, and asks for everything.',
  'deletions-accepted': 'Taken as deleted: {n}.',
  'webhook-changed': 'The webhook is changed.',
  'webhook-paused': 'The webhook is paused. Nothing is lost: it goes on where it stands.',
  'webhook-resumed': 'The webhook goes on where it stands; its failures are forgotten.',
  'webhook-removed': 'The webhook is removed.',
  'test-taken': 'The receiver took the test call.',
  'data-set-asked': 'The package is being built. It can be downloaded here when it is done.',
  'data-set-under-way': 'The same package is being built already.',
  'dump-asked': 'The dump is in line.',
  'dump-under-way': 'Such a dump is under way already.',
  'backup-asked': 'The backup is in line; it begins within seconds.',
  'backup-under-way': 'A backup is in line or under way already.',
  'theme-changed':
    'The look of the pages is kept. It shows here at once, and on every other server process within seconds.',
  'profile-changed': 'The profile is kept. It shows here at once, and on every other server process within seconds.',
};

/**
 * What is said after something was done. The address carries a key and a count only, so that nobody can put words into our
 * mouth by a link; undefined for a key that there is not.
 */
export function doneMessage(key: string | null, count: string | null): string | undefined {
  if (key === null || !Object.hasOwn(MESSAGES, key)) return undefined;
  return MESSAGES[key]!.replace('{n}', /^\d{1,9}$/.test(count ?? '') ? count! : '');
}

/** A page that goes on from what was done. `path` stands below the base address. */
export interface NextStep {
  readonly path: string;
  readonly words: string;
}

const NEXT: Readonly<Record<string, readonly NextStep[]>> = {
  'expedition-made': [
    { path: '/station', words: 'Enter core at the station' },
    { path: '/admin/imports', words: 'Import tables' },
  ],
};

/** Where to go on after something was done; none for most, and for a key that there is not. */
export function nextSteps(key: string | null): readonly NextStep[] {
  return key !== null && Object.hasOwn(NEXT, key) ? NEXT[key]! : [];
}
