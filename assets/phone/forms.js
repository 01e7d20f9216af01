/* The ways to answer: one choice, several, an order, a figure, a place between white and black. */

function look(round) {
  if (!mine[round.number]) {
    const answer = record(round);
    mine[round.number] = { picked: [], hidden: answer.stored || !!answer.wait, timer: 0 };
  }
  return mine[round.number];
}

function picks(round, choice) { return function () { choose(round, [choice.c]); }; }

function section(round, parts) { return el('section', { 'data-round': round.number }, parts); }

/* The answers, and in their place "your answer is in" once they have been hidden; `blank` empties them again. */
function coverable(rounds, parts, blank) {
  const change = el('button', { type: 'button', class: 'plain', on: function () {
    rounds.forEach(function (round) { look(round).hidden = false; look(round).picked = []; });
    if (blank) blank();
    tell('');
    paint();
    const first = open.querySelector('button, input');
    if (first) first.focus();
  } }, say('change'));
  const told = el('p');
  const done = el('div', { class: 'done' }, [told, el('span', {}, say('doneMore')), change]);
  const open = el('div', {}, parts);
  painters.push(function () {
    const waits = rounds.some(function (round) { return record(round).wait; });
    const cover = rounds.every(function (round) { return isGiven(round) && look(round).hidden; });
    told.textContent = say(waits ? 'sending' : 'done');
    done.className = waits ? 'done waits' : 'done';
    if (cover === open.hidden && cover === !done.hidden) return;
    const inside = open.contains(doc.activeElement);
    open.hidden = cover;
    done.hidden = !cover;
    if (cover && $('said').getAttribute('data-say') === 'got') tell('');
    if (cover && inside) change.focus();
  });
  return [open, done];
}

function isGiven(round) { return record(round).stored || !!record(round).wait; }

function stateText(round) {
  const answer = record(round);
  return answer.wait ? 'sending' : answer.stored && look(round).picked.length ? 'got' : '';
}

function stateLine(round) {
  const box = el('p', { class: 'state' });
  painters.push(function () {
    const key = stateText(round);
    box.textContent = key ? say(key) : '';
    box.className = key === 'got' ? 'state in' : 'state';
  });
  return box;
}

function label(choice, page) {
  if (choice.nl) return el('span', { class: 't' }, choice[lang]);
  return el('span', { class: 't', lang: choice.text ? page : null }, choice.text || choice.c);
}

function single(round, page) {
  const tight = round.kind === 'scale' || round.kind === 'certainty', sure = round.kind === 'certainty';
  const name = 'r' + round.number;
  const buttons = round.choices.map(function (choice) {
    const bare = !choice.text && !choice.nl, mark = el('span', { class: 'm', 'aria-hidden': 'true' });
    const parts = [label(choice, page), mark];
    if (choice.text) parts.unshift(el('span', { class: 'k' }, choice.c));
    if (round.kind === 'shades' && /^(white|grey|black)$/.test(choice.c)) {
      parts.unshift(el('span', { class: 'shade ' + choice.c, 'aria-hidden': 'true' }));
    }
    const kind = tight && !bare ? 'answer wide' : 'answer';
    const button = el('button', { type: 'button', class: kind, 'data-c': choice.c, on: picks(round, choice) }, parts);
    painters.push(function () {
      const picked = look(round).picked[0] === choice.c;
      button.setAttribute('aria-pressed', String(picked));
      mark.textContent = !picked ? '' : record(round).wait ? '…' : '\u2713';
    });
    return button;
  });
  const low = sure ? 'sureLow' : 'scaleLow', high = sure ? 'sureHigh' : 'scaleHigh';
  const parts = [el('p', { id: name }, sure ? say('sureMore') : say('how')[round.kind] || '')];
  if (tight) parts.push(el('p', { class: 'ends' }, [el('span', {}, say(low)), el('span', {}, say(high))]));
  parts.push(el('div', {
    role: 'group', class: 'answers' + (tight ? ' row' : '') + (sure ? ' five' : ''),
    'aria-labelledby': sure ? name + 'h' : 'title', 'aria-describedby': name
  }, buttons));
  parts.push(stateLine(round));
  const head = sure ? [el('h2', { id: name + 'h' }, say('sure'))] : [];
  return section(round, head.concat(coverable([round], parts)));
}

