/**
 * The whole script of the public pages: theme, copy buttons, print, the search key, filters that act at once, suggestions, arrow keys in the family tree, Esc for menus. Every page
 * works without it; what needs it carries the class `js` and is hidden until the script has marked the root.
 */
export const PAGE_SCRIPT = `(() => {
  const root = document.documentElement;
  root.classList.add('js');
  try {
    const kept = localStorage.getItem('theme');
    if (kept === 'light' || kept === 'dark') root.dataset.theme = kept;
  } catch {}
  const switchTheme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch {}
  };
  const copy = async (button) => {
    const word = button.querySelector('span');
    const before = word.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      word.textContent = root.dataset.copied;
    } catch {
      word.textContent = root.dataset.blocked;
    }
    setTimeout(() => { word.textContent = before; }, 2000);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.copy) copy(button);
    if (button.dataset.do === 'theme') switchTheme();
    if (button.dataset.do === 'print') print();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input,textarea,select,[contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = document.querySelector('main input[type=search]') || document.querySelector('input[type=search]');
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
    if (event.key === 'Escape')
      for (const one of document.querySelectorAll('details.menu[open],details.pop[open]')) { one.open = false; one.querySelector('summary').focus(); }
    const row = event.target.closest('[role=treeitem]');
    if (row && !event.ctrlKey && !event.metaKey && !event.altKey) walk(event, row);
  });
  const level = (row) => Number(row.getAttribute('aria-level'));
  const linkOf = (row) => row && row.querySelector('a');
  const walk = (event, row) => {
    const rows = [...row.parentElement.querySelectorAll('[role=treeitem]')].filter(linkOf);
    const at = rows.indexOf(row);
    const above = rows.slice(0, at).reverse().find((one) => level(one) < level(row));
    const to = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], ArrowLeft: above,
      ArrowRight: rows[at + 1] && level(rows[at + 1]) > level(row) ? rows[at + 1] : undefined,
      Home: rows[0], End: rows.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    enter(to);
  };
  const enter = (row) => {
    for (const link of row.parentElement.querySelectorAll('[role=treeitem] a')) link.tabIndex = -1;
    linkOf(row).tabIndex = 0;
    linkOf(row).focus();
  };
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (field.type === 'checkbox' && field.form && field.form.id === 'sf') field.form.requestSubmit();
  });
  document.addEventListener('submit', (event) => {
    if (event.target.id !== 'sf') return;
    // Empty fields would only make the address long.
    for (const field of event.target.elements) if (field.name && field.value === '') field.disabled = true;
    setTimeout(() => { for (const field of event.target.elements) field.disabled = false; });
  });
  let asked = 0;
  const suggest = async (field, list) => {
    const mine = ++asked;
    await new Promise((done) => setTimeout(done, 150));
    if (mine !== asked || field.value.length < 2) return;
    try {
      const answer = await fetch(field.dataset.suggest + encodeURIComponent(field.value));
      if (!answer.ok || mine !== asked) return;
      const { words, records } = await answer.json();
      list.replaceChildren(...words.map((word) => new Option('', word)), ...records.map((one) => new Option(one.title, one.igsn || one.title)));
    } catch {}
  };
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (field.dataset.suggest && field.list) suggest(field, field.list);
  });
  document.addEventListener('DOMContentLoaded', () => {
    for (const tree of document.querySelectorAll('[role=tree]')) {
      const links = [...tree.querySelectorAll('a')];
      const mine = tree.querySelector('[aria-selected=true] a') || links[0];
      for (const link of links) link.tabIndex = link === mine ? 0 : -1;
    }
  });
})();
`;
