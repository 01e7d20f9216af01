/* What people see and hear. Texts of the deck reach the page as text only. */

function tell(key) {
  const box = $('said');
  box.textContent = key ? say(key) : '';
  box.className = /^(got|sending|opened|closed)$/.test(key) ? 'heard' : '';
  box.setAttribute('data-say', key);
}

/* For who listens to the page: heard, not seen, because it stands in the heading as well. */
function hush(text) {
  $('said').textContent = text;
  $('said').className = 'heard';
  $('said').setAttribute('data-say', '');
}

function alarm(key) {
  const box = $('wrong');
  box.textContent = key ? say(key) + (/lost|away/.test(key) && waiting().length ? say('kept') : '') : '';
  box.setAttribute('data-why', key);
}

function heading(text, inLanguage) {
  const title = $('title');
  title.textContent = text;
  if (inLanguage) title.setAttribute('lang', inLanguage); else title.removeAttribute('lang');
  doc.title = text.slice(0, 60);
}

function render() {
  const view = JSON.stringify([lang, why, why ? 0 : now]);
  if (view === shown) { paint(); return; }
  const first = !shown, sameWords = shown && JSON.parse(shown)[0] === lang;
  const inside = $('body').contains(doc.activeElement), typing = inside && doc.activeElement.id === 'text';
  shown = view;
  doc.documentElement.lang = lang;
  ['nl', 'en'].forEach(function (each) { $(each).setAttribute('aria-pressed', String(each === lang)); });
  const few = now && now.page.few, texts = !why && now && now.page.text && now.page.text.open;
  $('promise').textContent = why === 'over' ? '' : say(texts ? few ? 'textFew' : 'textPromise' : few ? 'few' : 'promise');
  $('over').textContent = '';
  const body = $('body');
  body.textContent = '';
  painters = [];
  if (sameWords) tell('');
  if (why === 'code' || why === 'slip') askFor(body);
  else if (why) words(body, why);
  else if (!now) words(body, 'wait');
  else if (now.page.task === 'vote' && now.page.rounds.length) vote(body);
  else {
    over([now.page.title[lang]]);
    if (texts) texting(body);
    else words(body, WORDS[lang][now.page.task] ? now.page.task : 'look');
  }
  paint();
  if (first || !sameWords) return;
  const asks = why === 'code' || why === 'slip' || now && now.page.task === 'vote';
  if (asks || inside) (typing && $('text') || $('title')).focus(); else hush($('title').textContent);
}

function words(body, key) {
  heading(say(key)[0]);
  body.appendChild(el('p', {}, say(key)[1]));
}

function over(parts) {
  parts.filter(Boolean).forEach(function (part) {
    $('over').appendChild(typeof part === 'string' ? el('span', {}, part) : part);
  });
}

function askFor(body) {
  const isCode = why === 'code';
  words(body, why);
  const input = el('input', {
    id: 'typed', type: 'text', maxlength: '24', autocapitalize: 'characters', autocomplete: 'off', autocorrect: 'off',
    spellcheck: 'false', 'aria-describedby': 'wrong'
  });
  body.appendChild(el('form', { novalidate: '', on: function (event) {
    event.preventDefault();
    const typed = plain(input.value);
    if (isCode ? typed.length !== 6 : !typed) {
      alarm(isCode ? 'codeShort' : 'slipShort');
      input.setAttribute('aria-invalid', 'true');
      input.focus();
      return;
    }
    alarm('');
    if (isCode) { location.assign('/' + typed); return; }
    me.slip = typed;
    why = '';
    render();
    connect();
  } }, [
    el('label', { for: 'typed' }, say(isCode ? 'codeLabel' : 'slipLabel')), input,
    el('button', { type: 'submit', class: 'plain main' }, say('go'))
  ]));
}

let painters = [];
function paint() { painters.forEach(function (each) { each(); }); }

function vote(body) {
  const page = now.page, card = page.card || {}, lead = page.rounds[0];
  const cases = page.rounds.filter(function (round) { return round.kind === 'grey'; });
  over([el('span', { lang: card.title ? page.lang : null }, card.title || page.title[lang]), lead.slot === 2 ? say('second') : '']);
  if (!now.taking) {
    heading(say('closed'));
    const counted = page.rounds.some(function (round) { return record(round).stored; });
    body.appendChild(el('p', {}, say(counted ? 'counts' : 'none')));
    body.appendChild(el('p', {}, say('look2')));
    return;
  }
  const statement = card.statement || '';
  if (cases.length || say(lead.about)) heading(say(lead.about) || say('how').grey);
  else heading(card.question || statement || card.title || page.title[lang], page.lang);
  if (lead.about === 'twist') {
    const fact = el('span', { lang: page.lang }, lead.text);
    body.appendChild(el('div', { class: 'band' }, [el('b', {}, say('whatIf')), fact]));
  }
  if (statement && card.question && !cases.length) body.appendChild(el('blockquote', { lang: page.lang }, statement));
  if (card.situation && card.situation.length) {
    const text = [el('h2', {}, card.title || '')].concat(tree(card.situation));
    const box = el('div', { class: 'text', lang: page.lang }, text);
    body.appendChild(el('details', {}, [el('summary', {}, say('readCase')), box]));
  }
  if (cases.length) body.appendChild(grey(cases, page.lang));
  page.rounds.forEach(function (round) {
    if (round.kind === 'grey') return;
    const box = ({ ranking: ranking, multiple: multiple }[round.form] || single)(round, page.lang);
    if (round.kind === 'certainty' && page.rounds.length > 1) {
      painters.push(function () {
        box.hidden = !page.rounds.some(function (each) { return each !== round && isGiven(each); });
      });
    }
    body.appendChild(box);
  });
}

function tree(blocks) {
  return blocks.map(function (block) {
    if (block.p) return el('p', {}, runs(block.p));
    if (block.h) return el('h3', {}, runs(block.h));
    if (block.q) return el('blockquote', {}, tree(block.q));
    const items = (block.ol || block.ul || []).map(function (item) { return el('li', {}, tree(item)); });
    return el(block.ol ? 'ol' : 'ul', {}, items);
  });
}

function runs(spans) {
  return spans.map(function (span) {
    const inner = span[1].indexOf('e') >= 0 ? el('em', {}, span[0]) : span[0];
    if (span[1].indexOf('s') >= 0) return el('strong', {}, inner);
    return typeof inner === 'string' ? el('span', {}, inner) : inner;
  });
}

['nl', 'en'].forEach(function (each) {
  $(each).addEventListener('click', function () {
    lang = each;
    keep('dg.lang', each);
    const said = $('said').getAttribute('data-say'), wrong = $('wrong').getAttribute('data-why');
    render();
    tell(said || '');
    alarm(wrong || '');
  });
});

render();
connect();
