/**
 * The script of the map page: dragging, wheel and keys move it, links of its tools load only what changes, a box or an area drawn on it
 * leads to the search. The server draws every view, so with and without script the same is seen.
 */
export const MAP_SCRIPT = `(() => {
  const root = document.getElementById('map');
  if (!root) return;
  const WIDTH = 960, HEIGHT = 480, NEAREST = 12, NS = 'http://www.w3.org/2000/svg';
  const svg = () => root.querySelector('svg.bigm');
  const hint = () => root.querySelector('.maph');
  const wrap = (degrees) => ((degrees + 180) % 360 + 360) % 360 - 180;
  const clamp = (value, most) => Math.max(-most, Math.min(most, value));
  const short = (degrees) => Number(degrees.toFixed(4));
  const view = () => {
    const { lon, lat, zoom, east, north } = svg().dataset;
    return { lon: +lon, lat: +lat, zoom: +zoom, east: +east, north: +north };
  };
  const pointOf = (event) => {
    const box = svg().getBoundingClientRect();
    return { x: (event.clientX - box.left) * WIDTH / box.width, y: (event.clientY - box.top) * HEIGHT / box.height };
  };
  const degreesAt = ({ x, y }) => {
    const { lon, lat, east, north } = view();
    return { lon: lon + (x - WIDTH / 2) / east, lat: clamp(lat - (y - HEIGHT / 2) / north, 90) };
  };
  const addressOf = ({ lon, lat, zoom }) => {
    const nearest = Math.max(0, Math.min(NEAREST, zoom));
    return withKept(root.dataset.map, nearest === 0 ? '' : 'lon=' + short(wrap(lon)) + '&lat=' + short(clamp(lat, 90)) + '&zoom=' + nearest);
  };
  // The search that the map was opened from stays, whatever is drawn.
  const withKept = (path, ...parts) => {
    const query = [...parts, root.dataset.keep].filter((part) => part).join('&');
    return query === '' ? path : path + '?' + query;
  };
  let loads = 0, turned = 0;
  const load = async (address, isNew = true) => {
    const mine = ++loads;
    const focused = document.activeElement;
    const inMap = focused && focused.closest && focused.closest('.bigmap .scroll');
    const id = focused && focused.id;
    try {
      const answer = await fetch(address, { headers: { accept: 'text/html' } });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== loads) return;
      stop();
      turned = 0;
      for (const part of ['.mapt', '.bigmap .scroll', '#map-table']) root.querySelector(part).replaceWith(page.querySelector('#map ' + part));
      root.querySelector('#map-count').textContent = page.querySelector('#map-count').textContent;
      centre();
      if (isNew) history.pushState(null, '', address);
      const again = inMap ? root.querySelector('.bigmap .scroll') : id && document.getElementById(id);
      if (again) again.focus({ preventScroll: true });
    } catch {
      if (mine === loads) location.href = address;
    }
  };
  let waiting;
  const soon = (address) => { clearTimeout(waiting); waiting = setTimeout(() => load(address), 220); };
  // On a telephone the drawing is wider than the window.
  const centre = () => {
    const scroll = root.querySelector('.bigmap .scroll');
    scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / 2;
  };
  centre();
  addEventListener('popstate', () => load(location.href, false));

  let mode, corners = [], drawn, from;
  const start = (kind) => {
    stop();
    mode = kind;
    svg().classList.add('dr');
    drawn = document.createElementNS(NS, 'g');
    svg().append(drawn);
    tell(kind === 'box' ? root.dataset.box : root.dataset.area);
    press(kind);
    root.querySelector('.bigmap .scroll').focus({ preventScroll: true });
  };
  const stop = () => {
    if (drawn) drawn.remove();
    mode = drawn = from = undefined;
    corners = [];
    svg().classList.remove('dr');
    tell('');
    press();
  };
  const tell = (text) => { hint().textContent = text; hint().hidden = text === ''; };
  const press = (kind) => {
    for (const button of root.querySelectorAll('[data-draw]')) button.setAttribute('aria-pressed', String(button.dataset.draw === kind));
  };
  const show = (points, isClosed) => {
    const path = document.createElementNS(NS, 'path');
    path.setAttribute('class', 'area');
    path.setAttribute('d', 'M' + points.map(({ x, y }) => x.toFixed(1) + ' ' + y.toFixed(1)).join('L') + (isClosed ? 'Z' : ''));
    const dots = mode === 'area' ? points.map(({ x, y }) => {
      const dot = document.createElementNS(NS, 'circle');
      for (const [name, value] of [['cx', x], ['cy', y], ['r', 5], ['class', 'corner']]) dot.setAttribute(name, value);
      return dot;
    }) : [];
    drawn.replaceChildren(path, ...dots);
  };
  const rectangle = (one, other) => [one, { x: other.x, y: one.y }, other, { x: one.x, y: other.y }];
  const searchBox = (one, other) => {
    const [west, south] = [Math.min(one.x, other.x), Math.max(one.y, other.y)];
    const [east, north] = [Math.max(one.x, other.x), Math.min(one.y, other.y)];
    const low = degreesAt({ x: west, y: south }), high = degreesAt({ x: east, y: north });
    const box = high.lon - low.lon >= 360 ? [-180, low.lat, 180, high.lat] : [wrap(low.lon), low.lat, wrap(high.lon), high.lat];
    location.href = withKept(root.dataset.search, 'bbox=' + box.map(short).join(','));
  };
  const searchArea = () => {
    if (corners.length < 3) return;
    const places = corners.map(degreesAt);
    // The same area on the other side of the seam is one without it.
    const turn = Math.round(places[0].lon / 360) * 360;
    const lons = places.map((one) => one.lon - turn);
    const shift = lons.every((lon) => lon > 180) ? -360 : lons.every((lon) => lon < -180) ? 360 : 0;
    if (lons.some((lon) => Math.abs(lon + shift) > 180)) return tell(root.dataset.line);
    location.href = withKept(root.dataset.search, 'polygon=' + places.map(({ lat }, at) => short(lons[at] + shift) + ',' + short(lat)).join(';'));
  };
  const isNear = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) < 12;

  let dragged, wasDragged = false;
  root.addEventListener('pointerdown', (event) => {
    if (!event.target.closest('svg.bigm') || event.button !== 0) return;
    wasDragged = false;
    const at = pointOf(event);
    if (mode === 'box') from = at;
    else if (!mode && event.pointerType !== 'touch') dragged = at;
    if (mode) event.preventDefault();
  });
  addEventListener('pointermove', (event) => {
    if (from) return show(rectangle(from, pointOf(event)), true);
    if (mode === 'area' && corners.length > 0) return show([...corners, pointOf(event)], false);
    if (!dragged) return;
    const { x, y } = pointOf(event);
    if (!wasDragged && Math.hypot(x - dragged.x, y - dragged.y) < 4) return;
    wasDragged = true;
    svg().classList.add('mv');
    svg().firstElementChild.setAttribute('transform', 'translate(' + (x - dragged.x) + ' ' + (y - dragged.y) + ')');
  });
  addEventListener('pointerup', (event) => {
    const at = pointOf(event);
    if (from) {
      const one = from;
      from = undefined;
      if (Math.abs(at.x - one.x) > 4 && Math.abs(at.y - one.y) > 4) searchBox(one, at);
      return;
    }
    if (!dragged) return;
    const { lon, lat, zoom, east, north } = view();
    const [dx, dy] = [at.x - dragged.x, at.y - dragged.y];
    dragged = undefined;
    svg().classList.remove('mv');
    if (!wasDragged) return;
    if (zoom === 0) return svg().firstElementChild.removeAttribute('transform');
    load(addressOf({ lon: lon - dx / east, lat: lat + dy / north, zoom }));
  });
  root.addEventListener('dragstart', (event) => { if (event.target.closest('svg.bigm')) event.preventDefault(); });
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-draw]');
    if (button) return button.getAttribute('aria-pressed') === 'true' ? stop() : start(button.dataset.draw);
    const inMap = event.target.closest('svg.bigm');
    if (inMap && (mode || wasDragged)) {
      event.preventDefault();
      wasDragged = false;
      if (mode !== 'area') return;
      const at = pointOf(event);
      if (corners.length > 2 && isNear(at, corners[0])) return searchArea();
      if (corners.length === 0 || !isNear(at, corners.at(-1))) corners.push(at);
      return show(corners, false);
    }
    const link = event.target.closest('a');
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const href = link && (link.getAttribute('href') || '');
    if (isPlain && link && (href === root.dataset.map || href.startsWith(root.dataset.map + '?'))) {
      event.preventDefault();
      load(href);
    }
  });
  root.addEventListener('wheel', (event) => {
    // The page goes on scrolling until somebody enters the map; a pinch on a trackpad comes with the control key.
    const isMeant = event.ctrlKey || event.metaKey || document.activeElement === root.querySelector('.bigmap .scroll');
    if (!event.target.closest('svg.bigm') || !isMeant || mode || !event.deltaY) return;
    event.preventDefault();
    const { zoom, lon, lat } = view();
    turned = Math.max(-zoom, Math.min(NEAREST - zoom, turned + (event.deltaY < 0 ? 1 : -1)));
    const at = pointOf(event), place = degreesAt(at), scale = 2 ** turned;
    svg().firstElementChild.setAttribute('transform', 'translate(' + at.x * (1 - scale) + ' ' + at.y * (1 - scale) + ') scale(' + scale + ')');
    const to = { zoom: zoom + turned, lon: place.lon + (lon - place.lon) / scale, lat: place.lat + (lat - place.lat) / scale };
    soon(addressOf(to));
  }, { passive: false });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && mode) { event.preventDefault(); return stop(); }
    if (event.key === 'Enter' && mode === 'area') { event.preventDefault(); return searchArea(); }
    if (!event.target.matches('.bigmap .scroll') || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = { ArrowLeft: 'west', ArrowRight: 'east', ArrowUp: 'north', ArrowDown: 'south', '+': 'in', '=': 'in', '-': 'out' }[event.key];
    const link = id && document.getElementById('map-' + id);
    if (!link) return;
    event.preventDefault();
    load(link.getAttribute('href'));
  });
})();
`;
