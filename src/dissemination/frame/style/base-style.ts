/** Text, links, bars, buttons, pills, cards: what every page shares. */
export const BASE_STYLE = `
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 var(--sans);-webkit-font-smoothing:antialiased;overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0;padding:0}ul,ol{list-style:none}
a{color:var(--act);text-decoration:underline;text-decoration-color:var(--act-line);text-underline-offset:3px;text-decoration-thickness:1px}a:hover{text-decoration-color:currentColor}
button,input,select,textarea{font:inherit;color:inherit}summary{cursor:pointer;min-height:24px}
.n{font-variant-numeric:tabular-nums lining-nums}.m{font-family:var(--mono);font-size:.925em;letter-spacing:-.01em;font-feature-settings:"zero"}
.ic{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round;flex:none;vertical-align:-4px}
.ic .t,symbol .t{fill:currentColor;fill-opacity:.18}symbol .f{fill:currentColor;stroke:none}symbol .k{stroke:var(--card);stroke-width:2}
.sprite{position:absolute;width:0;height:0}
svg text{font-family:var(--sans);fill:var(--ink-2);font-size:11px;font-variant-numeric:tabular-nums}svg text.b{fill:var(--ink);font-weight:600}svg text.a{fill:var(--act);font-weight:650}svg text.halo{paint-order:stroke;stroke:var(--card);stroke-width:3px}
:focus-visible{outline:2px solid var(--act);outline-offset:2px;border-radius:4px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:8px;top:-60px;background:var(--card);padding:10px 14px;border-radius:var(--r);z-index:9}.skip:focus{top:6px}
:root:not(.js) .js{display:none!important}
.wrap{max-width:1208px;margin:0 auto;padding:0 24px 72px}.mut{color:var(--ink-2)}.sm{font-size:13px}.xs{font-size:12.5px}.brk{overflow-wrap:anywhere}a.brk.big{display:inline-block;min-height:24px}.eb{font-size:13px;color:var(--ink-2);font-weight:550}
.btn{display:inline-flex;align-items:center;justify-content:center;gap:7px;min-height:36px;padding:0 13px;border:1px solid var(--line-2);border-radius:var(--r);background:var(--card);color:var(--ink);font-size:14px;font-weight:550;text-decoration:none;white-space:nowrap;cursor:pointer}
.btn.p{background:var(--act);border-color:var(--act);color:var(--act-ink)}.btn.q{border-color:transparent;background:none;color:var(--act)}.btn.s{min-height:28px;padding:0 9px;font-size:13px}.btn.i{padding:0;width:36px}.btn:hover{background:var(--hover)}.btn.p:hover{background:var(--act)}
.pill{display:inline-flex;align-items:center;gap:5px;padding:2px 9px 2px 6px;border-radius:99px;font-size:13px;font-weight:600;line-height:20px;white-space:nowrap}.pill .ic{vertical-align:0}
.s-registered{color:var(--ok);background:var(--ok-t)}.s-pending{color:var(--wait);background:var(--wait-t)}.s-reserved{color:var(--off);background:var(--off-t)}.s-embargoed{color:var(--lock);background:var(--lock-t)}.s-withdrawn,.s-hidden,.s-test{color:var(--off);background:var(--off-t)}.s-withdrawn span{text-decoration:line-through}
.card{background:var(--card);border:1px solid var(--line);border-radius:var(--r2);min-width:0}.card>header{display:flex;align-items:center;flex-wrap:wrap;gap:2px 10px;padding:13px 16px 0}.card>header h2{font-size:15px;font-weight:650;letter-spacing:-.008em}.card>header.pad{padding-bottom:11px}.sp{margin-left:auto}
.box{padding:12px 16px 16px}.clip{overflow:hidden}.act{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
.note{display:flex;gap:10px;padding:10px 14px;border-radius:var(--r);font-size:14px;line-height:1.45;margin:16px 0 0}.note .ic{margin-top:1px}.note.w{background:var(--wait-t)}.note.w>.ic{color:var(--wait)}.note.o{background:var(--off-t)}.note.l{background:var(--lock-t)}.note.l>.ic{color:var(--lock)}.note b{font-weight:620}
table{border-collapse:collapse;width:100%;font-size:14px}th{text-align:left;font-weight:550;color:var(--ink-2);font-size:13px}td.r,th.r{text-align:right;font-variant-numeric:tabular-nums}
.tab td,.tab th{padding:0 12px;height:36px;border-top:1px solid var(--line);white-space:nowrap}.tab thead th{border-top:0;height:32px}.tab tbody th{font-weight:600;color:var(--ink);font-size:14px;line-height:1.35;padding-top:6px;padding-bottom:6px}.tab tbody th .m{font-weight:400}.tab .sm td,.tab .sm th{height:30px}
.scroll{overflow-x:auto}
.kind{display:flex;gap:8px 12px;align-items:center;flex-wrap:wrap}.kind .k{display:inline-flex;gap:7px;align-items:center;font-weight:600;font-size:14px}
h1{font-size:31px;line-height:1.18;font-weight:640;letter-spacing:-.022em;margin:6px 0 8px;text-wrap:balance}.lead{font-size:17px;color:var(--ink-2);max-width:62ch}
@media(max-width:720px){.wrap{padding:0 14px 48px}h1{font-size:25px}.lead{font-size:16px}.btn{min-height:44px}.btn.i{width:44px}.btn.s{min-height:36px}.tab tbody th{white-space:normal;min-width:130px}.h-ph{display:none!important}}
@media(min-width:721px){.o-ph{display:none!important}}
@media(prefers-reduced-motion:no-preference){.btn,.row,a{transition:background-color .12s,border-color .12s,color .12s}}
@media(forced-colors:active){.pill,.card,.btn{border:1px solid CanvasText}}
`;
