// Search over indicators, milestones and documents: all words, each by its beginning, refs in any
// spelling; where nothing is found, words with a letter or two wrong.
"use strict";
(() => {
  const MOST = 50; // results that are shown; more are only counted
  const SLIP = 4; // letters of a word from which one may be wrong; from twice as many, two
  const KINDS = { i: "indicator", m: "milestone", d: "document" };

  const entries = window.quarterlightSearch.map(([kind, title, refs, href, note, others]) => ({
    kind, title, refs, href, note, words: wordsOf(`${title} ${refs} ${note} ${others}`), keys: refs.split("; ").map(key).filter(Boolean),
  }));
  const holding = new Map(); // word -> numbers of entries
  entries.forEach((entry, number) => {
    for (const word of new Set(entry.words)) {
      if (!holding.has(word)) holding.set(word, []);
      holding.get(word).push(number);
    }
  });
  const vocabulary = [...holding.keys()].sort();

  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function wordsOf(text) {
    return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  // 'NI 75', 'ni075' and 'NI-075' are one: no signs, no zeros before a number.
  function key(text) {
    return folded(text).replace(/[^\p{L}\p{N}]/gu, "").replace(/(^|\D)0+(?=\d)/g, "$1");
  }

  function beginning(word) {
    let low = 0;
    let high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle] < word) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < vocabulary.length && vocabulary[low].startsWith(word); low += 1) found.push(vocabulary[low]);
    return found;
  }

  // How many letters differ, at most `most`: changed, missing, too many or swapped.
  function slips(one, other, most) {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      before = row;
      row = next;
    }
    return Math.min(...row.slice(Math.max(0, one.length - most))); // the beginning of a word will do
  }

  function alike(word) {
    const most = word.length >= 2 * SLIP ? 2 : word.length >= SLIP ? 1 : 0;
    return most && !/\d/.test(word) ? vocabulary.filter((known) => slips(word, known, most) <= most) : [];
  }

  function having(words, find) {
    const sets = words.map((word) => new Set(find(word).flatMap((known) => holding.get(known))));
    return [...(sets[0] ?? [])].filter((number) => sets.every((set) => set.has(number)));
  }

  // A ref may be written in several words: 'NI 75 schools' is the ref 'NI 75' and a word.
  function byRef(words) {
    const found = new Map();
    for (let size = words.length; size > 0; size -= 1) {
      const asked = key(words.slice(0, size).join(""));
      if (!/\p{L}.*\d/u.test(asked)) continue;
      entries.forEach((entry, number) => {
        if (found.has(number)) return;
        const exact = entry.keys.includes(asked);
        if (!exact && !entry.keys.some((known) => known.startsWith(asked))) return;
        const rest = words.slice(size);
        if (rest.every((word) => entry.words.some((known) => known.startsWith(word)))) found.set(number, exact ? 0 : 1);
      });
    }
    return found;
  }

  function search(text) {
    const words = wordsOf(text);
    if (!words.length) return { found: [], slipped: false };
    const refs = byRef(words);
    let numbers = having(words, beginning);
    const slipped = !numbers.length && !refs.size;
    if (slipped) numbers = having(words, (word) => beginning(word).concat(alike(word)));
    const rank = (number) => refs.get(number) ?? (entries[number].title && wordsOf(entries[number].title)[0]?.startsWith(words[0]) ? 2 : 3);
    const order = Object.keys(KINDS);
    const found = [...new Set([...refs.keys(), ...numbers])];
    found.sort((a, b) => rank(a) - rank(b) || order.indexOf(entries[a].kind) - order.indexOf(entries[b].kind) || a - b);
    return { found: found.map((number) => entries[number]), slipped };
  }

  const field = document.getElementById("q");
  const list = document.getElementById("results");
  const status = document.getElementById("found");

  function item(entry) {
    const made = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.href;
    link.textContent = entry.title || entry.refs;
    const about = document.createElement("span");
    about.className = "about";
    about.textContent = [KINDS[entry.kind], entry.title ? entry.refs : "", entry.note].filter(Boolean).join(" · ");
    made.append(link, about);
    return made;
  }

  function show() {
    const text = field.value;
    const { found, slipped } = search(text);
    list.replaceChildren(...found.slice(0, MOST).map(item));
    const more = found.length > MOST ? `, the first ${MOST} are shown` : "";
    const near = slipped && found.length ? " with words nearly like these" : "";
    status.textContent = text.trim() ? `${found.length === 1 ? "1 result" : `${found.length} results`}${near}${more}` : "";
  }

  // Arrow keys lead through the results and back to the field.
  function move(event, step) {
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp") move(event, -1);
    else if (event.key === "/" && document.activeElement !== field && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  field.addEventListener("input", show);
  field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  show();
})();
