// Draws what the page's tables say: charts from their tables, counts and ages onto the process diagrams.
(() => {
  const color = (name) => {
    const probe = document.createElement("span");
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  };
  const number = (text) => (text === undefined || text === "" ? null : Number(text));
  const rounded = (value) => (value === null ? "–" : Number(value.toFixed(3)).toLocaleString("en"));

  const read = (figure) => {
    const factor = Number(figure.dataset.factor ?? 1);
    const scaled = (text) => (number(text) === null ? null : number(text) * factor);
    return [...figure.querySelectorAll("tbody tr")].map((row) => ({
      name: row.dataset.name,
      value: scaled(row.dataset.value),
      lower: scaled(row.dataset.lower),
      upper: scaled(row.dataset.upper),
      max: scaled(row.dataset.max),
      threshold: scaled(row.dataset.threshold),
    }));
  };

  const bars = (rows, ink) => ({
    series: [{ type: "bar", data: rows.map((row) => row.value), itemStyle: { color: ink.accent }, barMaxWidth: 36 }],
  });

  const intervals = (rows, ink) => {
    const threshold = rows.findLast((row) => row.threshold !== null)?.threshold;
    return {
      series: [
        { type: "bar", stack: "interval", silent: true, itemStyle: { color: "transparent" }, barWidth: 5, data: rows.map((row) => row.lower) },
        { type: "bar", stack: "interval", silent: true, itemStyle: { color: ink.soft, opacity: 0.45 }, barWidth: 5, data: rows.map((row) => (row.upper === null ? null : row.upper - row.lower)) },
        {
          type: "scatter", symbolSize: 9, itemStyle: { color: ink.accent }, data: rows.map((row) => row.value),
          markLine: threshold === undefined ? undefined : {
            silent: true, symbol: "none", lineStyle: { color: ink.bad, type: "dashed" },
            label: { formatter: `threshold ${rounded(threshold)}`, color: ink.bad, position: "insideStartTop" },
            data: [{ yAxis: threshold }],
          },
        },
      ],
    };
  };

  const ages = (rows, ink) => ({
    legend: { textStyle: { color: ink.text }, top: 0 },
    series: [
      { name: "P50", type: "bar", data: rows.map((row) => row.value), itemStyle: { color: ink.accent }, barMaxWidth: 18 },
      { name: "P90", type: "bar", data: rows.map((row) => row.upper), itemStyle: { color: ink.warn }, barMaxWidth: 18 },
      { name: "oldest", type: "bar", data: rows.map((row) => row.max), itemStyle: { color: ink.bad }, barMaxWidth: 18 },
    ],
  });

  const kinds = { bars, intervals, ages };

  const draw = (figure) => {
    const plot = figure.querySelector(".plot");
    if (!plot || !window.echarts) return;
    const rows = read(figure);
    const ink = { text: color("ink"), soft: color("soft"), line: color("line"), accent: color("accent"), warn: color("warn"), bad: color("bad") };
    const across = figure.dataset.kind === "ages";
    const names = {
      type: "category", data: rows.map((row) => row.name), inverse: across,
      axisLabel: { color: ink.text, hideOverlap: !across, interval: across ? 0 : "auto", width: across ? 130 : undefined, overflow: "break" },
      axisLine: { lineStyle: { color: ink.soft } }, axisTick: { show: false },
    };
    const values = {
      type: "value", name: figure.dataset.unit, nameLocation: across ? "middle" : "end", nameGap: across ? 28 : 12,
      nameTextStyle: { color: ink.text, align: across ? "center" : "left" }, scale: figure.dataset.kind === "intervals",
      axisLabel: { color: ink.text }, splitLine: { lineStyle: { color: ink.line } },
    };
    // Every holder has a line of its own, however many there are.
    if (across) plot.style.height = `${Math.max(17, 6 + 3.2 * rows.length)}rem`;
    const chart = echarts.getInstanceByDom(plot) ?? echarts.init(plot);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 16, top: 40, bottom: across ? 34 : 8, containLabel: true },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (value) => rounded(value ?? null) },
      xAxis: across ? values : names,
      yAxis: across ? names : values,
      ...kinds[figure.dataset.kind](rows, ink),
    }, true);
  };
  const charts = () => document.querySelectorAll("figure.chart").forEach(draw);

  // One viewer that shows one model at a time; what stands where comes from the list of marks.
  const READABLE = 0.4;
  let viewer = null;
  let shown = null;
  const marks = () => [...document.querySelectorAll("#marks li")].map((mark) => mark.dataset);
  const mark = () => {
    if (!viewer || !shown) return;
    const overlays = viewer.get("overlays");
    overlays.clear();
    for (const each of marks().filter((one) => one.process === shown)) {
      if (!viewer.get("elementRegistry").get(each.element)) continue;
      const badge = document.createElement("div");
      badge.className = each.ended === "true" ? "mark ended" : "mark";
      badge.textContent = each.age ? `${each.count} · ${each.age}` : each.count;
      overlays.add(each.element, { position: { top: -18, left: -8 }, show: { minZoom: 0 }, scale: false, html: badge });
    }
    for (const tab of document.querySelectorAll("#diagram [data-process]")) {
      tab.classList.toggle("busy", marks().some((one) => one.process === tab.dataset.process && one.ended !== "true"));
    }
  };
  // On a narrow screen the whole model would be too small to read: begin where most waits.
  const fit = () => {
    const canvas = viewer.get("canvas");
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    if (!inner.width || !outer.width || !outer.height) return;
    canvas.zoom("fit-viewport", "auto");
    if (canvas.zoom() >= READABLE) return;
    const first = marks().find((one) => one.process === shown && viewer.get("elementRegistry").get(one.element));
    const at = viewer.get("elementRegistry").get(first?.element);
    canvas.zoom(READABLE, "auto");
    if (at) {
      const width = outer.width / READABLE;
      const height = outer.height / READABLE;
      canvas.viewbox({ x: at.x + at.width / 2 - width / 2, y: at.y + at.height / 2 - height / 2, width, height });
    }
  };
  const show = async (section, process) => {
    const answer = await fetch(`/process-models/${process}.bpmn`);
    if (!answer.ok) return;
    shown = null;
    await viewer.importXML(await answer.text());
    shown = process;
    fit();
    section.querySelectorAll("[data-process]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.process === process)));
    mark();
    section.dataset.shown = process;
  };
  const diagram = () => {
    const section = document.getElementById("diagram");
    if (!section || !window.BpmnJS) return;
    section.hidden = false;
    viewer = new BpmnJS({ container: section.querySelector(".canvas"), canvas: { deferUpdate: false } });
    // A page is scrolled by the wheel; the diagram is moved by dragging and by its tabs.
    viewer.get("zoomScroll").toggle(false);
    section.addEventListener("click", (event) => {
      const tab = event.target.closest("[data-process]");
      if (tab) show(section, tab.dataset.process);
    });
    const busy = marks().filter((one) => one.ended !== "true");
    const first = busy.find((one) => one.process !== "dataset-lifecycle") ?? busy[0] ?? { process: "dataset-lifecycle" };
    show(section, ["review", "adjudication"].includes(first.process) ? "label-batch" : first.process);
  };

  document.addEventListener("DOMContentLoaded", () => {
    diagram();
    charts();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "state") mark();
    if (event.target.id === "figures") charts();
  });
  addEventListener("resize", () => {
    document.querySelectorAll(".plot").forEach((plot) => window.echarts?.getInstanceByDom(plot)?.resize());
    if (shown) fit();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", charts);
})();
