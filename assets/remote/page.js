/* What the trainer sees: where the session is, what the next tap does, and three buttons. One tap at a time. */

const SHORTEST = 450, LONGEST = 6000;

let flying = 0, sentAt = 0, flyTimer = 0, shown = '';
let clock = null, buttons = [], titled = '';

function fill(text, parts) {
  return text.replace(/\{(\w)\}/g, function (all, name) { return parts && name in parts ? parts[name] : all; });
}

/* What was done is seen by what changes; who listens hears it, with the step that came. */
function tell(key) {
  $('said').textContent = key === 'done' ? say(key) + ' ' + $('title').textContent : key ? say(key) : '';
  $('said').className = key === 'done' ? 'heard' : '';
}

function hush(text) {
  $('said').textContent = text;
  $('said').className = 'heard';
}

function alarm(key, parts) {
  $('wrong').textContent = key ? fill(say(key), parts) : '';
  $('wrong').alarm = key && [key, parts];
}

// taps

function press(what) {
  if (flying || !lineUp || !now) return;
  const s = nextCount(), on = now.on;
  flying = s;
  sentAt = Date.now();
  tell('');
  paint();
  line.send(JSON.stringify({ do: 'press', s: s, what: what, on: on, proof: prove(me.session, ['press', challenge, s, what, on]) }));
  flyTimer = setTimeout(drop, LONGEST);
}

/* The buttons come back when the laptop has said what became of it, and never so soon that a tremble is two taps. */
function landed(s, what) {
  if (s !== flying) return;
  clearTimeout(flyTimer);
  setTimeout(function () { free(s, what); }, Math.max(0, sentAt + SHORTEST - Date.now()));
}

function free(s, what) {
  if (s !== flying) return;
  flying = 0;
  tell(what);
  paint();
}

/* Whether a tap was under way; nobody waits for it any more, and it is not sent again. */
function settle() {
  const was = flying > 0;
  clearTimeout(flyTimer);
  flying = 0;
  return was;
}

// the screen

function render() {
  const view = JSON.stringify([lang, why, lineUp, !!me.session, !!me.key, now && [now.on, now.view]]);
  if (view === shown) { paint(); return; }
  const before = shown && JSON.parse(shown);
  shown = view;
  doc.documentElement.lang = lang;
  ['nl', 'en'].forEach(function (each) { $(each).setAttribute('aria-pressed', String(each === lang)); });
  $('link').textContent = lineUp ? say('up') : '';
  $('link').className = lineUp ? 'up' : '';
  if (me.session && now && !why) { steer(); return; }
  buttons = [];
  clock = null;
  if (!before || before[0] !== lang || before[1] !== why || before[3] !== !!me.session || before[5]) words();
}

function words() {
  const body = $('body');
  $('main').appendChild($('said'));
  body.textContent = '';
  if (why === 'elsewhere') {
    heading(say('name'));
    body.appendChild(el('button', { type: 'button', class: 'plain', on: function () { why = ''; render(); connect(); } }, say('elsewhere')));
  } else if (why === 'over' || why === 'dead' || why === 'taken' || why === 'stranger') {
    heading(say(why === 'over' ? 'over' : 'none'));
    body.appendChild(el('p', {}, say(why === 'over' ? 'overMore' : why)));
  } else if (me.session) {
    heading(say('name'));
    body.appendChild(el('p', {}, say('waiting')));
  } else if (me.key) askDigits(body);
  else {
    heading(say('none'));
    body.appendChild(el('p', {}, say('noneMore')));
  }
}

function heading(text) {
  $('title').textContent = text;
  doc.title = text.slice(0, 60);
}

