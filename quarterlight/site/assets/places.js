// Shows the place on the page beside a value, when asked to. Without this script the links
// lead to the whole page.
"use strict";
(() => {
  const AROUND = 46; // pixels of the page above and below the cell: a line or two of print
  const LINES_AROUND = 2;
  const SVG = "http://www.w3.org/2000/svg";

  function svg(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function crop(link) {
    const [width, height] = link.dataset.size.split(" ").map(Number);
    const [x0, top, x1, bottom] = link.dataset.box.split(" ").map(Number);
    const from = Math.max(0, top - AROUND);
    const tall = Math.min(height, bottom + AROUND) - from;
    const shown = svg("svg", { viewBox: `0 ${from} ${width} ${tall}`, class: "crop", role: "img" });
    shown.setAttribute("aria-label", `The place on the page: ${link.dataset.said}`);
    shown.append(
      svg("image", { href: link.dataset.picture, width, height }),
      svg("rect", { x: x0 - 3, y: top - 3, width: x1 - x0 + 6, height: bottom - top + 6, class: "place" }),
    );
    return shown;
  }

  const asked = new Map(); // scripts of lines that were asked for
  window.quarterlightLines = (id, lines) => asked.get(id)?.(lines);

  function linesOf(link) {
    const { lines, document: id } = link.dataset;
    link.constructor.lines ??= new Map();
    const known = link.constructor.lines;
    if (!known.has(id)) {
      known.set(id, new Promise((resolve) => {
        asked.set(id, resolve);
        const script = document.createElement("script");
        script.src = lines;
        document.head.append(script);
      }));
    }
    return known.get(id);
  }

  async function excerpt(link) {
    const lines = await linesOf(link);
    const at = Number(link.dataset.line);
    const shown = document.createElement("ol");
    const first = Math.max(1, at - LINES_AROUND);
    shown.className = "lines";
    shown.start = first;
    for (let number = first; number <= Math.min(lines.length, at + LINES_AROUND); number += 1) {
      const line = document.createElement("li");
      line.value = number;
      line.textContent = lines[number - 1];
      if (number === at) line.className = "place";
      shown.append(line);
    }
    return shown;
  }

  async function toggle(button, link) {
    const row = button.closest("tr");
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) {
      row.nextElementSibling.remove();
      return;
    }
    const shown = document.createElement("tr");
    const cell = document.createElement("td");
    shown.className = "shown";
    cell.colSpan = row.cells.length;
    shown.append(cell);
    row.after(shown);
    cell.append(link.dataset.picture ? crop(link) : await excerpt(link));
  }

  for (const link of document.querySelectorAll("td a[data-said]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "peek";
    button.textContent = "show";
    button.setAttribute("aria-label", `Show where ${link.dataset.said} is printed`);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => toggle(button, link));
    link.after(" ", button);
  }
})();
