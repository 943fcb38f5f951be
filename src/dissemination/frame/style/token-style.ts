import { ROCK_COLOURS } from '../../drawing/rock-colours.ts';

/** The design tokens: one value for light and one for dark each, written once (UI.md 2, 3). */
export const TOKEN_STYLE = `
:root{color-scheme:light dark;
--bg:light-dark(#f6f5f1,#131416);--card:light-dark(#fff,#1b1d20);--sunk:light-dark(#efede7,#101113);--hover:light-dark(#f1efe9,#24272b);
--line:light-dark(#dfdcd3,#33363b);--line-2:light-dark(#c3beb1,#4a4e55);--edge:light-dark(#8a8578,#7d818a);
--ink:light-dark(#1c1b18,#eceae5);--ink-2:light-dark(#57534a,#aeaba4);--ink-3:light-dark(#6b675d,#98968f);
--act:light-dark(#1d4fbf,#9dbcff);--act-ink:light-dark(#fff,#0d1730);--act-t:light-dark(#e7eefc,#1b2743);--act-line:light-dark(#a9c1f2,#3a5490);
--ok:light-dark(#1a6b3c,#7fd3a0);--ok-t:light-dark(#e4f3e9,#16301f);--wait:light-dark(#7a5200,#f0c062);--wait-t:light-dark(#fdf1d6,#352a10);
--bad:light-dark(#b3261e,#ffa79d);--bad-t:light-dark(#fce9e7,#3d1a17);--lock:light-dark(#6b3fa0,#cdb2f5);--lock-t:light-dark(#f1eafa,#2a1f3b);
--off:light-dark(#57534a,#b5b2ab);--off-t:light-dark(#edebe5,#2a2c30);
--sea:light-dark(#e9eeee,#171c20);--land:light-dark(#fbfaf6,#282b2f);--land-line:light-dark(#b9b4a6,#4d525a);
${Object.entries(ROCK_COLOURS)
  .map(([key, [light, dark]]) => `--l-${key}:light-dark(${light},${dark});`)
  .join('')}
--sans:Inter,"Segoe UI Variable Text","Segoe UI",-apple-system,system-ui,Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
--mono:"JetBrains Mono",ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
--r:6px;--r2:10px}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
`;
