/** A graphic field of ZPL as dots, read by the rules of the printer, not by those of the writer. */
export interface ZplGraphic {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly dots: readonly (readonly boolean[])[];
}

/** Every `^FO…^GFA…^FS` of a label, unpacked. Throws where the announced size is not that of the data. */
export function readZplGraphics(zpl: string): ZplGraphic[] {
  return [...zpl.matchAll(/\^FO(\d+),(\d+)\^GFA,(\d+),(\d+),(\d+),([^^]*)\^FS/g)].map((match) => {
    const [x, y, total, stored, across] = match.slice(1, 6).map(Number) as [number, number, number, number, number];
    const rows = unpack(match[6]!, across * 2);
    if (rows.length * across !== total || total !== stored) throw new Error(`${rows.length} rows, ${total} octets`);
    const dots = rows.map((row) =>
      [...row].flatMap((digit) => [8, 4, 2, 1].map((bit) => (Number.parseInt(digit, 16) & bit) !== 0)),
    );
    return { x, y, width: across * 8, height: rows.length, dots };
  });
}

function unpack(data: string, digits: number): string[] {
  const rows: string[] = [];
  let row = '';
  let times = 0;
  const end = () => {
    rows.push(row);
    row = '';
  };
  for (const char of data) {
    if (char >= 'G' && char <= 'Y') times += char.charCodeAt(0) - 70;
    else if (char >= 'g' && char <= 'z') times += (char.charCodeAt(0) - 102) * 20;
    else if (char === ':') rows.push(rows.at(-1)!);
    else if (char === ',' || char === '!') {
      row = row.padEnd(digits, char === ',' ? '0' : 'F');
      end();
    } else {
      row += char.repeat(times || 1);
      times = 0;
      if (row.length === digits) end();
    }
  }
  if (row !== '') throw new Error('half a row');
  return rows;
}

/** The dots of a label as a picture (PGM) with a white margin. */
export function zplPicture(graphics: readonly ZplGraphic[], margin = 40): Buffer {
  const width = Math.max(...graphics.map((one) => one.x + one.width)) + margin;
  const height = Math.max(...graphics.map((one) => one.y + one.height)) + margin;
  const pixels = Buffer.alloc(width * height, 255);
  for (const { x, y, dots } of graphics)
    dots.forEach((row, down) => {
      row.forEach((isDark, across) => {
        if (isDark) pixels[(y + down) * width + x + across] = 0;
      });
    });
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}
