/** The colours of the rocks of the palette, on light and on dark ground, by their names in it (UI.md 3). */
export const ROCK_COLOURS = {
  gn: ['#dcae92', '#b98a70'],
  ag: ['#b9a183', '#978068'],
  am: ['#5f7f63', '#557559'],
  cs: ['#b3cba3', '#8fa881'],
  mb: ['#e4e8e2', '#bcc2bd'],
  mg: ['#7d7688', '#716a7c'],
  mi: ['#e8c3b8', '#c49c91'],
  ms: ['#c4bf98', '#a09b75'],
  my: ['#9d7092', '#8b6281'],
  ar: ['#e9d286', '#c2ac65'],
  qz: ['#f4ebc6', '#d1c79f'],
  pg: ['#eaa4ad', '#c27f89'],
} as const;
