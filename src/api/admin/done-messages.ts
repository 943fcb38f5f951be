const MESSAGES: Readonly<Record<string, string>> = {
  retried: 'In line again: {n}.',
  settled: 'Settled: {n}. Nothing more will be sent for them.',
  published: 'The record is published.',
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
  unchanged: 'Nothing had to be changed.',
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
  'dump-asked': 'The dump is in line.',
  'dump-under-way': 'Such a dump is under way already.',
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