function askDigits(body) {
  heading(say('pairing'));
  const input = el('input', {
    id: 'typed', type: 'text', inputmode: 'numeric', maxlength: '9', autocomplete: 'off', 'aria-describedby': 'wrong more'
  });
  body.appendChild(el('form', { novalidate: '', on: function (event) {
    event.preventDefault();
    const typed = input.value.replace(/[^0-9]/g, '');
    if (typed.length !== 6) { alarm('short'); input.focus(); return; }
    alarm('');
    digits = typed;
    input.value = '';
    tries = 0;
    connect();
  } }, [
    el('p', { id: 'more' }, say('pairMore')), el('label', { for: 'typed' }, say('digits')), input,
    el('button', { type: 'submit', class: 'plain main' }, say('go'))
  ]));
}

/* Built once and changed in place, so that a finger or a cursor on a button stays where it is. */
function steer() {
  const view = now.view, body = $('body');
  if (!buttons.length) {
    body.textContent = '';
    const parts = ['over', 'then', 'count', 'dark'].map(function (name) { return el('p', { id: name }); });
    clock = el('p', { id: 'clock' });
    buttons = ['next', 'back', 'black'].map(function (what) {
      return el('button', { type: 'button', id: what, on: function () { press(what); } });
    });
    const pair = el('div', { class: 'pair' }, [buttons[1], buttons[2]]);
    const hint = el('span', { id: 'hint' });
    body.appendChild(el('div', { id: 'where' }, [parts[0], clock, parts[2], parts[3], parts[1]]));
    body.appendChild(el('div', { id: 'pad', role: 'group', 'aria-label': say('name') }, [$('said'), hint, buttons[0], pair]));
  }
  const title = view.title[lang];
  if (titled && titled !== title && !flying) hush(title);
  titled = title;
  heading(title);
  $('pad').setAttribute('aria-label', say('name'));
  $('over').textContent = view.dilemma ? fill(say('dilemma'), { n: view.dilemma }) : '';
  $('then').textContent = view.next && view.primary === 'next' ? say('then') + ': ' + view.next[lang] : '';
  $('count').textContent = view.in >= 0 ? fill(say('votes'), { n: view.in, m: view.of }) : '';
  $('dark').textContent = view.blank === 'none' ? '' : say(view.blank + 'On');
  $('hint').textContent = fill(say('more')[view.primary] || '', { n: view.page + 1, m: view.pages });
  buttons[1].textContent = say('backStep');
  buttons[2].textContent = say(view.blank === 'none' ? 'black' : 'light');
  buttons[2].setAttribute('aria-pressed', String(view.blank !== 'none'));
  paint();
}

function paint() {
  if (!buttons.length || !now) return;
  const view = now.view, off = !lineUp || flying > 0;
  const idle = view.primary === 'none' || view.primary === 'wait-for-count';
  buttons[0].textContent = flying ? say('busy') : say('doing')[view.primary];
  [idle, !view.back, false].forEach(function (never, place) {
    buttons[place].setAttribute('aria-disabled', String(off || never));
  });
  tick();
}

/* The phone counts down by itself from what the laptop said last. */
function tick() {
  if (!clock || !now) return;
  const left = now.left;
  clock.hidden = left === null;
  if (left === null) return;
  const rest = left - (now.running ? performance.now() - nowAt : 0);
  const seconds = rest >= 0 ? Math.ceil(rest / 1000) : Math.floor(-rest / 1000);
  const figure = (rest < 0 ? '+' : '') + Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
  const words = now.running ? say(rest < 0 ? 'past' : 'left') : say('paused');
  const text = figure + ' ' + words;
  if (clock.textContent === text) return;
  clock.textContent = '';
  clock.appendChild(el('b', {}, figure));
  clock.appendChild(doc.createTextNode(' ' + words));
  clock.className = rest < 0 ? 'past' : '';
}

setInterval(tick, 250);

['nl', 'en'].forEach(function (each) {
  $(each).addEventListener('click', function () {
    lang = each;
    keep('dg.lang', each);
    const said = $('wrong').alarm;
    tell('');
    render();
    if (said) alarm(said[0], said[1]);
  });
});

render();
connect();
