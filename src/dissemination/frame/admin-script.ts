/** Header by which a page says that it asks by itself, without anybody having done anything. */
export const BY_ITSELF_HEADER = 'corestone-by-itself';

/**
 * What a browser with script adds to the administration: parts of a page that carry `data-live` follow the server without
 * reload, a file can be dropped on a field. Every page works without it. The server only says that
 * something changed; what the page then shows comes from the page itself, asked for again with the rights of the person.
 */
export const ADMIN_SCRIPT = `(() => {
  const QUIET_MS = 700;
  let asked = 0;
  let waiting = false;
  const keyOf = (node) => node && node.closest('[data-live]') ? (node.id || node.getAttribute('href') || node.getAttribute('name')) : null;
  const replace = (live, fresh) => {
    if (live.outerHTML === fresh.outerHTML) return;
    const open = [...live.querySelectorAll('details')].map((one) => one.open);
    const key = live.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    const ticked = new Set([...live.querySelectorAll('input[type=checkbox][form]:checked')].map((one) => one.value));
    live.replaceWith(fresh);
    for (const one of fresh.querySelectorAll('input[type=checkbox][form]')) if (ticked.has(one.value)) one.checked = true;
    fresh.querySelectorAll('details').forEach((one, at) => { if (open[at]) one.open = true; });
    if (key === null) return;
    const again = [...fresh.querySelectorAll('a,button,input,select,summary')].find((one) => keyOf(one) === key);
    if (again) again.focus();
  };
  const isTyping = (live) => {
    const active = document.activeElement;
    return live.contains(active) && /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName) && active.type !== 'submit';
  };
  const sprite = (text) => {
    const have = document.querySelector('.sprite defs');
    for (const symbol of text.querySelectorAll('.sprite symbol'))
      if (have && !document.getElementById(symbol.id)) have.append(symbol);
  };
  const follow = async () => {
    if (waiting) return;
    waiting = true;
    const pause = Math.max(0, asked + QUIET_MS - performance.now());
    await new Promise((resolve) => setTimeout(resolve, pause));
    waiting = false;
    asked = performance.now();
    const answer = await fetch(location.href, { headers: { '${BY_ITSELF_HEADER}': 'yes' } }).catch(() => undefined);
    if (!answer || !answer.ok || answer.redirected) return;
    const text = new DOMParser().parseFromString(await answer.text(), 'text/html');
    sprite(text);
    for (const live of document.querySelectorAll('[data-live]')) {
      const fresh = text.getElementById(live.id);
      if (fresh && !isTyping(live)) replace(live, document.importNode(fresh, true));
    }
  };
  const dropping = (zone) => {
    const field = zone.querySelector('input[type=file]');
    const mark = (event) => { event.preventDefault(); zone.classList.add('over'); };
    zone.addEventListener('dragover', mark);
    zone.addEventListener('dragenter', mark);
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      if (event.dataTransfer.files.length === 0) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.drop').forEach(dropping);
    // Where the tabs do not all fit, the one that is open is seen.
    const tab = document.querySelector('.sub [aria-current]');
    if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
    const source = document.querySelector('[data-live-from]');
    if (!source || !window.EventSource) return;
    let events;
    const listen = () => {
      events = new EventSource(source.dataset.liveFrom);
      events.addEventListener('changed', follow);
    };
    // A browser keeps six connections to a server: tabs that nobody looks at must not use them up.
    const attend = () => {
      if (document.hidden) { events?.close(); events = undefined; return; }
      if (!events) listen();
    };
    document.addEventListener('visibilitychange', attend);
    addEventListener('pagehide', () => { events?.close(); events = undefined; });
    addEventListener('pageshow', attend);
    attend();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      const box = document.querySelector('header input[type=search]');
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('select[data-go]')) event.target.form.requestSubmit();
  });
})();
`;
