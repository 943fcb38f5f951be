/** The page of an expedition: the wide drawing of a hole, its runs and figures. After the styles of records, whose drawings it widens. */
export const EXPEDITION_STYLE = `
.sum{margin-top:10px;max-width:62ch;color:var(--ink-2)}.strip.wd svg{width:100%;min-width:1040px;height:auto}.two.ex>div{align-content:start}.two.ex .pgn{margin:0;border-top:1px solid var(--line);padding:10px 16px}.pgl{display:flex;gap:8px}
dl.fig{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:14px 24px;padding:12px 16px 16px}dl.fig dt{font-size:13px;color:var(--ink-2)}dl.fig dd{font-size:16px;font-weight:600;font-variant-numeric:tabular-nums}
.two.ex{grid-template-columns:minmax(0,1fr) 300px}.two.ex .tab{font-size:13px}.two.ex .tab thead th{font-size:12.5px}.two.ex .tab .m{font-size:12px}.two.ex .tab td,.two.ex .tab th{padding:0 8px}.two.ex .tab th:first-child{padding-left:16px;position:sticky;left:0;background:var(--card)}
.map+.map{border-top:1px solid var(--line)}.tab thead a{white-space:nowrap}
@media(max-width:1020px){.two.ex{grid-template-columns:minmax(0,1fr)}}
@media(max-width:720px){.two.ex,.two.ex>div{gap:16px}dl.fig{grid-template-columns:1fr 1fr;gap:12px 16px}.tab thead a{display:inline-flex;align-items:center;min-height:44px}.more>summary{min-height:44px}}
@media print{.strip.wd{overflow:visible}.strip.wd svg{min-width:0;width:100%;height:auto}.two.ex{grid-template-columns:minmax(0,1fr)}.ehd{grid-template-columns:minmax(0,1fr) 240px}}
`;
