import type { SchemeData } from '../../src/domain/vocabulary/read-terms.ts';

/** Codes that name data knows, but ISO 3166-1 has not assigned: groupings, reserved and withdrawn ones. */
const UNASSIGNED = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ CT'.split(
    ' ',
  ),
);

/** Names in daily use beside the one the name data gives. */
const ALSO: Readonly<Record<string, string>> = {
  BO: 'Plurinational State of Bolivia',
  CD: 'Democratic Republic of the Congo;DR Congo',
  CG: 'Congo;Republic of the Congo',
  CI: 'Ivory Coast',
  CZ: 'Czech Republic',
  GB: 'UK;Great Britain',
  HK: 'Hong Kong',
  IR: 'Islamic Republic of Iran',
  KP: 'Democratic People’s Republic of Korea',
  KR: 'Republic of Korea;Korea',
  LA: 'Lao People’s Democratic Republic',
  MM: 'Myanmar;Burma',
  MO: 'Macao',
  NL: 'The Netherlands',
  RU: 'Russian Federation',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland',
  TR: 'Turkey',
  TW: 'Taiwan, Province of China',
  TZ: 'United Republic of Tanzania',
  US: 'USA;United States of America',
  VE: 'Bolivarian Republic of Venezuela',
  VN: 'Viet Nam',
};

/** The 249 countries of ISO 3166-1: two-letter codes with their English names. */
export function countries(): SchemeData {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((two) => one + two)).filter((code) => !UNASSIGNED.has(code));
  const lines = codes
    .map((code) => [code, names.of(code)] as const)
    .filter(([, name]) => name !== undefined)
    .map(([code, name]) => `${code}|${name}||${code}||${ALSO[code] ?? ''}`.replace(/\|+$/, ''));
  if (lines.length !== 249) throw new Error(`ISO 3166-1 has 249 countries, this Node names ${lines.length}.`);
  return {
    name: 'iso/country',
    title: 'Countries of ISO 3166-1',
    version: '2020',
    source: 'ISO 3166-1 codes; English names as Node knows them (CLDR)',
    bases: [],
    lines: lines.join('\n'),
  };
}
