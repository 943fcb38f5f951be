/** A bitmap as the data of `^GFA`. */
export interface PackedBitmap {
  readonly bytesAcross: number;
  readonly data: string;
}

/**
 * A bitmap in hexadecimal with the short forms of ZPL II ("Alternative Data Compression Scheme"): G to Y repeat the next digit 1 to
 * 19 times, g to z 20 to 400 times; `,` fills a row with 0, `!` with F, `:` repeats the row above. Dots count from the top left.
 */
export function packBitmap(width: number, height: number, isDark: (x: number, y: number) => boolean): PackedBitmap {
  const bytesAcross = Math.ceil(width / 8);
  let above = '';
  let data = '';
  for (let y = 0; y < height; y++) {
    const row = rowDigits(width, bytesAcross, (x) => isDark(x, y));
    data += row === above ? ':' : packRow(row);
    above = row;
  }
  return { bytesAcross, data };
}

function rowDigits(width: number, bytesAcross: number, isDark: (x: number) => boolean): string {
  let digits = '';
  for (let nibble = 0; nibble < bytesAcross * 2; nibble++) {
    let value = 0;
    for (let bit = 0; bit < 4; bit++) {
      const x = nibble * 4 + bit;
      value = value * 2 + (x < width && isDark(x) ? 1 : 0);
    }
    digits += value.toString(16).toUpperCase();
  }
  return digits;
}

function packRow(row: string): string {
  const stripped = row.replace(/(0{2,}|F{2,})$/, '');
  const rest = stripped.length === row.length ? '' : row.endsWith('0') ? ',' : '!';
  return stripped.replace(/(.)\1*/g, (run, digit: string) => counted(run.length) + digit) + rest;
}

function counted(times: number): string {
  if (times < 2) return '';
  let letters = '';
  let left = times;
  while (left >= 400) {
    letters += 'z';
    left -= 400;
  }
  if (left >= 20) letters += String.fromCharCode('g'.charCodeAt(0) + Math.floor(left / 20) - 1);
  if (left % 20 > 0) letters += String.fromCharCode('G'.charCodeAt(0) + (left % 20) - 1);
  return letters;
}
