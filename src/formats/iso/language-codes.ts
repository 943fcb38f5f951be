/** ISO 639-1 with the bibliographic code of ISO 639-2, and behind it the terminological one where that differs. */
const CODES: Readonly<Record<string, readonly [string, string?]>> = {
  ar: ['ara'],
  be: ['bel'],
  bg: ['bul'],
  bn: ['ben'],
  bs: ['bos'],
  ca: ['cat'],
  cs: ['cze', 'ces'],
  cy: ['wel', 'cym'],
  da: ['dan'],
  de: ['ger', 'deu'],
  el: ['gre', 'ell'],
  en: ['eng'],
  es: ['spa'],
  et: ['est'],
  eu: ['baq', 'eus'],
  fa: ['per', 'fas'],
  fi: ['fin'],
  fo: ['fao'],
  fr: ['fre', 'fra'],
  ga: ['gle'],
  gl: ['glg'],
  he: ['heb'],
  hi: ['hin'],
  hr: ['hrv'],
  hu: ['hun'],
  hy: ['arm', 'hye'],
  id: ['ind'],
  is: ['ice', 'isl'],
  it: ['ita'],
  ja: ['jpn'],
  ka: ['geo', 'kat'],
  kk: ['kaz'],
  ko: ['kor'],
  la: ['lat'],
  lt: ['lit'],
  lv: ['lav'],
  mk: ['mac', 'mkd'],
  mn: ['mon'],
  ms: ['may', 'msa'],
  mt: ['mlt'],
  nb: ['nob'],
  ne: ['nep'],
  nl: ['dut', 'nld'],
  nn: ['nno'],
  no: ['nor'],
  pl: ['pol'],
  pt: ['por'],
  ro: ['rum', 'ron'],
  ru: ['rus'],
  se: ['sme'],
  sk: ['slo', 'slk'],
  sl: ['slv'],
  sq: ['alb', 'sqi'],
  sr: ['srp'],
  sv: ['swe'],
  sw: ['swa'],
  ta: ['tam'],
  th: ['tha'],
  tr: ['tur'],
  uk: ['ukr'],
  ur: ['urd'],
  uz: ['uzb'],
  vi: ['vie'],
  zh: ['chi', 'zho'],
};

const SHORT = new Map(Object.entries(CODES).flatMap(([short, codes]) => codes.map((code) => [code, short] as const)));

/** The code of ISO 639-2 for a language (BCP 47), without region and script; `und`, undetermined, for one that is not known here. */
export function iso6392Of(language: string): string {
  const primary = language.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return CODES[primary]?.[0] ?? (/^[a-z]{3}$/.test(primary) ? primary : 'und');
}

/** A language as BCP 47 has it: two letters for those that have them, whichever code of ISO 639-2 stood there; other words as they are. */
export function bcp47Of(code: string): string {
  return SHORT.get(code.trim().toLowerCase()) ?? code;
}
