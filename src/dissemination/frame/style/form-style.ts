/** Forms of people who work here: signing in, administration. Targets are tall enough for a thumb. */
export const FORM_STYLE = `
.login{max-width:420px;margin:40px auto 0}.login h1{font-size:22px;margin:4px 0 0}
form label{display:block;font-size:13.5px;font-weight:550;color:var(--ink-2);margin-top:14px}
label>input:not([type=checkbox]):not([type=radio]),label>select,label>textarea{display:block;width:100%;min-height:40px;margin-top:4px;padding:0 11px;border:1px solid var(--edge);border-radius:var(--r);background:var(--card);color:var(--ink);font-size:15px;font-weight:400}
@media(max-width:720px){label>input:not([type=checkbox]):not([type=radio]),label>select{min-height:44px;font-size:16px}}
label>textarea{padding:9px 11px}.login form .btn{width:100%;min-height:44px;margin-top:20px}.login .act .btn{width:100%;min-height:44px}
.login .note{margin-top:14px}
`;