function grey(rounds, page) {
  const rows = rounds.map(function (round, place) {
    const name = 'r' + round.number;
    const state = el('p', { class: 'state' });
    const radios = round.choices.map(function (choice, at) {
      const input = el('input', { type: 'radio', name: name, value: choice.c, on: picks(round, choice) });
      if (at === 0) input.setAttribute('aria-label', say('white'));
      if (at === round.choices.length - 1) input.setAttribute('aria-label', say('black'));
      painters.push(function () { input.checked = look(round).picked[0] === choice.c; });
      return el('label', { class: 'place' }, [input, el('span', {}, choice.c)]);
    });
    painters.push(function () {
      const key = stateText(round);
      const words = { sending: 'placeSending', got: 'placeGot' }[key] || (record(round).stored ? 'placeIn' : '');
      state.textContent = words ? say(words) : '';
      state.className = record(round).stored && key !== 'sending' ? 'state in' : 'state';
    });
    return el('fieldset', { 'data-round': round.number }, [
      el('legend', {}, [el('span', {}, (place + 1) + '. '), el('span', { lang: page }, round.text)]),
      el('p', { class: 'ends', 'aria-hidden': 'true' }, [el('span', {}, say('white')), el('span', {}, say('black'))]),
      el('div', { class: 'places' }, radios), state
    ]);
  });
  return el('section', {}, coverable(rounds, rows));
}

function multiple(round, page) {
  const boxes = round.choices.map(function (choice) { return el('input', { type: 'checkbox', value: choice.c, on: tick }); });
  function ticked() {
    return boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
  }
  function tick(event) {
    const many = ticked().length > round.most;
    if (many) event.target.checked = false;
    alarm(many ? 'tooMany' : '');
    look(round).draft = ticked();
  }
  const begun = look(round).draft || look(round).picked;
  boxes.forEach(function (box) { box.checked = begun.indexOf(box.value) >= 0; });
  const rows = boxes.map(function (box, place) {
    return el('label', { class: 'tick' }, [box, label(round.choices[place], page)]);
  });
  const send = el('button', { type: 'button', class: 'plain main', on: function () {
    if (ticked().length) choose(round, ticked()); else alarm('pickOne');
  } }, say('send'));
  painters.push(function () {
    if (!look(round).hidden) return;
    look(round).draft = null;
    boxes.forEach(function (box) { box.checked = false; });
  });
  const group = el('div', { role: 'group', class: 'answers', 'aria-labelledby': 'title' }, rows);
  return section(round, coverable([round], [el('p', {}, say('how').multiple.replace('#', round.most)), group, send, stateLine(round)]));
}

function ranking(round, page) {
  // Everybody begins with another order, so that who changes nothing pulls nothing up.
  function mixed() {
    return round.choices.map(function (choice) { return [Math.random(), choice]; })
      .sort(function (one, other) { return one[0] - other[0]; }).map(function (each) { return each[1]; });
  }
  function begun(picked) {
    return picked.map(function (c) { return round.choices.filter(function (choice) { return choice.c === c; })[0]; });
  }
  let order = look(round).draft || (look(round).picked.length ? begun(look(round).picked) : mixed());
  const list = el('ol', { class: 'ranks', 'aria-labelledby': 'title' });
  function text(choice) { return choice.nl ? choice[lang] : choice.text || choice.c; }
  function move(choice, step) {
    const from = order.indexOf(choice), to = from + step;
    if (to < 0 || to >= order.length) return;
    order.splice(from, 1);
    order.splice(to, 0, choice);
    look(round).draft = order;
    draw();
    list.children[to].querySelector(step < 0 ? '.up' : '.down').focus();
    $('said').textContent = text(choice) + say('nowAt') + (to + 1) + '.';
  }
  function mover(way, choice, step, stops, sign) {
    return el('button', {
      type: 'button', class: way, 'aria-disabled': String(stops), 'aria-label': say(way) + text(choice),
      on: function () { move(choice, step); }
    }, sign);
  }
  function draw() {
    list.textContent = '';
    order.forEach(function (choice, place) {
      const stop = place === 0, end = place === order.length - 1;
      list.appendChild(el('li', {}, [el('span', {}, [(place + 1) + '. ', label(choice, page)]),
        mover('up', choice, -1, stop, '\u25b2'), mover('down', choice, 1, end, '\u25bc')]));
    });
  }
  function blank() { order = mixed(); look(round).draft = null; draw(); }
  draw();
  let covered = false;
  painters.push(function () {
    if (look(round).hidden && !covered) blank();
    covered = look(round).hidden;
  });
  const send = el('button', { type: 'button', class: 'plain main', on: function () {
    choose(round, order.map(function (choice) { return choice.c; }));
  } }, say('send'));
  const parts = [el('p', {}, say('how').ranking), list, send, stateLine(round)];
  return section(round, coverable([round], parts, blank));
}
