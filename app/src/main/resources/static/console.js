// The live log, the rows and the board it changes, times in the reader's own zone, and "/" to search. The pages work without any of it.
'use strict';

const localTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function showLocalTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.textContent = localTime.format(at);
      time.title = time.dateTime;
    }
  }
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text ?? '';
  return made;
}

function logLine(line) {
  const key = line.stream.slice(line.stream.indexOf(':') + 1);
  const sku = line.stream.startsWith('item:') ? key : line.stream.startsWith('listing:') ? key.split('/')[1] : null;
  const about = element('span', 'about', sku ? '' : key);
  if (sku) {
    const link = element('a', '', sku);
    link.href = '/items/' + encodeURIComponent(sku);
    about.append(link);
  }
  const by = element('span', 'by');
  const time = element('time', '', line.recordedAt);
  time.dateTime = line.recordedAt;
  by.append(time, ' · ' + line.metadata.actor);
  const item = document.createElement('li');
  item.append(about, element('span', 'said', line.sentence ?? line.event), by);
  showLocalTimes(item);
  return { item, sku };
}

const stale = new Set();
let refreshing = false;

// One row at a time, the newest state of each: a burst of events asks once per item.
async function refreshRows() {
  if (refreshing) return;
  refreshing = true;
  while (stale.size > 0) {
    const [sku] = stale;
    stale.delete(sku);
    const row = [...document.querySelectorAll('tr[data-sku]')].find((candidate) => candidate.dataset.sku.toUpperCase() === sku);
    if (!row) continue;
    const answer = await fetch('/rows/' + encodeURIComponent(row.dataset.sku), { redirect: 'error' }).catch(() => null);
    if (!answer || !answer.ok) continue;
    const fresh = new DOMParser().parseFromString('<table><tbody>' + await answer.text() + '</tbody></table>', 'text/html').querySelector('tr');
    if (fresh) {
      const hadFocus = row.contains(document.activeElement);
      fresh.classList.add('changed');
      row.replaceWith(fresh);
      if (hadFocus) fresh.querySelector('a')?.focus();
    }
  }
  refreshing = false;
}

const QUIET_MILLIS = 5000;
const BUSY_MILLIS = 1000;
const SOON_MILLIS = 60;
let boardTimer = 0;
let boardAsking = false;
let boardAgain = false;

// What a section says, without the form tokens, which are new in every answer.
function said(section) {
  const copy = section.cloneNode(true);
  copy.querySelectorAll('input[name=_csrf]').forEach((token) => token.remove());
  return copy.innerHTML;
}

const stops = (section) => [...section.querySelectorAll('a[href], button, input:not([type=hidden])')];

// Puts the fresh section in the place of the old one, and the keyboard back where it was in it.
function renew(old, fresh) {
  if (old.dataset.said === fresh.dataset.said) return;
  const held = stops(old).find((stop) => stop === document.activeElement);
  const at = stops(old).indexOf(held);
  old.replaceWith(fresh);
  showLocalTimes(fresh);
  if (held) {
    const now = stops(fresh);
    (now.find((stop) => stop.textContent === held.textContent) ?? now[Math.min(at, now.length - 1)])?.focus();
  }
}

function place(board, fresh) {
  const there = new Map([...board.children].map((section) => [section.dataset.live, section]));
  let last = null;
  for (const section of [...fresh.children]) {
    section.dataset.said = said(section);
    const name = section.dataset.live;
    if (there.has(name)) {
      renew(there.get(name), section);
      there.delete(name);
    } else {
      showLocalTimes(section);
      if (last) last.after(section);
      else board.prepend(section);
    }
    last = board.querySelector('[data-live="' + name + '"]');
  }
  there.forEach((gone) => gone.remove());
  board.dataset.busy = fresh.dataset.busy;
  const count = document.getElementById('open-exceptions');
  count.textContent = fresh.dataset.open;
  count.classList.toggle('some', fresh.dataset.open !== '0');
}

// One question at a time; what happens meanwhile is asked for afterwards.
async function refreshBoard() {
  if (boardAsking) {
    boardAgain = true;
    return;
  }
  boardAsking = true;
  const board = document.getElementById('live');
  const answer = await fetch('/board/fragments', { redirect: 'error' }).catch(() => null);
  const fresh = answer && answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live') : null;
  if (fresh) place(board, fresh);
  boardAsking = false;
  boardSoon(boardAgain ? SOON_MILLIS : board.dataset.busy === 'true' ? BUSY_MILLIS : QUIET_MILLIS);
  boardAgain = false;
}

function boardSoon(millis) {
  clearTimeout(boardTimer);
  boardTimer = setTimeout(() => (document.hidden ? boardSoon(QUIET_MILLIS) : refreshBoard()), millis);
}

function listen(log, lamp) {
  const source = new EventSource('/api/events?after=' + encodeURIComponent(log.dataset.after));
  const say = (word, on) => {
    lamp.textContent = word;
    lamp.title = word;
    lamp.classList.toggle('on', on);
  };
  source.onopen = () => say('live', true);
  source.onerror = () => say(source.readyState === EventSource.CLOSED ? 'not connected: load the page again' : 'connecting', false);
  source.addEventListener('recorded', (message) => {
    const { item, sku } = logLine(JSON.parse(message.data));
    log.prepend(item);
    while (log.children.length > 40) log.lastElementChild.remove();
    if (document.getElementById('live')) boardSoon(SOON_MILLIS);
    if (sku) {
      stale.add(sku.toUpperCase());
      refreshRows();
    }
  });
  addEventListener('pagehide', () => source.close());
}

const live = document.getElementById('live');
if (live) {
  for (const section of live.children) section.dataset.said = said(section);
  boardSoon(live.dataset.busy === 'true' ? BUSY_MILLIS : QUIET_MILLIS);
}
showLocalTimes(document);
const log = document.getElementById('log');
if (log) listen(log, document.getElementById('lamp'));

addEventListener('keydown', (event) => {
  const search = document.querySelector('[data-slash]');
  if (event.key === '/' && search && !event.ctrlKey && !event.metaKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});

// A file is read into the field that is sent: the form needs no upload then.
for (const file of document.querySelectorAll('input[type=file][data-into]')) {
  file.addEventListener('change', async () => {
    if (file.files.length === 1) document.getElementById(file.dataset.into).value = await file.files[0].text();
  });
}

// The slider shows where it was let go; without this its button does.
for (const slide of document.querySelectorAll('form[data-slide]')) {
  slide.querySelector('button').hidden = true;
  slide.querySelector('input[type=range]').addEventListener('change', () => slide.requestSubmit());
}
