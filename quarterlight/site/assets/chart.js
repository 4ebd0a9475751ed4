// Draws the charts of a page. The data stand in the page; the library is Vega-Lite.
"use strict";
(() => {
  const INK = "#2b2b2b";
  const FAINT = "#6b6b6b";
  const LIGHTS = ["green", "amber", "red", "no light known"];
  const SHAPES = ["circle", "diamond", "triangle-down", "square"];
  const COLOURS = ["#009e73", "#e69f00", "#d55e00", "#ffffff"]; // told apart by most colour-blind people
  const UNITS = { percent: "%", gbp: "£" };
  const HEIGHT = 260;
  const ROOM = 0.15; // part of the span of the values that is left free above and below
  const LABELLED = 14; // points that can carry their figures without covering each other
  const DAY = 86400000;
  const YEAR = "(utcyear(datum.value) - 1) + '-' + slice(toString(utcyear(datum.value)), 2)"; // '2012-13' at 31 March 2013

  const TIP = ["period", "kind", "said", "where"].map((field) => ({ field, type: "nominal" }));
  const LIGHT_TIP = [...TIP, { field: "light", type: "nominal" }, { field: "direction", type: "nominal" }];

  // A day as Vega-Lite takes it in a domain.
  function when(time) {
    const day = new Date(time);
    return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate(), utc: true };
  }

  function timeAxis(panel) {
    const first = Date.parse(panel.first);
    const last = Date.parse(panel.last);
    const years = [];
    for (let year = new Date(first).getUTCFullYear(); year <= new Date(last).getUTCFullYear() + 1; year += 1) {
      const end = Date.UTC(year, 2, 31);
      if (end >= first - 200 * DAY && end <= last + 200 * DAY) years.push(end);
    }
    const edge = first === last ? 180 * DAY : 0; // one day alone would have no width
    const domain = [Math.min(first - edge, years[0] ?? first), Math.max(last + edge, years.at(-1) ?? last)];
    return {
      field: "at",
      type: "temporal",
      scale: { type: "utc", domain: domain.map(when), padding: 24 },
      axis: { values: years.map(when), labelExpr: YEAR, title: "financial years, each marked at its end", grid: false, labelOverlap: true },
    };
  }

  function valueAxis(panel, valued) {
    const values = valued.map((row) => row.value);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const room = (high - low) * ROOM || Math.max(Math.abs(high) * ROOM, 1);
    return {
      field: "value",
      type: "quantitative",
      scale: { domain: [low - room, high + room], nice: true, zero: false },
      axis: { tickCount: 5 },
      title: UNITS[panel.unit] ?? panel.unit,
    };
  }

  // The key to the lights stands below the chart, in words.
  function lights(panel) {
    if (!panel.lights) return { fill: { value: INK }, shape: { value: "circle" } };
    const scale = (range) => ({ domain: LIGHTS, range });
    return {
      shape: { field: "light", type: "nominal", scale: scale(SHAPES), legend: null },
      fill: { field: "light", type: "nominal", scale: scale(COLOURS), legend: null },
    };
  }

  function layers(panel, rows) {
    const valued = rows.filter((row) => row.value !== null);
    const [actual, target] = panel.kinds;
    const of = (kind) => ({ values: valued.filter((row) => row.kind === kind) });
    const x = timeAxis(panel);
    const y = valueAxis(panel, valued);
    const dashes = { field: "kind", type: "nominal", legend: null, scale: { domain: panel.kinds, range: [[1, 0], [5, 4]] } };
    const drawn = [
      { data: { values: valued }, mark: { type: "line", color: INK, strokeWidth: 1.6 },
        encoding: { x, y, detail: [{ field: "line", type: "nominal" }], strokeDash: dashes } },
      { data: of(target), mark: { type: "point", shape: "stroke", size: 240, strokeWidth: 2.4, color: INK, opacity: 1 },
        encoding: { x, y, tooltip: TIP } },
      { data: of(actual), mark: { type: "point", filled: true, opacity: 1, stroke: INK, strokeWidth: 1.2 },
        encoding: { x, y, size: { field: "size", type: "quantitative", scale: null, legend: null }, ...lights(panel), tooltip: panel.lights ? LIGHT_TIP : TIP } },
    ];
    if (valued.length <= LABELLED) {
      const label = (kind, color, dy) => ({ data: { values: of(kind).values.filter((row) => row.above === (dy < 0)) },
        mark: { type: "text", dy, fontSize: 11, color }, encoding: { x, y, text: { field: "said" } } });
      for (const dy of [-15, 15]) drawn.push(label(actual, INK, dy), label(target, FAINT, dy));
    }
    const states = rows.filter((row) => row.value === null);
    if (states.length) {
      drawn.push({ data: { values: states }, mark: { type: "text", angle: 270, align: "left", fontSize: 11, color: FAINT },
        encoding: { x, y: { value: HEIGHT - 4 }, text: { field: "said" }, tooltip: TIP } });
    }
    if (panel.breaks.length) {
      const data = { values: panel.breaks.map((day) => ({ at: Date.parse(day) })) };
      drawn.push({ data, mark: { type: "rule", color: INK, strokeDash: [2, 2], strokeWidth: 1.4 }, encoding: { x } });
      drawn.push({ data, mark: { type: "text", align: "left", dx: 5, baseline: "top", fontSize: 11, color: INK },
        encoding: { x, y: { value: 0 }, text: { value: "definition changed" } } });
    }
    return drawn;
  }

  function chart(panel) {
    const rows = panel.rows.map((row) => ({ ...row, at: Date.parse(row.end) }));
    return {
      width: "container",
      height: HEIGHT,
      autosize: { type: "fit-x", contains: "padding" },
      background: null,
      layer: layers(panel, rows),
      config: {
        aria: false, // the figure around it says the chart in words
        font: "system-ui, sans-serif",
        view: { stroke: null },
        axis: { labelColor: INK, titleColor: FAINT, titleFontWeight: "normal", gridColor: "#e4e4e0", domainColor: FAINT, labelFontSize: 12 },
      },
    };
  }

  // `ast` reads expressions without eval, which the page's policy forbids.
  const options = { ast: true, actions: false, renderer: "svg", tooltip: { theme: "light" } };

  async function draw(figure) {
    const panel = JSON.parse(figure.querySelector("script").textContent);
    // The words are on the plot itself; Vega would put its own there.
    const inside = document.createElement("div");
    inside.setAttribute("aria-hidden", "true");
    figure.querySelector(".plot").append(inside);
    await window.vegaEmbed(inside, chart(panel), options);
    figure.dataset.drawn = "yes";
  }

  // What cannot be seen yet is drawn when it comes near.
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      near.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: "400px" });
  document.querySelectorAll("figure.chart").forEach((figure) => near.observe(figure));
  // On paper all of them stand, wherever the reader had scrolled to.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("figure.chart:not([data-drawn])").forEach((figure) => draw(figure));
  });
})();
