import { html, type Part } from '../../frame/html.ts';
import { EN } from './counting.ts';

const THIN = '\u202f';

/** The head of a record's page, its notes, key figures, family and versions. */
export const EN_RECORD = {
  belongs: 'Where this object belongs',
  versionOf: (version: number, latest: number) => `Version ${version} of ${latest}`,
  wholeTitle: 'Whole title',
  wholeDescription: 'Whole description',
  notResolvable: 'reserved, not yet resolvable',
  copyLink: 'Copy link',
  sendByMail: 'Send by e-mail',
  print: 'Print',
  neighbours: 'Neighbours in depth',

  demonstration: html`<b>Demonstration data, not a real record.</b> It was generated to show how this installation works; nothing upstream knows this identifier.`,
  notConfirmed: html`<b>Not yet confirmed upstream.</b> The record is complete here; its DOI and handle may not lead to this page yet.`,
  forTrying: html`<b>For trying only.</b> This identifier lies in a test namespace: nobody harvests or finds it, and it will be removed.`,
  reservedBy: (registrant: string) =>
    html`<b>Reserved.</b> ${registrant} has taken this identifier and not registered it yet.`,
  keptBackBy: (registrant: string) =>
    html`<b>No public description.</b> ${registrant} registered this identifier and keeps its description back.`,
  leadsTo: (link: Part) => html`It leads to ${link}.`,
  underEmbargo: (until: string | undefined) =>
    html`<b>Under embargo ${until === undefined ? 'until its owner opens it' : `until ${until}`}.</b> Identifier, place and people are public; what was found is not.`,
  withheld: (until: string | undefined, members: readonly string[]) =>
    html`<b>Details withheld ${until === undefined ? 'until its owner shows them' : `until ${until}`}:</b> ${members.join(', ')}.`,
  exactPosition: 'exact position',
  localityMember: 'locality',
  roundedPosition: (stepDeg: number) => `The position is rounded to ${stepDeg}°.`,
  olderVersion: (version: number, latest: number, day: string) =>
    html`<b>Version ${version} of ${latest}</b>, as it was on ${day}.`,
  seeCurrent: 'See the current version',
  withdrawal: { destroyed: 'Destroyed', deprecated: 'Deprecated', 'merged-into': 'Merged into another record' },
  withdrawnPlain: 'Withdrawn',
  withdrawnNote: (what: string, day: string | undefined, reason: string) =>
    html`<b>${what}${day !== undefined && ` on ${day}`}.</b> Reason: ${reason}.`,
  successor: (link: Part) => html`Its successor is ${link}.`,
  pageStays: 'The page stays, so that the identifier is never without meaning.',

  notStated: 'Not stated',
  underEmbargoFact: 'Under embargo',
  drilled: 'Drilled',
  drilledTo: (day: string) => `to ${day}`,
  depthBelowSurface: 'Depth below surface',
  drillersDepth: 'Driller’s depth',
  drillersRange: (range: string) => `driller’s ${range}`,
  inItsSection: (range: string) => `${range} in its section`,
  material: 'Material',
  rock: 'Rock',
  heldAt: 'Held at',
  belongsTo: (archive: string) => `of ${archive}`,
  /** What became of an object, as the label of the fact, and its day. */
  custody: {
    states: { shipped: 'Shipped', lent: 'Lent', 'used-up': 'Used up', lost: 'Lost', destroyed: 'Destroyed' },
    since: (day: string) => `on ${day}`,
    until: (day: string) => `until ${day}`,
  },
  request: (number: string) => `request ${number}`,
  amount: 'Amount',
  recovered: 'Recovered',
  length: 'Length',
  long: (length: string) => `${length} long`,
  shareOfSplit: (percent: string) => `${percent}${THIN}% of the split`,
  shareOfCore: (percent: string) => `${percent}${THIN}% of the core`,
  ofDrilled: (drilled: string, percent: number) => `of ${drilled} drilled, ${percent}${THIN}%`,
  access: 'Access',
  open: 'Open',
  openSince: (day: string) => `since ${day}`,
  restricted: 'Restricted',
  restrictedUntil: (day: string) => `until ${day}`,

  family: 'Family',
  familyTree: 'Family of this object',
  thisObject: (name: string) => `${name}, this object`,
  gap: {
    above: (things: string) => `${things} above`,
    between: (things: string) => `${things} between`,
    below: (things: string) => `${things} below`,
  },

  pictures: 'Pictures:',
  picturesBelow: 'Pictures of its sections',
  allPicturesBelow: 'All that have pictures',
  morePictures: (count: number) => `${EN.plain(count)} more below.`,
  fullSize: (width: number, height: number) => `Full size, ${width} × ${height} px`,
  megabytes: (mb: number) => `${EN.plain(mb)} MB`,
  fileKinds: {
    'core-image': 'Core image',
    'section-scan': 'Section scan',
    'unrolled-scan': 'Unrolled core scan',
    'box-photo': 'Box photo',
    'thin-section-photo': 'Thin section photo',
    photo: 'Photo',
    document: 'Document',
    other: 'File',
  },

  apa: 'APA',
  methodsSection: 'In the methods section',
  copyCitation: 'Copy citation',
  copy: 'Copy',
  copyFormat: (format: string) => `Copy ${format}`,
  download: 'Download this record',
  sheet: 'Data sheet',
  sheetSize: 'PDF, one page',
  printedOn: (day: string) => `Printed on ${day}`,
  moreOnPage: (address: string) => `More on its page: ${address}`,
  versions: 'Versions',
  version: (version: number) => `Version ${version}`,
  firstRegistered: 'First registered',
  changed: 'Description changed',
  changedIn: (members: readonly string[], more: number) =>
    `Changed: ${members.join(', ')}${more > 0 ? ` and ${EN.plain(more)} more` : ''}`,
  shownHere: (what: string) => `${what}, shown here`,
  whatChanged: 'What changed',
  codeFor: (address: string) => `QR code for ${address}`,
  codeByDoi: 'This code opens the page through its DOI, from a label or a poster.',
  codeByPage: 'This code opens this page, from a label or a poster.',
  reportError: 'Report an error in this record',
  errorReport: {
    title: (igsn: string) => `Report an error in ${igsn}`,
    about: 'The curators of this record read what you write. Nothing of it is published.',
    page: 'Page',
    problem: 'What is wrong',
    problemHint: 'What the page says, what is right, and how it is known.',
    you: 'If you want an answer',
    youHint: (days: number) =>
      `Seen by the curators alone. The report is removed ${days} days after the error is mended.`,
    send: 'Send the report',
    sent: 'Thank you. The report has reached the curators.',
    back: 'Back to the record',
  },
  namedBy: 'Records that name it',
  alsoHeldBy: 'Also held by',
  seenOn: (day: string) => `seen ${day}`,

  where: 'Where this belongs',
  changesIn: (version: number) => `What changed in version ${version}`,
  changesTitle: (before: number, after: number, igsn: string) => `Version ${before} and ${after} of ${igsn}`,
  changes: 'Changes',
  differences: (count: number) =>
    count === 0
      ? 'The public description is the same in both'
      : EN.counted(count, { one: 'One member differs', other: '# members differ' }),
  member: 'Member',
  versionWithDay: (link: Part, day: string) => html`${link}, ${day}`,
  memberNotStated: 'not stated',
  memberEmpty: 'empty',
  unknownVersion: (igsn: string, version: string) => `${igsn}, version ${version}`,
};

/** See {@link EN_RECORD}. */
export type RecordWords = typeof EN_RECORD;
