"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const byId = (id) => document.getElementById(id);
  const every = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const tidy = (text) => text.trim().split(/\s+/).join(" ");
  const element = (name, text = "", cls = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (cls) made.className = cls;
    return made;
  };
  const say = (text) => { byId("said").textContent = text; clearTimeout(say.timer); say.timer = setTimeout(() => { byId("said").textContent = ""; }, 6000); };
  const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  // ---- What the browser keeps: drafts of this document, and the name of the person.

  const DRAFTS = `quarterlight-review:${facts.document}`;
  const NAME = "quarterlight-review:name";
  let keeps = true;
  const kept = (key) => {
    try { return localStorage.getItem(key); } catch { keeps = false; return null; }
  };
  const keep = (key, text) => {
    try { localStorage.setItem(key, text); } catch { keeps = false; }
  };

  // ---- Rows and their places.

  const rows = every(".row");
  const cards = every(".card");
  let chosen = null;

  const placeOf = (row) => byId(`at-${row.id}`) || byId((row.querySelector(".go") || row.closest(".card").querySelector(".go"))?.hash.slice(1) || "");

  // On a small screen pages and rows are one column: there the picture is not followed unasked.
  const sideBySide = () => getComputedStyle(byId("paper")).overflowY !== "visible";

  function choose(row, { focus = true, follow = sideBySide() } = {}) {
    if (chosen) {
      chosen.classList.remove("chosen");
      chosen.tabIndex = -1;
      every(".place.chosen, li.chosen").forEach((place) => place.classList.remove("chosen"));
    }
    chosen = row;
    row.classList.add("chosen");
    row.tabIndex = 0;
    if (focus) row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest", behavior: motion() });
    const place = placeOf(row);
    if (place) {
      place.classList.add("chosen");
      if (follow) place.scrollIntoView({ block: "center", inline: "nearest", behavior: motion() });
    }
  }

  function goToPlace(row) {
    choose(row, { focus: false, follow: true });
    const place = placeOf(row);
    if (!place) { say("Its place is not known."); return; }
    const target = place.matches("a") ? place : place.querySelector("a") || place;
    if (!target.matches("a")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function comeBack(id) {
    const row = byId(id);
    if (!row) return;
    if (row.closest(".card").hidden) { resetFilters(); say("The filters are reset, to show this row."); }
    choose(row, { follow: false });
  }

  const rowsShown = () => rows.filter((row) => !row.closest(".card").hidden);

  function step(by) {
    const shown = rowsShown();
    const at = shown.indexOf(chosen);
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next) choose(next);
  }

  const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.closest("dialog, #filters, header") || !at.closest("#rows, #paper")) return;
    if (event.key in STEPS) {
      if (at.id === "paper" || at.matches("summary, pre")) return;
      event.preventDefault();
      step(STEPS[event.key]);
    } else if (event.key === "Enter" && at.matches(".row")) {
      event.preventDefault();
      goToPlace(at);
    } else if (event.key === "Escape" && at.closest("#paper") && chosen) {
      choose(chosen, { follow: false });
    } else if (event.key === "c" && chosen && at.closest("#rows, .place")) {
      const key = chosen.dataset.key;
      if (key in facts.rows) { event.preventDefault(); openCorrection(key); }
    }
  });

  document.addEventListener("click", (event) => {
    const at = event.target;
    const go = at.closest(".go");
    const place = at.closest(".place");
    if (go) {
      event.preventDefault();
      goToPlace(go.closest(".row"));
    } else if (place) {
      event.preventDefault();
      comeBack(place.hash.slice(1));
    } else if (at.closest(".correct")) {
      openCorrection(at.closest(".correct").dataset.key);
    } else if (at.closest(".judge")) {
      openJudgement(at.closest(".judge").dataset.link);
    } else if (at.closest("[data-close]")) {
      at.closest("dialog").close();
    } else if (at.closest(".lines .read") && !String(getSelection())) {
      comeBack(at.closest(".read").querySelector(".place").hash.slice(1));
    } else if (at.closest(".row") && !at.closest("button, a, summary, input, select") && !String(getSelection())) {
      choose(at.closest(".row"));
    }
  });

  // ---- Filters.

  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));

  function filter() {
    const doubtful = document.querySelector("input[name=doubt]:checked").value === "doubtful";
    const table = byId("by-table").value;
    const page = byId("by-page")?.value || "";
    const asked = tidy(byId("search").value.toLowerCase()).split(" ").filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const fits = (!doubtful || card.matches(".doubtful")) && (!table || card.dataset.table === table)
        && (!page || card.dataset.page === page) && asked.every((word) => texts.get(card).includes(word));
      card.hidden = !fits;
      count += fits;
      for (const row of [card, ...every(".row", card)]) byId(`at-${row.id}`)?.classList.toggle("filtered", !fits);
    }
    every(".group").forEach((group) => { group.hidden = !group.querySelector(".card:not([hidden])"); });
    byId("nothing").hidden = count > 0;
    byId("shown").textContent = count === cards.length ? "" : `${count} of ${cards.length} shown`;
    if (page) byId(`page-${page}`).scrollIntoView({ block: "start", behavior: motion() });
    const first = rowsShown()[0];
    if (first && !(chosen && rowsShown().includes(chosen))) rows.forEach((row) => { row.tabIndex = row === first ? 0 : -1; });
  }

  function resetFilters() {
    document.querySelector("input[name=doubt][value=all]").checked = true;
    every("#filters select").forEach((select) => { select.value = ""; });
    byId("search").value = "";
    filter();
  }
  byId("filters").addEventListener("input", filter);

  // ---- Corrections: each is a line of decisions.csv.

  const nameOf = (line) => (line.decision === "correct" ? `${line.left}|${line.column}` : [line.left, line.right].sort().join("|"));
  const linksOf = (line) => Object.values(facts.links).filter((link) => nameOf(link) === nameOf(line));
  const labelOf = (table, column) => facts.columns[table].find((each) => each.name === column)?.label || column;
  const orNothing = (text) => (text === "" ? "nothing" : text.replaceAll("_", " "));
  let drafts = readDrafts();
  let judged = null;

  function readDrafts() {
    try {
      const read = JSON.parse(kept(DRAFTS) || "[]");
      const whole = (line) => line && facts.heads.every((head) => typeof line[head] === "string");
      return (Array.isArray(read) ? read : []).filter((line) => whole(line) && !isDone(line));
    } catch { return []; }
  }

  // What was taken in meanwhile stands in the row already.
  function isDone(line) {
    if (line.decision === "correct") return facts.rows[line.left]?.cells[line.column] === line.value;
    return linksOf(line).some((link) => link.is_decided && link.relation === line.decision);
  }

  function fits(line) {
    if (line.decision === "correct") return facts.rows[line.left]?.cells[line.column] === line.expected;
    return linksOf(line).length > 0;
  }

  function note(line) {
    drafts = [...drafts.filter((each) => nameOf(each) !== nameOf(line)), line];
    store();
  }

  function remove(line) {
    drafts = drafts.filter((each) => each !== line);
    store();
  }

  function store() {
    keep(DRAFTS, JSON.stringify(drafts));
    showDrafts();
  }

  function told(line) {
    const said = document.createDocumentFragment();
    if (line.decision === "correct") {
      const row = facts.rows[line.left];
      said.append(`${row ? labelOf(row.table, line.column) : line.column}: `, element("del", orNothing(line.expected)), " is ", element("ins", orNothing(line.value)));
    } else {
      said.append(element("ins", VERDICTS[line.decision] || line.decision));
    }
    said.append(`. ${line.why} (${line.who}, ${line.when})`);
    return said;
  }

  function showDrafts() {
    byId("correction-count").textContent = drafts.length;
    byId("save").disabled = byId("save-too").disabled = byId("remove-all").disabled = drafts.length === 0;
    byId("no-corrections").hidden = drafts.length > 0;
    byId("then").hidden = drafts.length === 0;
    byId("kept").textContent = keeps ? "This browser keeps them until they are removed or taken in." : "This browser keeps nothing: save them before you close the page.";
    every(".draft").forEach((each) => (each.closest("tr.found") || each).remove());
    byId("corrections").replaceChildren(...drafts.map(listed));
    for (const line of drafts) {
      const row = facts.rows[line.left] && byId(facts.rows[line.left].id);
      if (!row || !fits(line)) continue;
      const shown = element("p", "", "draft");
      shown.append("Correction: ", told(line));
      if (!row.matches("tr")) { row.append(shown); continue; }
      const below = element("tr", "", "found");
      const cell = element("td");
      cell.colSpan = row.cells.length;
      cell.append(shown);
      below.append(cell);
      row.after(below);
    }
  }

  function listed(line) {
    const item = element("li");
    const row = facts.rows[line.left];
    const [link] = linksOf(line);
    const name = row?.name || link?.name || line.left;
    item.append(element("b", name), element("br"), told(line));
    if (!fits(line)) {
      item.className = "unfit";
      item.append(element("p", "This no longer fits: the row is gone, or another value stands there by now.", "hint"));
    }
    const buttons = element("div", "", "buttons");
    if (row || link) {
      const change = element("button", "Change");
      change.type = "button";
      change.setAttribute("aria-label", `Change the correction of ${name}`);
      change.addEventListener("click", () => { byId("list-dialog").close(); if (row) openCorrection(line.left, line.column); else openJudgement(Object.keys(facts.links).find((id) => facts.links[id] === link)); });
      buttons.append(change);
    }
    const out = element("button", "Remove");
    out.type = "button";
    out.setAttribute("aria-label", `Remove the correction of ${name}`);
    out.addEventListener("click", () => { remove(line); (byId("corrections").querySelector("button") || byId("list-dialog").querySelector("[data-close]")).focus(); });
    buttons.append(out);
    item.append(buttons);
    return item;
  }

  // ---- The form.

  const VERDICTS = {
    different: "They are different indicators",
    same: "They are the same indicator",
    redefined: "The same indicator, with another definition from then on",
    successor: "The later one took the place of the earlier one",
    split: "One became several",
    merge: "Several became one",
  };
  const form = byId("correct-form");
  const right = () => byId("right-value");

  function openCorrection(key, column) {
    const row = facts.rows[key];
    judged = { key, row };
    choose(byId(row.id), { focus: false });
    byId("correct-title").textContent = "Correct";
    byId("correct-name").textContent = row.name;
    byId("correct-printed").textContent = row.printed ? `Printed: ${row.printed}` : "";
    byId("wrong-column").replaceChildren(...facts.columns[row.table].map((each) => new Option(each.label, each.name)));
    if (column) byId("wrong-column").value = column;
    byId("wrong-column").hidden = byId("wrong-column-label").hidden = false;
    showCrop(byId(row.id));
    showColumn();
    open(drafts.find((line) => line.left === key && line.column === byId("wrong-column").value));
  }

  function openJudgement(id) {
    const link = facts.links[id];
    judged = { link };
    byId("correct-title").textContent = "Judge a link";
    byId("correct-name").textContent = link.name;
    byId("correct-printed").textContent = "";
    byId("wrong-column").hidden = byId("wrong-column-label").hidden = true;
    byId("crop").hidden = true;
    byId("read-as").textContent = VERDICTS[link.relation] || link.relation;
    const offered = Object.entries(VERDICTS).map(([name, text]) => new Option(text, name));
    putControl("What is right", withOptions(offered));
    byId("right-hint").textContent = "A decision goes before every rule, also in later years.";
    open(drafts.find((line) => nameOf(line) === nameOf(link)));
  }

  function open(draft) {
    byId("problem").textContent = "";
    byId("why").value = draft?.why || "";
    byId("who").value = draft?.who || kept(NAME) || "";
    if (draft) right().value = judged.link ? draft.decision : draft.value;
    byId("correct-dialog").showModal();
    (judged.link ? right() : byId("wrong-column")).focus();
  }

  function putControl(label, control) {
    control.id = "right-value";
    control.setAttribute("aria-describedby", "right-hint");
    const named = element("label", label);
    named.htmlFor = control.id;
    byId("right").replaceChildren(named, control);
  }

  function withOptions(options) {
    const select = element("select");
    select.append(...options);
    return select;
  }

  function showColumn() {
    const column = columnChosen();
    const standing = judged.row.cells[column.name];
    byId("read-as").textContent = orNothing(standing);
    if (column.kind === "choice") {
      const words = column.choices.map((word) => new Option(word.replaceAll("_", " "), word));
      putControl("Right is", withOptions([new Option("nothing", ""), ...words]));
    } else {
      const input = element("input");
      input.type = column.kind === "date" ? "date" : "text";
      if (column.kind === "number") input.inputMode = "decimal";
      input.autocomplete = "off";
      putControl("Right is", input);
    }
    const empty = "Empty where the document says nothing.";
    byId("right-hint").textContent = column.hint ? `${column.hint}. ${empty}` : empty;
    const draft = drafts.find((line) => line.left === judged.key && line.column === column.name);
    right().value = draft ? draft.value : "";
  }
  byId("wrong-column").addEventListener("change", showColumn);

  function columnChosen() {
    return facts.columns[judged.row.table].find((each) => each.name === byId("wrong-column").value);
  }

  // '1,402' and '£1,402' are numbers as people write them.
  const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
  function rightValue(column) {
    const text = tidy(right().value);
    if (!text) return right().validity?.badInput ? { problem: "That is no date." } : { value: "" };
    if (column.kind === "number") {
      const plain = text.replace(/[,£%\s]/g, "").replace("−", "-");
      return NUMBER.test(plain) ? { value: plain.replace(/^\+/, "") } : { problem: `'${text}' is no number. Write it like 1402 or 12.5.` };
    }
    if (column.form && !new RegExp(`^(?:${column.form})$`).test(text)) return { problem: `Write it like this: ${column.hint}.` };
    return { value: text };
  }

  const today = () => { const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-"); };

  function lineOf() {
    const said = { who: tidy(byId("who").value), when: today(), why: tidy(byId("why").value) };
    const blank = Object.fromEntries(facts.heads.map((head) => [head, ""]));
    if (judged.link) return { line: { ...blank, ...said, decision: right().value, left: judged.link.left, right: judged.link.right }, at: right() };
    const column = columnChosen();
    const { value, problem } = rightValue(column);
    const expected = judged.row.cells[column.name];
    if (problem) return { problem, at: right() };
    const same = value === expected || (column.kind === "number" && value !== "" && expected !== "" && Number(value) === Number(expected));
    if (same) return { problem: "That is what stands there already.", at: right() };
    return { line: { ...blank, ...said, decision: "correct", left: judged.key, column: column.name, expected, value } };
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const made = lineOf();
    let { problem, at } = made;
    if (!problem && !made.line.why) { problem = "Say why, so that others can judge it."; at = byId("why"); }
    if (!problem && !made.line.who) { problem = "Give your name: a correction has somebody who answers for it."; at = byId("who"); }
    every("[aria-invalid]", form).forEach((each) => each.removeAttribute("aria-invalid"));
    byId("problem").textContent = problem || "";
    if (problem) { at.setAttribute("aria-invalid", "true"); at.focus(); return; }
    keep(NAME, made.line.who);
    note(made.line);
    byId("correct-dialog").close();
    if (judged.row) byId(judged.row.id).focus({ preventScroll: true });
    say("Noted. Save corrections.csv when you are done.");
  });

  // The place as printed, cut out of the page's picture.
  const MARGIN = { x: 12, y: 2.5 };
  function showCrop(row) {
    const crop = byId("crop");
    const place = byId(`at-${row.id}`) || byId(`at-${row.closest(".card").id}`);
    const picture = place?.parentElement.querySelector("img");
    crop.hidden = !picture;
    if (!picture) return;
    const [left, top, width, height] = ["left", "top", "width", "height"].map((edge) => parseFloat(place.style[edge]));
    const x = Math.max(0, left - MARGIN.x), y = Math.max(0, top - MARGIN.y);
    const w = Math.min(100, left + width + MARGIN.x) - x, h = Math.min(100, top + height + MARGIN.y) - y;
    const image = picture.cloneNode();
    image.loading = "eager";
    image.alt = "The place as printed";
    Object.assign(image.style, { width: `${10000 / w}%`, height: `${10000 / h}%`, left: `${(-x * 100) / w}%`, top: `${(-y * 100) / h}%` });
    const frame = element("span");
    Object.assign(frame.style, { left: `${((left - x) * 100) / w}%`, top: `${((top - y) * 100) / h}%`, width: `${(width * 100) / w}%`, height: `${(height * 100) / h}%` });
    crop.style.aspectRatio = `${w * picture.width} / ${h * picture.height}`;
    crop.replaceChildren(image, frame);
  }

  // ---- Saving.

  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const csv = () => [facts.heads, ...drafts.map((line) => facts.heads.map((head) => line[head]))].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");

  function save() {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
    link.download = "corrections.csv";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    saved = JSON.stringify(drafts);
    say(`${drafts.length === 1 ? "1 correction" : `${drafts.length} corrections`} saved as corrections.csv.`);
  }
  let saved = "[]";
  byId("save").addEventListener("click", save);
  byId("save-too").addEventListener("click", save);
  byId("show-corrections").addEventListener("click", () => byId("list-dialog").showModal());
  byId("remove-all").addEventListener("click", () => { drafts = []; store(); byId("list-dialog").querySelector("[data-close]").focus(); });
  addEventListener("beforeunload", (event) => {
    if (!keeps && drafts.length && JSON.stringify(drafts) !== saved) event.preventDefault();
  });

  filter();
  store();
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (wanted && byId(wanted)?.matches(".row")) choose(byId(wanted));
})();
