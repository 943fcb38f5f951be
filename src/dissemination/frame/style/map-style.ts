/** The map of everything. */
export const MAP_STYLE = `
.bigmap{margin-top:16px}.mapt{display:flex;flex-wrap:wrap;gap:8px 16px;justify-content:space-between;padding:10px 12px;border-bottom:1px solid var(--line)}.mapt>div{display:flex;flex-wrap:wrap;gap:6px}.mapt .btn[aria-pressed=true]{background:var(--act-t);border-color:var(--act);color:var(--act)}
.maph{padding:8px 14px;background:var(--act-t);font-size:14px}.mapn{display:flex;flex-wrap:wrap;gap:4px 18px;justify-content:space-between;padding:10px 14px;font-size:14px}
.bigm{touch-action:pan-x pan-y;user-select:none}.js .bigm{cursor:grab}.bigm.mv{cursor:grabbing}.bigm.dr{cursor:crosshair;touch-action:none}.bigm .grat{fill:none;stroke:var(--land-line);stroke-width:.5;stroke-opacity:.7}.bigm .gratl text{font-size:10px;fill:var(--ink-3)}.bigm a.s circle{fill:var(--card);stroke:var(--act);stroke-width:2.5}.bigm a.s text{fill:var(--act)}.bigm .corner{fill:var(--card);stroke:var(--act);stroke-width:2}
.bigmap .scroll:focus-visible{outline-offset:-2px}#map-table{margin-top:16px}.tab td.wr{white-space:normal;min-width:180px;line-height:1.35;padding-top:6px;padding-bottom:6px}
.typed{margin-top:16px}.typed>summary{font-weight:650}.typed form{display:grid;gap:8px;justify-items:start;margin-top:14px;max-width:62ch}.typed fieldset{border:0;margin:0;padding:0;width:100%}.typed legend,.typed label{font-size:13.5px;font-weight:550;color:var(--ink-2);padding:0}.typed label{display:grid;gap:4px;width:100%;margin:0}.typed .four{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:8px;margin-top:6px}.typed input,.typed textarea{border:1px solid var(--edge);border-radius:var(--r);background:var(--bg);padding:7px 10px;min-height:36px;width:100%;min-width:0;font-size:14px}.typed textarea{font-family:var(--mono)}
@media(max-width:720px){.bigm.rmap{width:760px}.bigm.rmap text{font-size:14px}.bigm .gratl text{font-size:12.5px}.mapt .btn{min-height:44px;min-width:44px}.typed .four{grid-template-columns:1fr 1fr}.typed input{min-height:44px}.mapn{display:grid}}
@media(forced-colors:active){.rmap a circle{stroke:CanvasText}}
@media print{.mapt,.typed,.maph{display:none}}
`;
